import { testRule } from '../../helpers/rule-tester.ts'

testRule('limit-range-violation', {
  valid: {
    'amounts within the bounds': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, min: {cpu: 50m}, max: {cpu: 2}, maxLimitRequestRatio: {cpu: 4}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 100m}, limits: {cpu: 400m}}}]}}}}`,
    'a container that gets the maximum as its limit': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a limit that is equal in other words': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 1024Mi}}}]}}}}`,
    'another namespace': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits, namespace: other}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 2Gi}}}]}}}}`,
    'a folder beside, where no namespace is written': {
      'a/limits.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}`,
      'b/web.yaml': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 2Gi}}}]}}}}`,
    },
    'files that bound the same thing twice and name no namespace': {
      'a.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: a}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}`,
      'b.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: b}, spec: {limits: [{type: Container, default: {memory: 512Mi}}]}}`,
      'web.yaml': `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 2Gi}}}]}}`,
    },
    'claims of a volume': `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: PersistentVolumeClaim, max: {storage: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
  },
  invalid: {
    'too large a limit': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 2Gi}}}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.limits[memory] ▸ 2Gi'],
      messages: ['container "web" has 2Gi as limit for memory: at most 1Gi is allowed by LimitRange "limits"'],
    },
    'files that bound different things': {
      yaml: {
        'a.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: a}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}`,
        'b.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: b}, spec: {limits: [{type: Container, max: {cpu: 4}}]}}`,
        'web.yaml': `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 2Gi}}}]}}`,
      },
      expect: ['spec.containers[0].resources.limits[memory] ▸ 2Gi'],
    },
    'files that bound the same thing twice in one namespace': {
      yaml: {
        'a.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: a, namespace: shop}, spec: {limits: [{type: Container, max: {memory: 1Gi}}]}}`,
        'b.yaml': `{apiVersion: v1, kind: LimitRange, metadata: {name: b, namespace: shop}, spec: {limits: [{type: Container, max: {memory: 3Gi}}]}}`,
        'web.yaml': `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 2Gi}}}]}}`,
      },
      expect: ['spec.containers[0].resources.limits[memory] ▸ 2Gi'],
    },
    'too small a request': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, min: {cpu: 100m}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 50m}}}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.requests[cpu] ▸ 50m'],
      messages: ['container "web" has 50m as request for cpu: at least 100m is demanded by LimitRange "limits"'],
    },
    'a pod without a limit': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Pod, max: {memory: 1Gi}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.template.spec.resources.limits[memory] ▸ spec'],
      messages: ['the pod as a whole has no limit for memory: at most 1Gi is allowed by LimitRange "limits"'],
    },
    'a pod whose containers are too large together': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Pod, max: {cpu: 1}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {cpu: 600m}}}], initContainers: [{name: proxy, image: "p:1", restartPolicy: Always, resources: {limits: {cpu: 600m}}}]}}}}`,
      expect: ['spec.template.spec.resources.limits[cpu] ▸ spec'],
      messages: ['the pod as a whole has 1200m as limit for cpu: at most 1 is allowed by LimitRange "limits"'],
    },
    'a ratio that is too large': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, maxLimitRequestRatio: {cpu: 2}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 100m}, limits: {cpu: 1}}}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.limits[cpu] ▸ 1'],
      messages: [
        'container "web" may use 1 of cpu and asks for 100m: more than 2 times as much is not allowed by LimitRange "limits"',
      ],
    },
    'a ratio without a request': {
      yaml: `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [{type: Container, maxLimitRequestRatio: {cpu: 2}}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.template.spec.containers[0].resources.requests[cpu] ▸ {name: web, image: "web:1"}'],
      messages: [],
    },
  },
})
