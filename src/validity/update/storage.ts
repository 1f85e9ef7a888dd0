import { compareQuantities, parseQuantity } from '../../kubernetes/quantity.ts'
import { key } from '../../model/path.ts'
import { newObject } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { differing, keep, type UpdateCheck } from './kind.ts'
import { same } from './same.ts'
import type { Values } from './stored.ts'
import { without } from './workloads.ts'

/** The fields of a PersistentVolume's spec that are not where the data lie. */
const NO_SOURCE = [
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]

/** Labels of nodes that may give way to their successors, and since when. */
const STABLE_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
}
const STABLE_LABELS_SINCE = 27
/** Since when servers know classes of attributes by default. */
const ATTRIBUTES_SINCE = 34

/** Where the data lie does not change (ValidatePersistentVolumeUpdate). */
export const updatePersistentVolume: UpdateCheck = {
  check: (next, before, path, { minor }) => {
    const [spec, old] = [next.spec ?? {}, before.spec ?? {}]
    const at = path.at('spec')
    checkSource(without(spec, NO_SOURCE), without(old, NO_SOURCE), at)
    keep(spec.volumeMode, old.volumeMode, path.at('volumeMode').standingAt(at.at('volumeMode')))
    if (old.nodeAffinity !== undefined) {
      const renamed =
        minor >= STABLE_LABELS_SINCE ? withStableLabels(old.nodeAffinity, spec.nodeAffinity) : old.nodeAffinity
      keep(spec.nodeAffinity, renamed, path.at('nodeAffinity').standingAt(at.at('nodeAffinity')))
    }
    if (
      minor >= ATTRIBUTES_SINCE &&
      old.volumeAttributesClassName !== undefined &&
      spec.volumeAttributesClassName === undefined
    )
      at.at('volumeAttributesClassName').forbidden('may be changed, but not removed')
  },
}

/** A reference to the secret for expansion may be added. */
function checkSource(next: Values, before: Values, path: Field): void {
  const added =
    next.csi?.controllerExpandSecretRef !== undefined &&
    before.csi !== undefined &&
    before.csi.controllerExpandSecretRef === undefined
  const source = added
    ? Object.assign(newObject(), next, { csi: without(next.csi, ['controllerExpandSecretRef']) })
    : next
  if (same(source, before)) return
  path
    .at('persistentvolumesource')
    .standingAt(path)
    .forbidden('cannot be changed once the volume exists', {
      subject: 'where the data of a volume lie',
      ...differing(source, before, path),
    })
}

function withStableLabels(before: any, next: any): any {
  if (Array.isArray(before)) return before.map((item, index) => withStableLabels(item, next?.[index]))
  if (typeof before !== 'object' || before === null) return before
  const copy = newObject()
  for (const name in before) copy[name] = withStableLabels(before[name], next?.[name])
  if (typeof before.key === 'string' && STABLE_LABELS[before.key] === next?.key && next?.key !== undefined)
    copy.key = next.key
  return copy
}

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class'
/** Since when `dataSource` and `dataSourceRef` are filled in from one another. */
const BOTH_SOURCES_SINCE = 24
/** Since when a claim that could not grow may ask for less again. */
const SHRINKING_SINCE = 32
const SHRINK = 'volumes do not shrink'
/** Since when a claim without a class may get one. */
const LATE_CLASS_SINCE = 25

/** A claim keeps its spec; only one that is bound may grow (ValidatePersistentVolumeClaimUpdate). */
export const updatePersistentVolumeClaim: UpdateCheck = {
  prepare: ({ spec }, { minor }) => {
    if (spec !== undefined && minor >= BOTH_SOURCES_SINCE) fillSources(spec)
  },
  check: checkClaim,
}

function fillSources(spec: any): void {
  if (spec.dataSourceRef === undefined && spec.dataSource !== undefined) spec.dataSourceRef = { ...spec.dataSource }
  else if (spec.dataSource === undefined && spec.dataSourceRef !== undefined && !spec.dataSourceRef.namespace)
    spec.dataSource = without(spec.dataSourceRef, ['namespace'])
}

function checkClaim(next: any, before: any, path: Field, { minor }: Context): void {
  const [spec, old] = [Object.assign(newObject(), next.spec), Object.assign(newObject(), before.spec)]
  const at = path.at('spec')
  const oldClass = before.metadata?.annotations?.[CLASS_ANNOTATION]
  const newClass = next.metadata?.annotations?.[CLASS_ANNOTATION]
  if (!old.volumeName) take(old, spec, 'volumeName')
  const moved = oldClass !== undefined && old.storageClassName === undefined && spec.storageClassName === oldClass
  if (moved && (newClass === undefined || newClass === oldClass)) delete spec.storageClassName
  else {
    if ((oldClass ?? '') !== (newClass ?? ''))
      path
        .at('metadata')
        .at('annotations')
        .at(CLASS_ANNOTATION)
        .invalid(undefined, 'cannot be changed once the claim exists', {
          at: ['metadata', 'annotations', key(CLASS_ANNOTATION)],
        })
    if (
      minor >= LATE_CLASS_SINCE &&
      spec.storageClassName !== undefined &&
      old.storageClassName === undefined &&
      oldClass === undefined
    )
      delete spec.storageClassName
  }
  checkSpec(spec, old, at)
  if (minor < SHRINKING_SINCE && isLess(spec, old))
    at.at('resources').at('requests').at('storage').forbidden('may not become less', { why: SHRINK })
  keep(next.spec?.volumeMode, before.spec?.volumeMode, path.at('volumeMode').standingAt(at.at('volumeMode')))
}

/** A bound claim may ask for more storage or another class of attributes; whether it is bound no manifest says. */
function checkSpec(spec: any, old: any, path: Field): void {
  if (same(spec, old)) return
  const more = { subject: 'the spec of a claim', ...differing(spec, old, path) }
  const mayBeBound = same(withoutSize(spec), withoutSize(old)) && !isLess(spec, old)
  if (mayBeBound)
    path.forbidden('can only change while the claim is bound', {
      ...more,
      severity: 'warning',
      why: 'a bound claim gets more storage where its class has `allowVolumeExpansion`; one that waits for its volume is refused',
    })
  else
    path.forbidden('cannot be changed once the claim exists', {
      ...more,
      why: isLess(spec, old)
        ? SHRINK
        : 'a claim may only ask for more storage or another `volumeAttributesClassName`, and only while it is bound',
    })
}

/** A claim's spec without what a bound one may change. */
function withoutSize(spec: any): any {
  const rest = without(spec, ['volumeAttributesClassName'])
  if (spec.resources?.requests !== undefined)
    rest.resources = Object.assign(newObject(), spec.resources, {
      requests: without(spec.resources.requests, ['storage']),
    })
  return rest
}

function isLess(spec: any, old: any): boolean {
  const [now, then] = [spec, old].map(({ resources }) => parseQuantity(resources?.requests?.storage ?? '0'))
  return now !== undefined && then !== undefined && compareQuantities(now, then) < 0
}

function take(target: any, source: any, field: string): void {
  if (source[field] === undefined) delete target[field]
  else target[field] = source[field]
}
