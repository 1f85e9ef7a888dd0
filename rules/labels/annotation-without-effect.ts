import { defineRule, type FieldPath, key, valueAt } from '../../src/kit.ts'

/** An annotation that a field has taken the place of. */
interface Lost {
  readonly name: string
  /** The minor since which it has no effect. */
  readonly since: number
  /** The field to write, where there is one. */
  readonly field?: FieldPath
  /** What does not happen. */
  readonly effect: string
  /** The value that asks for what happens anyway. */
  readonly idle?: string
}

const POD: readonly Lost[] = [
  ...['alpha', 'beta'].map((stage) => ({
    name: `pod.${stage}.kubernetes.io/init-containers`,
    since: 8,
    field: ['spec', 'initContainers'],
    effect: 'the init containers in it do not run',
  })),
  {
    name: 'pod.alpha.kubernetes.io/initialized',
    since: 8,
    effect: 'a StatefulSet makes its next pod whatever it says',
  },
  {
    name: 'pod.beta.kubernetes.io/hostname',
    since: 7,
    field: ['spec', 'hostname'],
    effect: 'the pod does not get the host name in it',
  },
  {
    name: 'pod.beta.kubernetes.io/subdomain',
    since: 7,
    field: ['spec', 'subdomain'],
    effect: 'the pod has no name of its own below that of the Service',
  },
  {
    name: 'scheduler.alpha.kubernetes.io/affinity',
    since: 8,
    field: ['spec', 'affinity'],
    effect: 'pods are placed as if the affinity in it were not there',
  },
  {
    name: 'scheduler.alpha.kubernetes.io/name',
    since: 6,
    field: ['spec', 'schedulerName'],
    effect: 'the default scheduler places the pods',
    idle: 'default-scheduler',
  },
  {
    name: 'scheduler.alpha.kubernetes.io/tolerations',
    since: 6,
    field: ['spec', 'tolerations'],
    effect: 'the pods tolerate none of the taints in it',
  },
]

const SERVICE: readonly Lost[] = [
  {
    name: 'service.alpha.kubernetes.io/tolerate-unready-endpoints',
    since: 24,
    field: ['spec', 'publishNotReadyAddresses'],
    effect: 'pods that are not ready are not found through the Service',
    idle: 'false',
  },
  {
    name: 'service.beta.kubernetes.io/external-traffic',
    since: 8,
    field: ['spec', 'externalTrafficPolicy'],
    effect: 'traffic from outside goes to the pods of all nodes, and the address of the client is lost',
    idle: 'Global',
  },
  {
    name: 'service.beta.kubernetes.io/healthcheck-nodeport',
    since: 8,
    field: ['spec', 'healthCheckNodePort'],
    effect: 'load balancers do not find the health check on that port',
  },
]

export default defineRule({
  summary: 'What an annotation once set must be written into the field that has replaced it',
  severity: 'warning',
  on: ['pod', 'PodTemplate', 'Service'],
  check(value: any, { resource: { kind }, versions, report }) {
    const start = kind === 'PodTemplate' ? ['template'] : []
    const object = valueAt(value, start)
    const annotations = object?.metadata?.annotations
    if (typeof annotations !== 'object' || annotations === null) return
    for (const { name, since, field, effect, idle } of kind === 'Service' ? SERVICE : POD) {
      const text = annotations[name]
      if (typeof text !== 'string' || text === '' || text === idle || since > versions.to) continue
      if (field !== undefined && valueAt(object, field) !== undefined) continue
      report({
        path: [...start, 'metadata', 'annotations', key(name)],
        part: 'key',
        message: `the annotation \`${name}\` has no effect since Kubernetes 1.${since}: ${effect}`,
        hint: field === undefined ? 'leave it out' : `write \`${field.join('.')}\` instead`,
      })
    }
  },
})
