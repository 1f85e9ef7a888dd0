import { dnsLabelFault, pathSegmentFault } from '../../kubernetes/names.ts'
import { parseQuantity } from '../../kubernetes/quantity.ts'
import { containerResourceNameFault } from '../../kubernetes/resource-names.ts'
import { didYouMean } from '../../model/meant.ts'
import { nearest } from '../../text/nearest.ts'
import type { Field, More } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type {
  ContainerResourceMetricSource,
  ExternalMetricSource,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
  ObjectMetricSource,
  PodsMetricSource,
  ResourceMetricSource,
} from '../types/autoscaling-v2.ts'
import { validateReference } from './reference.ts'

/** The fields that say where a metric comes from. */
const sources = ['object', 'external', 'pods', 'resource', 'containerResource'] as const

type Source = (typeof sources)[number]

/** The field that belongs to each type. */
const types = new Map<string, Source>([
  ['Object', 'object'],
  ['External', 'external'],
  ['Pods', 'pods'],
  ['Resource', 'resource'],
  ['ContainerResource', 'containerResource'],
])

/** Checks the metrics of an autoscaler; only with some from outside the pods may it scale to none (validateMetrics). */
export function validateMetrics(
  metrics: readonly MetricSpec[],
  path: Field,
  context: Context,
  minReplicas: number,
): void {
  each(metrics, path, (metric, itemPath) => validateMetric(metric, itemPath, context))
  if (minReplicas !== 0 || metrics.some((metric) => metric?.type === 'Object' || metric?.type === 'External')) return
  path.forbidden('must have a metric of the type "Object" or "External" to scale to zero')
}

/** The first minor that knows metrics of single containers. */
const CONTAINERS_SINCE = 20

/** Only the first source is checked, in the order of `validateFirst`; where there are several, all but that of the type are refused. */
function validateMetric(metric: MetricSpec, path: Field, context: Context): void {
  const expected = types.get(metric.type ?? '')
  const given = sources.filter((source) => metric[source] !== undefined)
  if (expected === 'containerResource' && context.minor < CONTAINERS_SINCE)
    path.at('type').unsupported(metric.type, ['External', 'Object', 'Pods', 'Resource'])
  validateFirst(metric, path, context)
  if (expected !== undefined && metric[expected] === undefined)
    path.at(expected).required(`is required for a metric of the type "${metric.type}"`, hintFor(given))
  if (given.length === 1) return
  for (const source of given)
    if (source !== expected) path.at(source).forbidden(`may not be set beside the source of the type "${metric.type}"`)
}

function hintFor(given: readonly Source[]): More | undefined {
  const [type] = [...types].find(([, source]) => given.length === 1 && source === given[0]) ?? []
  return type === undefined ? undefined : { hint: `\`${given[0]}\` belongs to the type "${type}"` }
}

function validateFirst(metric: MetricSpec, path: Field, context: Context): void {
  const { object, external, pods, resource, containerResource } = metric
  if (object !== undefined) validateObject(object, path.at('object'), context)
  else if (external !== undefined) validateExternal(external, path.at('external'))
  else if (pods !== undefined) validatePods(pods, path.at('pods'))
  else if (resource !== undefined) validateResource(resource, path.at('resource'))
  else if (containerResource !== undefined) validateContainerResource(containerResource, path.at('containerResource'))
}

function validateObject({ describedObject, metric, target = {} }: ObjectMetricSource, path: Field, context: Context) {
  validateReference(describedObject, path.at('describedObject'), context, { coreAllowed: true })
  validateIdentifier(metric, path.at('metric'))
  validateTarget(target, path.at('target'))
  if (target.value === undefined && target.averageValue === undefined)
    path.at('target').at('averageValue').required('or `value` is required')
}

function validateExternal({ metric, target = {} }: ExternalMetricSource, path: Field) {
  validateIdentifier(metric, path.at('metric'))
  validateTarget(target, path.at('target'))
  const { value, averageValue } = target
  if (value === undefined && averageValue === undefined)
    path.at('target').at('averageValue').required('or `value` is required')
  if (value !== undefined && averageValue !== undefined)
    path.at('target').at('value').forbidden('may not be set beside `averageValue`')
}

function validatePods({ metric, target = {} }: PodsMetricSource, path: Field) {
  validateIdentifier(metric, path.at('metric'))
  validateTarget(target, path.at('target'))
  if (target.averageValue === undefined) path.at('target').at('averageValue').required()
}

function validateResource({ name, target }: ResourceMetricSource, path: Field) {
  if (!name) path.at('name').required()
  validateUsage(target, path.at('target'))
}

function validateContainerResource({ name, container, target }: ContainerResourceMetricSource, path: Field) {
  if (!name) path.at('name').required()
  else path.at('name').matches(name, containerResourceNameFault)
  if (!container) path.at('container').required()
  else path.at('container').matches(container, dnsLabelFault)
  validateUsage(target, path.at('target'))
}

/** What is used of a resource, as an amount or as a part of what is requested. */
function validateUsage(target: MetricTarget = {}, path: Field): void {
  validateTarget(target, path)
  const { averageUtilization, averageValue } = target
  if (averageUtilization === undefined && averageValue === undefined)
    path.at('averageUtilization').required('or `averageValue` is required')
  if (averageUtilization !== undefined && averageValue !== undefined)
    path.at('averageValue').forbidden('may not be set beside `averageUtilization`')
}

const targetTypes = ['AverageValue', 'Utilization', 'Value']

/** Checks the value that a metric should have; its type need not be that of the value (validateMetricTarget). */
function validateTarget({ type, value, averageValue, averageUtilization }: MetricTarget, path: Field): void {
  if (!type) path.at('type').required('is required: "AverageValue", "Utilization" or "Value"')
  else if (!targetTypes.includes(type))
    path.at('type').invalid(type, 'must be "AverageValue", "Utilization" or "Value"', meant(type))
  validatePositive(value, path.at('value'))
  validatePositive(averageValue, path.at('averageValue'))
  if (averageUtilization !== undefined && averageUtilization < 1)
    path.at('averageUtilization').invalid(averageUtilization, 'must be at least 1')
}

function meant(type: string): More | undefined {
  const near = nearest(type, targetTypes)
  return didYouMean(near)
}

function validatePositive(amount: string | number | undefined, path: Field): void {
  const quantity = amount === undefined ? undefined : parseQuantity(amount)
  if (quantity !== undefined && quantity.mantissa <= 0n) path.invalid(amount, 'must be more than 0')
}

function validateIdentifier(metric: MetricIdentifier | undefined, path: Field): void {
  if (metric?.name) path.at('name').matches(metric.name, pathSegmentFault)
  else path.at('name').required('is required', metric === undefined ? { subject: '`metric.name`' } : undefined)
}
