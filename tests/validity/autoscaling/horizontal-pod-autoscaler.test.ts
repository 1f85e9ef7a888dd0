import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

const TARGET = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}'
const autoscaler = (more: string, version = 'v2', metadata = '{name: web}') =>
  `{apiVersion: autoscaling/${version}, kind: HorizontalPodAutoscaler, metadata: ${metadata}, spec: {${TARGET}, maxReplicas: 3, ${more}}}`
const metric = (text: string) => autoscaler(`metrics: [${text}]`)
const CPU = 'resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}'

describe('an autoscaler', () => {
  it.each([
    ['minReplicas: 3', []],
    ['minReplicas: 4', ['invalid-value spec.maxReplicas']],
    ['minReplicas: -1', ['invalid-value spec.minReplicas']],
    ['minReplicas: 0', ['forbidden-field spec.metrics', 'invalid-value spec.minReplicas']],
    [
      'minReplicas: 0, metrics: [{type: External, external: {metric: {name: a}, target: {type: Value, value: 1}}}]',
      ['invalid-value spec.minReplicas'],
    ],
  ])('with %s', (more, expected) => expect(blamed(autoscaler(more))).toEqual(expected))

  it('needs a number of replicas', () => {
    const zero = autoscaler('').replace('maxReplicas: 3', 'maxReplicas: 0')
    expect(blamed(zero)).toEqual(['required-value spec.maxReplicas'])
    expect(blamed(zero, 35)).toEqual(['invalid-value spec.maxReplicas'])
    expect(blamed(autoscaler('').replace('maxReplicas: 3, ', ''))).toEqual(['required-value spec.maxReplicas'])
  })

  it.each([
    ['{apiVersion: v1, kind: ReplicationController, name: a}', []],
    ['{kind: Deployment, name: a}', ['invalid-value spec.scaleTargetRef.apiVersion']],
    ['{apiVersion: v1, kind: Deployment, name: a}', ['invalid-value spec.scaleTargetRef.apiVersion']],
    ['{apiVersion: a/b/c, kind: Deployment, name: a}', ['invalid-value spec.scaleTargetRef.apiVersion']],
    [
      '{apiVersion: apps/v1, kind: a/b, name: 50%}',
      ['invalid-value spec.scaleTargetRef.kind', 'invalid-value spec.scaleTargetRef.name'],
    ],
  ])('scales %s', (reference, expected) =>
    expect(blamed(autoscaler('').replace(TARGET, `scaleTargetRef: ${reference}`))).toEqual(expected),
  )

  it('could name any API version before 1.34', () =>
    expect(blamed(autoscaler('').replace('apps/v1', 'a/b/c'), 33)).toEqual([]))
})

describe('a metric', () => {
  const M = 'spec.metrics[0]'

  it.each([
    `{type: Resource, ${CPU}}`,
    '{type: Resource, resource: {name: anything at all, target: {type: Value, averageValue: 1}}}',
    '{type: Pods, pods: {metric: {name: a, selector: {matchLabels: {"a b": c d}}}, target: {type: AverageValue, averageValue: 1m}}}',
    '{type: Object, object: {describedObject: {kind: Service, name: a}, metric: {name: a}, target: {type: Value, value: 1, averageValue: 1}}}',
  ])('may be %s', (text) => expect(said(metric(text))).toEqual([]))

  it.each([
    ['{type: Pods}', [`required-value ${M}.pods`]],
    [`{type: Pods, ${CPU}}`, [`required-value ${M}.pods`]],
    ['{}', [`required-value ${M}.type`]],
    [
      `{type: Resource, ${CPU}, pods: {}}`,
      [
        `forbidden-field ${M}.pods`,
        `required-value ${M}.pods.metric.name`,
        `required-value ${M}.pods.target.averageValue`,
        `required-value ${M}.pods.target.type`,
      ],
    ],
    [`{type: Resource, ${CPU}, containerResource: {}}`, [`forbidden-field ${M}.containerResource`]],
    [
      '{type: Resource, resource: {}}',
      [
        `required-value ${M}.resource.name`,
        `required-value ${M}.resource.target.averageUtilization`,
        `required-value ${M}.resource.target.type`,
      ],
    ],
    [
      '{type: Resource, resource: {name: cpu, target: {type: Usage, averageUtilization: 0, averageValue: 1}}}',
      [
        `forbidden-field ${M}.resource.target.averageValue`,
        `invalid-value ${M}.resource.target.averageUtilization`,
        `invalid-value ${M}.resource.target.type`,
      ],
    ],
    [
      '{type: External, external: {metric: {name: a/b}, target: {type: Value, value: 0, averageValue: -1}}}',
      [
        `forbidden-field ${M}.external.target.value`,
        `invalid-value ${M}.external.metric.name`,
        `invalid-value ${M}.external.target.averageValue`,
        `invalid-value ${M}.external.target.value`,
      ],
    ],
    [
      '{type: Object, object: {metric: {name: a}, target: {type: Value}}}',
      [
        `required-value ${M}.object.describedObject.kind`,
        `required-value ${M}.object.describedObject.name`,
        `required-value ${M}.object.target.averageValue`,
      ],
    ],
    [
      '{type: ContainerResource, containerResource: {name: pods, container: A, target: {type: Utilization, averageUtilization: 1}}}',
      [`invalid-value ${M}.containerResource.container`, `invalid-value ${M}.containerResource.name`],
    ],
  ])('may not be %s', (text, expected) => expect(blamed(metric(text))).toEqual(expected))

  it('of a container is dropped before 1.27', () => {
    const text = metric('{type: ContainerResource, containerResource: {name: pods, container: A}}')
    expect(blamed(text, 26).filter((line) => !line.startsWith('ignored-field'))).toEqual([
      `required-value ${M}.containerResource`,
    ])
  })
})

