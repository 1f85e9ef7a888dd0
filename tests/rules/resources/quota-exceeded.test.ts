import { testRule } from '../../helpers/rule-tester.ts'

testRule('quota-exceeded', {
  valid: {
    'pods that fit': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 3, pods: 3}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 1}}}]}}}}`,
    'pods of another namespace': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota, namespace: b}, spec: {hard: {pods: 1}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a claim of another class': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {fast.storageclass.storage.k8s.io/requests.storage: 1Gi}}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}}`,
    'a Service without node ports': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {services.nodeports: 1, services.loadbalancers: 1}}}
---
{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: ClusterIP, selector: {app: web}, ports: [{name: a, port: 80}, {name: b, port: 81}]}}`,
    'what quotas cannot count': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {count/widgets.example.com: 0, requests.nvidia.com/gpu: 0}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
    'a Job that never runs more at one time': `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 3}}}
---
{apiVersion: batch/v1, kind: Job, metadata: {name: job}, spec: {parallelism: 5, completions: 3, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1", resources: {requests: {cpu: 1}}}]}}}}`,
  },
  invalid: {
    'too many pods': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {pods: 2}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}`,
      expect: ['spec.hard[pods] ▸ 2'],
      messages: ['the resources here take 3 of `pods`, but only 2 is allowed: what comes last is refused'],
    },
    'more than is allowed together': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.cpu: 5}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 1}}}]}}}}
---
{apiVersion: batch/v1, kind: Job, metadata: {name: job}, spec: {parallelism: 5, completions: 3, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1", resources: {requests: {cpu: 1}}}]}}}}`,
      expect: ['spec.hard[requests.cpu] ▸ 5'],
      messages: ['the resources here take 6 of `requests.cpu`, but only 5 is allowed: what comes last is refused'],
    },
    'the fewest replicas of an autoscaler': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {limits.memory: 3Gi}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1", resources: {limits: {memory: 1Gi}}}]}}}}
---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 4, maxReplicas: 9}}`,
      expect: ['spec.hard[limits.memory] ▸ 3Gi'],
    },
    'claims of a StatefulSet': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {requests.storage: 200Gi, persistentvolumeclaims: 2}}}
---
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: db, replicas: 3, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: "db:1"}]}}, volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100Gi}}}}]}}`,
      expect: ['spec.hard[requests.storage] ▸ 200Gi', 'spec.hard[persistentvolumeclaims] ▸ 2'],
    },
    'Services and their node ports': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {services: 1, services.nodeports: 3, services.loadbalancers: 0}}}
---
{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: NodePort, selector: {app: web}, ports: [{name: a, port: 80}, {name: b, port: 81}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: b}, spec: {type: LoadBalancer, selector: {app: web}, ports: [{name: a, port: 80}, {name: b, port: 81}]}}`,
      expect: ['spec.hard[services] ▸ 1', 'spec.hard[services.nodeports] ▸ 3', 'spec.hard[services.loadbalancers] ▸ 0'],
    },
    'objects by count': {
      yaml: `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {count/deployments.apps: 0, configmaps: 0}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}`,
      expect: ['spec.hard[count/deployments.apps] ▸ 0', 'spec.hard[configmaps] ▸ 0'],
    },
  },
})
