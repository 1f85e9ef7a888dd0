import { familyOf, parseNetwork } from '../../kubernetes/address.ts'
import { legacyCIDRFault } from '../../kubernetes/ip.ts'
import { labelKeyFault, labelValueFault } from '../../kubernetes/labels.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { Node, NodeSpec, NodeStatus, Taint } from '../types/core-v1.ts'
import { MORE_ADDRESS_WARNINGS_SINCE } from './endpoints.ts'
import { validateAmount } from './resource-quota.ts'
import { warnAboutCIDR } from './service-warnings.ts'

const TAINTS = 'scheduler.alpha.kubernetes.io/taints'
const AVOID_PODS = 'scheduler.alpha.kubernetes.io/preferAvoidPods'
const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule']

/** The last minor that names ranges of pods which stand twice one by one. */
const DUPLICATES_UNTIL = 32
/** The minor since which servers warn of fields of a node. */
const WARNINGS_SINCE = 27

/** Checks a Node; its status as well, which may be given at creation (ValidateNode). */
export function validateNode({ metadata, spec = {}, status = {} }: Node, path: Field, { minor }: Context): void {
  validateTaintsAnnotation(metadata?.annotations?.[TAINTS] ?? '', path)
  validateAvoidPodsAnnotation(metadata?.annotations?.[AVOID_PODS] ?? '', path)
  const taints = path.at('spec').at('taints')
  validateTaints(spec.taints, path.at('metadata').at('taints').standingAt(taints))
  validateStatus(status, path)
  validatePodCIDRs(spec, path.at('spec'), minor)
  if (path.count > 0) return
  if (spec.externalID && minor >= WARNINGS_SINCE)
    path.at('spec').at('externalID').warn('is deprecated, and nothing uses it', { hint: 'remove it' })
  if (minor >= MORE_ADDRESS_WARNINGS_SINCE)
    for (const [index, range] of podCIDRsOf(spec).entries())
      warnAboutCIDR(range, podCIDRAt(spec, path.at('spec'), index), minor)
}

/** Checks the taints of a node (validateNodeTaints); effects are judged by the schema, but not those of an annotation. */
function validateTaints(taints: readonly Taint[] | undefined, path: Field, withEffects = false): void {
  const seen = new Set<string>()
  each(taints, path, ({ key: name = '', value = '', effect = '' }, itemPath) => {
    itemPath.at('key').matches(name, labelKeyFault)
    itemPath.at('value').matches(value, labelValueFault)
    if (withEffects && effect === '') itemPath.at('effect').required()
    else if (withEffects && !EFFECTS.includes(effect)) itemPath.at('effect').unsupported(effect, EFFECTS)
    const id = `${effect} ${name}`
    if (seen.has(id)) itemPath.duplicate(undefined, { subject: `the taint "${name}" with the effect "${effect}"` })
    seen.add(id)
  })
}

function validateTaintsAnnotation(text: string, path: Field): void {
  if (text === '') return
  const annotations = path.at('metadata').at('annotations')
  const place = annotations.at(key(TAINTS))
  const taints = parsed(text)
  if (taints !== null && !isListOf(taints, ['key', 'value', 'effect']))
    annotations.standingAt(place).invalid(undefined, 'must be a JSON list of taints')
  else if (taints !== null) validateTaints(taints, annotations.at(TAINTS).standingAt(place), true)
}

function validateAvoidPodsAnnotation(text: string, path: Field): void {
  if (text === '') return
  const annotations = path.at('metadata').at('annotations')
  const place = annotations.at(key(AVOID_PODS))
  const avoid: any = parsed(text)
  const entries = avoid?.preferAvoidPods ?? []
  if (
    avoid === undefined ||
    (avoid !== null && (typeof avoid !== 'object' || Array.isArray(avoid) || !isListOf(entries, [])))
  )
    annotations.at('AvoidPods').standingAt(place).invalid(undefined, 'must be JSON with a list `preferAvoidPods`')
  else
    for (const [index, entry] of entries.entries())
      validateAvoidPods(entry, annotations.at(AVOID_PODS).at(index).at('PodSignature'), place)
}

