import { testRule } from '../../helpers/rule-tester.ts'

testRule('claim-shared-by-workloads', {
  valid: {
    'one workload': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
    'a claim for many nodes': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
    'one that only reads': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data, readOnly: true}}]}}}}`,
    'one that is switched off': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {replicas: 0, selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
    'one that is placed beside the other': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}], affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: a}}}]}}}}}}`,
    'Jobs one after the other': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: batch/v1, kind: Job, metadata: {name: b}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
    'a volume of the manifests that is never attached': `{apiVersion: v1, kind: PersistentVolume, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, nfs: {server: nas, path: /data}}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {volumeName: data, storageClassName: "", accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
    'a workload of two environments': `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
  },
  invalid: {
    'two Deployments': {
      yaml: `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
      expect: ['spec.template.spec.volumes[0].persistentVolumeClaim.claimName ▸ data'],
      messages: [
        'the claim "data" is ReadWriteOnce and belongs to Deployment "a" too: its volume is attached to one node, and pods on other nodes stay in ContainerCreating',
      ],
    },
    'a Deployment and a Job': {
      yaml: `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}
---
{apiVersion: batch/v1, kind: Job, metadata: {name: b}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]}}}}`,
      expect: ['spec.template.spec.volumes[0].persistentVolumeClaim.claimName ▸ data'],
    },
    'one pod only, even on one node': {
      yaml: `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOncePod], resources: {requests: {storage: 1Gi}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}], nodeName: n}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: a, image: "a:1"}], volumes: [{name: d, persistentVolumeClaim: {claimName: data}}], nodeName: n}}}}`,
      expect: ['spec.template.spec.volumes[0].persistentVolumeClaim.claimName ▸ data'],
      messages: [
        'the claim "data" is ReadWriteOncePod and belongs to Deployment "a" too: one pod takes it, all others stay Pending',
      ],
    },
  },
})
