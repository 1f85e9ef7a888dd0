import { testRule } from '../../helpers/rule-tester.ts'

testRule('quota-demands-resources', {
  valid: {
    'containers that say it': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4, limits.memory: 4Gi}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 1}, limits: {memory: 1Gi}}}]}}}}`,
    'a limit that is the request too': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {cpu: 4}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {cpu: 1}}}]}}}}`,
    'defaults of a LimitRange': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4}}}
---
{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, defaultRequest: {cpu: 100m}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a quota that only counts pods': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {pods: 4, requests.ephemeral-storage: 1Gi}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a pod that asks as a whole': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], resources: {requests: {cpu: 1}}}}}}`,
    'a scope that leaves these pods out': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4}, scopes: [NotBestEffort]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a priority that these pods have not': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'another namespace': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota, namespace: b}, spec: {hard: {requests.cpu: 4}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    'a container without a request': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {cpu: 4, requests.cpu: 4}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.requests[cpu] ▸ {name: web, image: "web:1"}'],
      messages: [
        'container "web" has no request for cpu, which ResourceQuota "quota" limits: its pods are refused, so that none is ever created',
      ],
    },
    'a container without anything, said once': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4, requests.memory: 4Gi, limits.cpu: 4}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.requests[cpu] ▸ {name: web, image: "web:1"}'],
      messages: [/^container "web" has no request for cpu and memory and no limit for cpu, which/],
    },
    'an init container without a limit': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {limits.memory: 4Gi}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 1Gi}}}], initContainers: [{name: init, image: "i:1"}]}}}}`,
      expect: ['spec.template.spec.initContainers[0].resources.limits[memory] ▸ {name: init, image: "i:1"}'],
    },
    'a priority that these pods have': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 4}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}], priorityClassName: high}}}}`,
      expect: ['spec.template.spec.containers[0].resources.requests[cpu] ▸ {name: web, image: "web:1"}'],
    },
  },
})