function validateAvoidPods(entry: any, path: Field, place: Field): void {
  const controller = entry?.podSignature?.podController ?? undefined
  if (controller === undefined)
    path.standingAt(place).required('must have a `podController`', { subject: '`podSignature`' })
  else if (controller.controller !== true)
    path
      .at('PodController')
      .at('Controller')
      .standingAt(place)
      .invalid(undefined, 'must be true', { subject: '`controller`' })
}

/** A value in JSON; undefined where the text is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether Go decodes a value into a list of objects with these texts. */
function isListOf(value: unknown, texts: readonly string[]): value is any[] {
  if (!Array.isArray(value)) return false
  return value.every(
    (item) =>
      item === null ||
      (typeof item === 'object' &&
        !Array.isArray(item) &&
        texts.every((name) => item[name] === undefined || item[name] === null || typeof item[name] === 'string')),
  )
}

const FEATURE = /^[A-Z][a-zA-Z0-9]*(?:\/[a-zA-Z][a-zA-Z0-9]*)*$/
const FEATURE_LENGTH = 253

function validateStatus({ capacity, allocatable, nodeInfo, declaredFeatures }: NodeStatus, path: Field): void {
  const status = path.at('status')
  for (const [name, amounts] of [
    ['capacity', capacity],
    ['allocatable', allocatable],
  ] as const)
    for (const resource in amounts) {
      const at = status.at(name)
      validateAmount(resource, amounts[resource]!, at.at(resource).standingAt(at.at(key(resource))))
    }
  const swap = nodeInfo?.swap?.capacity
  if (swap !== undefined && swap <= 0)
    path
      .at('metadata')
      .at('nodeSwapStatus')
      .at('capacity')
      .standingAt(status.at('nodeInfo').at('swap').at('capacity'))
      .invalid(swap, 'must be more than 0')
  each(declaredFeatures, status.at('declaredFeatures'), (feature, itemPath, index) => {
    if (feature.length > FEATURE_LENGTH || !FEATURE.test(feature))
      itemPath.invalid(
        feature,
        `must be words such as "MyFeature" or "MyFeature/part", at most ${FEATURE_LENGTH} characters`,
      )
    const before = index === 0 ? undefined : declaredFeatures![index - 1]
    if (before === feature) itemPath.duplicate(feature)
    else if (before !== undefined && before > feature)
      itemPath.invalid(feature, `must stand before "${before}": the list is sorted`)
  })
}

/** The ranges of a node's pods as the server completes them: a single one that differs wins (Convert_v1_NodeSpec_To_core_NodeSpec). */
function podCIDRsOf({ podCIDR = '', podCIDRs = [] }: NodeSpec): readonly string[] {
  return podCIDR !== '' && podCIDR !== podCIDRs[0] ? [podCIDR] : podCIDRs.filter((one) => one !== undefined)
}

function podCIDRAt({ podCIDR = '', podCIDRs = [] }: NodeSpec, path: Field, index: number): Field {
  const item = path.at('podCIDRs').at(index)
  return podCIDR !== '' && podCIDR !== podCIDRs[0] ? item.standingAt(path.at('podCIDR')) : item
}

function validatePodCIDRs(spec: NodeSpec, path: Field, minor: number): void {
  const ranges = podCIDRsOf(spec)
  const seen = new Set<string>()
  for (const [index, range] of ranges.entries()) {
    const at = podCIDRAt(spec, path, index)
    at.matches(range, (text) => legacyCIDRFault(text, minor))
    if (minor <= DUPLICATES_UNTIL && seen.has(range)) at.duplicate(range)
    seen.add(range)
  }
  if (ranges.length < 2) return
  const networks = ranges.map(parseNetwork)
  const families = new Set(networks.map((network) => network && familyOf(network.address)))
  if (ranges.length > 2 || families.size < 2 || families.has(undefined))
    path.at('podCIDRs').invalid(undefined, 'may hold one network of each IP family')
}
