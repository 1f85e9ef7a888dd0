import { describe, expect, it } from 'vitest'
import { judge } from '../helpers/schema.ts'

/** Why a resource with an API version that is gone is reported. */
function why(apiVersion: string, kind: string, spec: string): string | undefined {
  const { problems } = judge(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\nspec: ${spec}\n`)
  const gone = problems.find(({ rule }) => rule === 'removed-api')
  expect(gone).toBeDefined()
  return gone!.why
}

const NEW_DEFAULTS = [
  '`spec.progressDeadlineSeconds` defaults to 600 instead of none',
  '`spec.revisionHistoryLimit` defaults to 10 instead of all',
  '`spec.strategy.rollingUpdate.maxSurge` defaults to 25% instead of 1',
  '`spec.strategy.rollingUpdate.maxUnavailable` defaults to 25% instead of 1',
]

describe('what changes with the API version', () => {
  it('leaves out what the resource does not have and what it already has', () => {
    expect(why('apps/v1beta2', 'Deployment', '{selector: {matchLabels: {app: web}}}')).toBeUndefined()
    expect(why('apps/v1beta2', 'Deployment', '{replicas: 1}')).toBe('`spec.selector` is required (immutable)')
  })

  it('says what goes only where it is', () => {
    const rest = ['`spec.selector` is required (immutable)', ...NEW_DEFAULTS].join('; ')
    expect(why('extensions/v1beta1', 'Deployment', '{replicas: 1}')).toBe(rest)
    expect(why('extensions/v1beta1', 'Deployment', '{rollbackTo: {revision: 1}}')).toBe(
      `\`spec.rollbackTo\` is gone; ${rest}`,
    )
  })

  it('says a new default only where it counts', () => {
    const spec =
      '{selector: {}, progressDeadlineSeconds: 60, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}'
    expect(why('extensions/v1beta1', 'Deployment', spec)).toBe(NEW_DEFAULTS[1])
  })

  it('finds what moves in each item of a list', () => {
    const metrics = '{metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}]}'
    expect(why('autoscaling/v2beta1', 'HorizontalPodAutoscaler', metrics)).toBe(
      '`spec.metrics[*].resource.targetAverageUtilization` is now `spec.metrics[*].resource.target.averageUtilization`; `spec.metrics[*].*.target.type` is required',
    )
  })

  it('says of each field that moved what became of it where it stands', () => {
    const metrics = `[
      {type: Pods, pods: {metricName: a, targetAverageValue: 1}},
      {type: Object, object: {metricName: a, target: {kind: Service, name: a}, targetValue: 1}},
      {type: External, external: {metricName: a, metricSelector: {}, targetValue: 1}},
    ]`
    const text = `apiVersion: autoscaling/v2beta1\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {metrics: ${metrics}}\n`
    const { problems } = judge(text)
    const moved = problems.filter(({ rule }) => rule === 'unknown-field').map(({ hint }) => hint)
    const became = (from: string, to: string) => `\`spec.metrics[*].${from}\` is now \`spec.metrics[*].${to}\``
    expect(moved).toEqual([
      became('pods.metricName', 'pods.metric.name'),
      became('pods.targetAverageValue', 'pods.target.averageValue'),
      became('object.metricName', 'object.metric.name'),
      became('object.target', 'object.describedObject'),
      became('object.target', 'object.describedObject'),
      became('object.targetValue', 'object.target.value'),
      became('external.metricName', 'external.metric.name'),
      became('external.metricSelector', 'external.metric.selector'),
      became('external.targetValue', 'external.target.value'),
    ])
  })

  it.each([
    [
      'autoscaling/v2 HorizontalPodAutoscaler',
      '{metrics: [{type: Pods, pods: {metricName: a}}]}',
      '`spec.metrics[*].pods.metricName` is now `spec.metrics[*].pods.metric.name`',
    ],
    [
      'apiextensions.k8s.io/v1 CustomResourceDefinition',
      '{version: v1}',
      '`spec.version` is now `spec.versions[*].name`',
    ],
    ['networking.k8s.io/v1 Ingress', '{backend: {}}', 'did you mean `defaultBackend`?'],
  ])('says in %s what became of a field to who only changed the version', (words, spec, hint) => {
    const [apiVersion, kind] = words.split(' ')
    const { problems } = judge(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\nspec: ${spec}\n`)
    expect(problems.filter(({ rule }) => rule === 'unknown-field').map((problem) => problem.hint)).toEqual([hint])
  })

  it('keeps what may be anywhere', () => {
    expect(why('networking.k8s.io/v1beta1', 'Ingress', '{}')).toContain(
      '`backend.serviceName` is now `backend.service.name`',
    )
  })

  it('names what does the work of a kind that is gone for good', () => {
    expect(why('policy/v1beta1', 'PodSecurityPolicy', '{}')).toMatch(/^Pod Security admission does its work/)
    expect(why('settings.k8s.io/v1alpha1', 'PodPreset', '{}')).toBeUndefined()
  })

  it('offers the new API version where nothing else changes', () => {
    const { problems } = judge(
      'apiVersion: apps/v1beta2\nkind: Deployment\nmetadata: {name: web}\nspec: {selector: {matchLabels: {app: web}}}\n',
    )
    expect(problems.find(({ rule }) => rule === 'removed-api')?.meant).toEqual(['apps/v1'])
  })
})
