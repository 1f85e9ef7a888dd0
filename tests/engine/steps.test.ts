import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { Project } from '../../src/project/project.ts'
import { PlainResource } from '../../src/workspace/resource.ts'
import { store } from '../helpers/store.ts'

const APPS = 200

/** What belongs to one application of many: things that name, select and count each other. */
const app = (number: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: app-${number}, namespace: team-${number % 20}}
spec:
  replicas: 2
  selector: {matchLabels: {app: app-${number}}}
  template:
    metadata: {labels: {app: app-${number}}}
    spec:
      containers: [{name: main, image: "a:1", env: [{name: A, valueFrom: {configMapKeyRef: {name: app-${number}, key: a}}}], envFrom: [{secretRef: {name: elsewhere-${number}}}]}]
---
apiVersion: v1
kind: Service
metadata: {name: app-${number}, namespace: team-${number % 20}}
spec: {selector: {app: app-${number}}, ports: [{port: 80}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: app-${number}, namespace: team-${number % 20}}
data: {a: b}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: app-${number}, namespace: team-${number % 20}}
spec: {rules: [{host: ${number}.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: app-${number}, port: {number: 80}}}}]}}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: app-${number}, namespace: team-${number % 20}}
spec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`

describe('the steps of judging a unit', () => {
  it.each(['recommended', 'all'] as const)(
    'are small: in one of them all resources of one kind are looked at, and few others (%s)',
    (preset) => {
      const { newest } = store()
      const project = new Project({ store: store(), rules, preset, versions: { from: newest, to: newest } })
      for (let number = 0; number < APPS; number++)
        project.addAll([{ path: `${number}.yaml`, explicit: false, text: () => app(number) }])
      const read = new Set<PlainResource>()
      const value = Object.getOwnPropertyDescriptor(PlainResource.prototype, 'value')!
      const get = function (this: PlainResource) {
        read.add(this)
        return value.get!.call(this)
      }
      Object.defineProperty(PlainResource.prototype, 'value', { ...value, get })
      let most = 0
      try {
        for (const steps = project.reportInSteps(); !steps.next().done; read.clear()) most = Math.max(most, read.size)
      } finally {
        Object.defineProperty(PlainResource.prototype, 'value', value)
      }
      expect(most).toBeGreaterThan(0)
      expect(most).toBeLessThan(APPS + 100)
    },
  )
})
