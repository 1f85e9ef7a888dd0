import { testRule } from '../../helpers/rule-tester.ts'

testRule('surge-exceeds-quota', {
  valid: {
    'room for one more': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {pods: "4"}}}`,
    'pods that may go first': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {pods: 3}}}`,
    'another namespace': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small, namespace: other}, spec: {hard: {pods: 3}}}`,
    'a quota for other pods only': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {scopes: [NotBestEffort], hard: {pods: 3}}}`,
    'a resource that no pod asks for': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {requests.cpu: 1}}}`,
    'a quota of something else': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {services: 1, constructor: 1}}}`,
    Recreate: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, strategy: {type: Recreate}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {pods: 3}}}`,
  },
  invalid: {
    'no room': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {pods: 3}}}`,
      expect: ['spec.replicas ▸ 3'],
      messages: [
        'an update starts with one pod more, but its pods already take 3 of `pods` and ResourceQuota "small" allows 3: the update cannot begin',
      ],
    },
    'no room beside others': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {replicas: 1, serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {pods: 3}}}`,
      expect: ['spec.strategy.rollingUpdate.maxSurge ▸ 1'],
      messages: [/but the pods of this namespace already take 3/],
    },
    requests: {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 500m}}}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {requests.cpu: 1400m}}}`,
      expect: ['spec.replicas ▸ 2'],
      messages: [/already take 1 of `requests.cpu` and ResourceQuota "small" allows 1400m/],
    },
    'limits that stand for requests': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 1Gi}}}]}}}}
---
{apiVersion: v1, kind: ResourceQuota, metadata: {name: small}, spec: {hard: {memory: 1.5Gi}}}`,
      expect: ['spec.replicas ▸ 1'],
      messages: [/already take 1Gi of `memory`/],
    },
  },
})
