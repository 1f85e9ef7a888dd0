import { parseQuantity } from '../../kubernetes/quantity.ts'
import { type FieldPath, key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { HorizontalPodAutoscaler as Version1 } from '../types/autoscaling-v1.ts'
import type { HorizontalPodAutoscalerBehavior, MetricSpec, MetricTarget } from '../types/autoscaling-v2.ts'
import type { MetricSpec as OldMetric, HorizontalPodAutoscaler as Version2beta1 } from '../types/autoscaling-v2beta1.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { readJson, type Shape } from './annotations.ts'
import { validateWrittenRules } from './behavior.ts'
import { validateMetrics } from './metrics.ts'

const METRICS_ANNOTATION = 'autoscaling.alpha.kubernetes.io/metrics'
const BEHAVIOR_ANNOTATION = 'autoscaling.alpha.kubernetes.io/behavior'

const REFERENCE: Shape = { kind: 'string', name: 'string', apiVersion: 'string' }
const USAGE: Shape = { name: 'string', targetAverageUtilization: 'int32', targetAverageValue: 'quantity' }
const METRICS: Shape = [
  {
    type: 'string',
    object: {
      target: REFERENCE,
      metricName: 'string',
      targetValue: 'quantity',
      averageValue: 'quantity',
      selector: 'any',
    },
    pods: { metricName: 'string', targetAverageValue: 'quantity', selector: 'any' },
    resource: USAGE,
    containerResource: { ...USAGE, container: 'string' },
    external: { metricName: 'string', metricSelector: 'any', targetValue: 'quantity', targetAverageValue: 'quantity' },
  },
]
const RULES: Shape = {
  stabilizationWindowSeconds: 'int32',
  selectPolicy: 'string',
  policies: [{ type: 'string', value: 'int32', periodSeconds: 'int32' }],
  tolerance: 'quantity',
}
const BEHAVIOR: Shape = { scaleUp: RULES, scaleDown: RULES }

/** The first minor with `behavior`. */
const BEHAVIOR_SINCE = 18

/** Checks what version 1 keeps elsewhere: metrics and behavior in annotations, the target for processors in a field (Convert_v1_HorizontalPodAutoscaler). */
export function validateVersion1({ metadata, spec = {} }: Version1, path: Field, context: Context): void {
  const text = metadata?.annotations?.[METRICS_ANNOTATION]
  const written: OldMetric[] = text === undefined ? [] : (readJson(text, METRICS) ?? [])
  const { minReplicas = 1, targetCPUUtilizationPercentage: target } = spec
  const metrics = path.at('spec').at('metrics')
  const place = minReplicas === 0 ? path.at('spec').at('minReplicas') : annotation(path, METRICS_ANNOTATION)
  validateMetrics(
    written.map((metric) => converted(metric, context)),
    metrics.standingAt(place),
    context,
    minReplicas,
  )
  each(written, metrics.standingAt(place), validateWords)
  if (target !== undefined && target < 1)
    metrics
      .at(written.length)
      .at('resource')
      .at('target')
      .at('averageUtilization')
      .standingAt(path.at('spec').at('targetCPUUtilizationPercentage'))
      .invalid(target, 'must be at least 1')
  validateBehaviorAnnotation(metadata, path, context)
}

/** Checks what the first beta of version 2 writes otherwise, or in an annotation (Convert_v2beta1_HorizontalPodAutoscaler). */
export function validateVersion2beta1({ metadata, spec = {} }: Version2beta1, path: Field, context: Context): void {
  const { metrics = [], minReplicas = 1 } = spec
  const at = path.at('spec').at('metrics')
  at.moving(
    () =>
      validateMetrics(
        metrics.map((metric) => metric && converted(metric, context)),
        at,
        context,
        minReplicas,
      ),
    oldPath,
  )
  validateBehaviorAnnotation(metadata, path, context)
}

const metricTypes = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']

/** What the schema says of a metric that is no text. */
function validateWords({ type, object }: OldMetric, path: Field): void {
  if (!type) path.at('type').required()
  else if (!metricTypes.includes(type)) path.at('type').unsupported(type, metricTypes)
  if (object === undefined) return
  const { kind, name } = object.target ?? {}
  if (!kind) path.at('object').at('describedObject').at('kind').required()
  if (!name) path.at('object').at('describedObject').at('name').required()
}

function annotation(path: Field, name: string): Field {
  return path.at('metadata').at('annotations').at(key(name))
}

function validateBehaviorAnnotation(metadata: ObjectMeta | undefined, path: Field, context: Context): void {
  const text = metadata?.annotations?.[BEHAVIOR_ANNOTATION]
  if (text === undefined || context.minor < BEHAVIOR_SINCE) return
  const { scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior = readJson(text, BEHAVIOR) ?? {}
  const at = path.at('spec').at('behavior').standingAt(annotation(path, BEHAVIOR_ANNOTATION))
  if (scaleUp !== undefined) validateWrittenRules(scaleUp, at.at('scaleUp'), context)
  if (scaleDown !== undefined) validateWrittenRules(scaleDown, at.at('scaleDown'), context)
}

/** The first minor that reads the value of an object that has an average as well as absent where it is 0, but for version 1 only. */
const ZERO_IS_ABSENT_SINCE = 36

/** The first minor that does not drop sources for single containers (gate HPAContainerMetrics). */
const CONTAINERS_SINCE = 27

/** A metric in the words of version 2. */
function converted(metric: OldMetric, { kind, minor }: Context): MetricSpec {
  const { type, object, pods, resource, external } = metric
  const containerResource = minor < CONTAINERS_SINCE ? undefined : metric.containerResource
  const zeroIsAbsent = kind.version === 'v1' && minor >= ZERO_IS_ABSENT_SINCE
  return {
    type,
    object: object && {
      describedObject: object.target ?? {},
      metric: { name: object.metricName },
      target: objectTarget(object.targetValue ?? 0, object.averageValue, zeroIsAbsent),
    },
    pods: pods && {
      metric: { name: pods.metricName },
      target: { type: 'AverageValue', averageValue: pods.targetAverageValue ?? 0 },
    },
    resource: resource && { name: resource.name, target: usageTarget(resource) },
    containerResource: containerResource && {
      name: containerResource.name,
      container: containerResource.container,
      target: usageTarget(containerResource),
    },
    external: external && {
      metric: { name: external.metricName },
      target: {
        type: external.targetValue === undefined ? 'AverageValue' : 'Value',
        value: external.targetValue,
        averageValue: external.targetAverageValue,
      },
    },
  }
}

type Amount = string | number

function objectTarget(value: Amount, averageValue: Amount | undefined, zeroIsAbsent: boolean): MetricTarget {
  if (averageValue === undefined) return { type: 'Value', value }
  const isAbsent = zeroIsAbsent && parseQuantity(value)?.mantissa === 0n
  return { type: 'AverageValue', value: isAbsent ? undefined : value, averageValue }
}

interface Usage {
  readonly targetAverageUtilization?: number
  readonly targetAverageValue?: Amount
}

function usageTarget({ targetAverageUtilization, targetAverageValue }: Usage): MetricTarget {
  return {
    type: targetAverageUtilization === undefined ? 'AverageValue' : 'Utilization',
    averageUtilization: targetAverageUtilization,
    averageValue: targetAverageValue,
  }
}

/** Where the fields of version 2 stand in its first beta. */
const oldNames = new Map<string, string>([
  ['describedObject', 'target'],
  ['metric.name', 'metricName'],
  ['target.value', 'targetValue'],
  ['target.averageValue', 'targetAverageValue'],
  ['target.averageUtilization', 'targetAverageUtilization'],
])

/** `spec.metrics[0].object.describedObject.name` is `spec.metrics[0].object.target.name`. */
function oldPath(path: FieldPath): FieldPath {
  const [source, ...steps] = path.slice(3)
  if (source === 'object' && steps.join('.') === 'target.averageValue') return [...path.slice(0, 4), 'averageValue']
  for (const length of [1, 2]) {
    const name = oldNames.get(steps.slice(0, length).join('.'))
    if (name !== undefined) return [...path.slice(0, 4), name, ...steps.slice(length)]
  }
  return path
}

const REFERENCE_FIELDS: ReadonlySet<unknown> = new Set(Object.keys(REFERENCE))

/** How the server names the object that the first beta calls the target. */
export function serverPath(path: FieldPath, { kind }: Context): FieldPath {
  if (kind.version !== 'v2beta1' || path[1] !== 'metrics' || path[3] !== 'object' || path[4] !== 'target') return path
  return REFERENCE_FIELDS.has(path[5]) ? [...path.slice(0, 4), 'describedObject', ...path.slice(5)] : path
}
