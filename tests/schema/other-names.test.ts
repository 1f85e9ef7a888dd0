import { expect, it } from 'vitest'
import { checkFiles } from '../helpers/check.ts'

const POD = 'containers: [{name: a, image: a'

/** The hints to unknown fields of a resource with this spec. */
function hints(kind: string, spec: string): (string | undefined)[] {
  const [apiVersion, name] = kind.split(' ')
  const text = `apiVersion: ${apiVersion}\nkind: ${name}\nmetadata: {name: a}\nspec: {${spec}}\n`
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
  return findings.filter(({ rule }) => rule === 'unknown-field').map(({ hint }) => hint)
}

it.each([
  ['v1 Pod', `${POD}, environment: []}]`, 'env'],
  ['v1 Pod', `${POD}, ports: [{port: 80}]}]`, 'containerPort'],
  ['v1 Pod', `${POD}, env: [{name: A, valueFrom: {secretRef: {name: a, key: b}}}]}]`, 'secretKeyRef'],
  ['v1 Pod', `${POD}, livenessProbe: {http: {port: 80}}}]`, 'httpGet'],
  ['v1 Pod', `${POD}}], volumes: [{name: a, secret: {name: a}}]`, 'secretName'],
  ['v1 Pod', `${POD}}], volumes: [{name: a, persistentVolumeClaim: {name: a}}]`, 'claimName'],
  ['v1 Service', 'ports: [{port: 80, containerPort: 80}]', 'targetPort'],
  ['v1 Service', 'publishNotReadyEndpoints: true', 'publishNotReadyAddresses'],
  ['apps/v1 DaemonSet', 'strategy: {}', 'updateStrategy'],
  ['networking.k8s.io/v1 NetworkPolicy', 'selector: {}', 'podSelector'],
  ['networking.k8s.io/v1 Ingress', 'ingressClass: nginx', 'ingressClassName'],
  ['v1 PersistentVolumeClaim', 'storageClass: a', 'storageClassName'],
  ['v1 Pod', `${POD}}], volumes: [{name: a, configMap: {configMapName: a}}]`, 'name'],
])('in a %s with %s another word was meant', (kind, spec, meant) => {
  expect(hints(kind, spec)).toEqual([`did you mean \`${meant}\`?`])
})

it.each([
  ['apps/v1 Deployment', 'volumeClaimTemplates: []', 'only a StatefulSet has it'],
  ['apps/v1 DaemonSet', 'replicas: 2', 'a DaemonSet runs one pod on each node: leave it out, or write a Deployment'],
  ['batch/v1 Job', 'schedule: "0 0 * * *"', 'only a CronJob has it'],
  ['v1 ResourceQuota', 'limits: []', 'only a LimitRange has it'],
  ['v1 Pod', `${POD}}], replicas: 3`, 'a Pod is one pod: for several write a Deployment'],
  ['apps/v1 Deployment', `template: {spec: {${POD}}], replicas: 3}}`, 'belongs under `spec`'],
  [
    'autoscaling/v2 HorizontalPodAutoscaler',
    'targetCPUUtilizationPercentage: 70',
    'only autoscaling/v1 has it: write `metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]`',
  ],
  [
    'networking.k8s.io/v1 Ingress',
    'rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {serviceName: web}}]}}]',
    'write `service: {name: web, port: …}`',
  ],
  [
    'v1 PersistentVolumeClaim',
    'hostPath: {path: /a}, storage: 1Gi',
    'only a PersistentVolume has it: a claim is bound to one, or one is made for it',
    'write `resources: {requests: {storage: 1Gi}}`',
  ],
  ['v1 PersistentVolumeClaim', 'resources: {storage: 1Gi}', 'belongs under `requests`'],
  ['v1 Pod', `${POD}, resources: {cpu: 1}}]`, 'belongs under `requests` or `limits`'],
  ['v1 Pod', `${POD}, env: [{LEVEL: 1}]}]`, 'write `name: LEVEL` and `value: "1"`'],
  [
    'autoscaling/v2 HorizontalPodAutoscaler',
    'metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]',
    '`spec.metrics[*].resource.targetAverageUtilization` is now `spec.metrics[*].resource.target.averageUtilization`',
  ],
  [
    'autoscaling/v2 HorizontalPodAutoscaler',
    'metrics: [{type: Pods, pods: {metricName: hits, targetAverageValue: 5}}]',
    '`spec.metrics[*].pods.metricName` is now `spec.metrics[*].pods.metric.name`',
    '`spec.metrics[*].pods.targetAverageValue` is now `spec.metrics[*].pods.target.averageValue`',
  ],
  ['v1 Pod', `${POD}}], securityContext: {privileged: true}`, 'belongs under `spec.containers[].securityContext`'],
  ['apps/v1 Deployment', 'spec: {}', 'belongs under `spec.template`'],
  [
    'v1 Pod',
    `${POD}}], volumes: [{name: a, configMap: {name: a}, items: []}]`,
    'belongs under `spec.volumes[0].configMap`',
  ],
  ['v1 Pod', `${POD}}], volumes: [{name: a, items: []}]`, undefined],
])('in a %s with %s', (kind, spec, ...hinted) => {
  expect(hints(kind, spec)).toEqual(hinted)
})

it.each([
  [['envFrom:', '- secretRef:', '  name: a'], ['secretRef']],
  [
    ['livenessProbe:', '  httpGet:', '  path: /', '  port: 80'],
    ['httpGet', 'httpGet'],
  ],
  [['resources:', 'limits: {cpu: 1}'], ['resources']],
])('says of what stands beside an empty field that it belongs below: %j', (lines, fields) => {
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a\n`
  const { findings } = checkFiles(
    { 'a.yaml': text + lines.map((line) => `    ${line}\n`).join('') },
    { preset: 'server' },
  )
  const unknown = findings.filter(({ rule }) => rule === 'unknown-field')
  expect(unknown.map(({ hint }) => hint)).toEqual(
    fields.map((field) => `indent it deeper: it belongs under \`${field}\``),
  )
})

it('says of a key with a dash that it lacks a space', () => {
  expect(hints('v1 Pod', `${POD}, -name: b}]`)).toEqual(['a space is missing after the dash: `- name`'])
})

it('says what was meant where a field is missing for it', () => {
  const { findings } = checkFiles(
    { 'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {${POD}, ports: [{port: 80}]}]}\n` },
    { preset: 'server' },
  )
  expect(findings.map(({ message }) => message)).toContain('`containerPort` is required: `port` is written instead')
})

/** What is said of missing fields of containers, with its hint. */
function missing(containers: string): string[] {
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: ${containers}}\n`
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
  return findings.map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`))
}

it('says of an item that it may belong to the one above', () => {
  const joined = 'if this belongs to the item above, remove the "- " before `image`'
  expect(missing('[{name: a}, {image: a}]')).toEqual(['`image` is required', `\`name\` is required: ${joined}`])
  expect(missing('[{image: b, name: b}, {image: a}]')).toEqual(['`name` is required'])
  expect(missing('[{image: a, ports: [{name: a}]}]')).toEqual(['`name` is required', '`containerPort` is required'])
})

it('leaves slips of the keyboard to the nearest name', () => {
  expect(hints('networking.k8s.io/v1 Ingress', 'tsl: []')).toEqual(['did you mean `tls`?'])
})