describe('the behavior of an autoscaler', () => {
  const B = 'spec.behavior.scaleUp'
  const behavior = (rules: string) => autoscaler(`behavior: {scaleUp: ${rules}}`)

  it.each(['{}', '{policies: [{type: Pods, value: 1, periodSeconds: 1800}], selectPolicy: Disabled, tolerance: 0.1}'])(
    'may be %s',
    (rules) => expect(said(behavior(rules))).toEqual([]),
  )

  it.each([
    ['{policies: []}', [`required-value ${B}.policies`]],
    [
      '{policies: [{}]}',
      [
        `invalid-value ${B}.policies[0].periodSeconds`,
        `invalid-value ${B}.policies[0].value`,
        `unsupported-value ${B}.policies[0].type`,
      ],
    ],
    ['{policies: [{type: Pods, value: 1, periodSeconds: 1801}]}', [`invalid-value ${B}.policies[0].periodSeconds`]],
    [
      '{stabilizationWindowSeconds: 3601, selectPolicy: ""}',
      [`invalid-value ${B}.stabilizationWindowSeconds`, `unsupported-value ${B}.selectPolicy`],
    ],
    ['{tolerance: -0.1}', [`invalid-value ${B}.tolerance`]],
  ])('may not be %s', (rules, expected) => expect(blamed(behavior(rules))).toEqual(expected))
})

describe('an autoscaler of version 1', () => {
  const NAMES = 'autoscaling.alpha.kubernetes.io'
  const annotated = (name: string, json: string, more = '') =>
    autoscaler(more, 'v1', `{name: web, annotations: {${NAMES}/${name}: '${json}'}}`)

  it('has metrics in an annotation', () => {
    const json = '[{"type":"Pods","pods":{"metricName":"a","targetAverageValue":"0"}}]'
    expect(said(annotated('metrics', json))).toEqual([
      `invalid-value spec.metrics[0].pods.target.averageValue ▸ ${NAMES}/metrics`,
    ])
    expect(blamed(annotated('metrics', json.replace('"0"', '"1"')))).toEqual([])
    expect(blamed(annotated('metrics', '[{"TYPE":"Podz"}]'))).toEqual(['unsupported-value spec.metrics[0].type'])
    expect(blamed(annotated('metrics', '[{}]'))).toEqual(['required-value spec.metrics[0].type'])
  })

  it.each(['text', '{}', '[{"type":3}]', '[{"pods":{"targetAverageValue":"many"}}]', 'null'])(
    'is not refused for an annotation that cannot be read: %s',
    (json) => expect(blamed(annotated('metrics', json))).toEqual([]),
  )

  it('counts its target for processors behind those metrics', () => {
    const json = '[{"type":"Pods","pods":{"metricName":"a","targetAverageValue":"1"}}]'
    const text = annotated('metrics', json, 'targetCPUUtilizationPercentage: 0')
    expect(said(text)).toEqual(['invalid-value spec.metrics[1].resource.target.averageUtilization ▸ 0'])
  })

  it('gets no defaults for a behavior in an annotation', () => {
    const B = 'spec.behavior.scaleDown'
    expect(blamed(annotated('behavior', '{"ScaleDown":{"SelectPolicy":"Least"}}'))).toEqual([
      `required-value ${B}.policies`,
      `unsupported-value ${B}.selectPolicy`,
    ])
    expect(blamed(annotated('behavior', '{}'))).toEqual([])
    expect(blamed(annotated('behavior', '{"scaleDown":{"stabilizationWindowSeconds":-1}}'))).toEqual([
      `invalid-value ${B}.stabilizationWindowSeconds`,
      `required-value ${B}.policies`,
    ])
  })
})

describe('an autoscaler of version 2beta1', () => {
  const M = 'spec.metrics[0]'
  const old = (text: string) => autoscaler(`metrics: [${text}]`, 'v2beta1')

  it('is judged under the names of version 2', () => {
    const text = old('{type: Pods, pods: {metricName: a/b, targetAverageValue: 0}}')
    expect(said(text, 24).sort()).toEqual([
      `invalid-value ${M}.pods.metric.name ▸ a/b`,
      `invalid-value ${M}.pods.target.averageValue ▸ 0`,
    ])
    expect(
      blamed(old('{type: Object, object: {metricName: a, targetValue: 1, averageValue: 0, target: {kind: A}}}'), 24),
    ).toEqual([`invalid-value ${M}.object.target.averageValue`, `required-value ${M}.object.describedObject.name`])
  })
})
