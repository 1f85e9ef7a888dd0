import { testRule } from '../../helpers/rule-tester.ts'

const config = (metadata = '') => `apiVersion: v1
kind: ConfigMap
metadata: {name: settings${metadata}}
data: {mode: fast}
`
const pod = (container = '', spec = '') => `---
apiVersion: v1
kind: Pod
metadata: {name: shop}
spec: {containers: [{name: settings, image: shop:1${container}}]${spec}}
`
const rbac = (rest: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
${rest}`

testRule('unused-resource', {
  valid: {
    'a ConfigMap that is read': config() + pod(', envFrom: [{configMapRef: {name: settings}}]'),
    'one that may be absent': config() + pod(', envFrom: [{configMapRef: {name: settings, optional: true}}]'),
    'one that is named in an argument': config() + pod(', args: [--config=shop/settings]'),
    'one that a custom resource names': `${config()}${pod()}---
apiVersion: example.com/v1
kind: Thing
metadata: {name: a}
spec: {config: settings}
`,
    'one that a program looks for': config(', labels: {grafana_dashboard: "1"}') + pod(),
    'manifests without users': config(),
    'a claim that a StatefulSet finds': `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data-db-0}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  selector: {matchLabels: {app: db}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: db:1}]}}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]
`,
    'a role that is bound': `${rbac('kind: Role\nmetadata: {name: read}\nrules: []\n')}${rbac('kind: RoleBinding\nmetadata: {name: read}\nroleRef: {kind: Role, name: read}\n')}`,
    'a role that is put into others': `${rbac('kind: ClusterRole\nmetadata: {name: read, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}\nrules: []\n')}${rbac('kind: RoleBinding\nmetadata: {name: read}\nroleRef: {kind: ClusterRole, name: view}\n')}`,
  },
  invalid: {
    'a ConfigMap': {
      yaml: config() + pod(),
      expect: ['metadata.name ▸ settings'],
      messages: ['ConfigMap "settings" is used by none of the manifests'],
    },
    'a claim that a volume is kept for': {
      yaml: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: data}
spec: {claimRef: {name: data, namespace: default}, accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, nfs: {server: a, path: /}}
${pod()}`,
      expect: ['metadata.name ▸ data'],
    },
    'a role': {
      yaml: `${rbac('kind: Role\nmetadata: {name: read}\nrules: []\n')}${rbac('kind: RoleBinding\nmetadata: {name: read}\nroleRef: {kind: ClusterRole, name: view}\n')}`,
      expect: ['metadata.name ▸ read'],
    },
  },
})
