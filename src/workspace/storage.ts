import { isSlip } from '../kubernetes/label-selector.ts'
import {
  type ClaimFacts,
  canBind,
  claimsIn,
  isPromisedTo,
  readClaim,
  readVolume,
  type VolumeFacts,
} from '../kubernetes/storage.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { Unit } from './unit.ts'

/** A PersistentVolume of a unit. */
export interface UnitVolume extends VolumeFacts {
  readonly resource: Resource
}

/** A claim, or claim template of a StatefulSet, of a unit. */
export interface UnitClaim extends ClaimFacts {
  readonly resource: Resource
  readonly path: FieldPath
}

/** A StorageClass of a unit. */
export interface UnitClass {
  readonly resource: Resource
  readonly name: string
  readonly provisioner: string
  readonly isDefault: boolean
}

/** The volumes, classes and claims of a unit, each read once, and by what they are asked for. */
export interface Storage {
  readonly volumes: readonly UnitVolume[]
  readonly volumesByName: ReadonlyMap<string, UnitVolume>
  readonly volumesOfClass: ReadonlyMap<string, readonly UnitVolume[]>
  /** Volumes that name the claim that they are kept for. */
  readonly promised: readonly UnitVolume[]
  /** The first volumes that no claim fits. */
  readonly unwanted: readonly UnitVolume[]
  readonly classes: ReadonlyMap<string, UnitClass>
  /** Names of classes that exist in the unit or that a volume has. */
  readonly classNames: ReadonlySet<string>
  readonly claims: readonly UnitClaim[]
  /** The claim templates of StatefulSets. */
  readonly templates: readonly UnitClaim[]
  readonly claimsOfClass: ReadonlyMap<string | undefined, readonly UnitClaim[]>
  readonly claimsOfNamespace: ReadonlyMap<string, readonly UnitClaim[]>
  /** The claims that stand for themselves, by namespace and name. */
  readonly byName: ReadonlyMap<string, UnitClaim>
  /** The claims that stand for themselves, by name alone. */
  readonly claimsOfName: ReadonlyMap<string, readonly UnitClaim[]>
  /** The volumes that claims name. */
  readonly namedVolumes: ReadonlySet<string | undefined>
  /** What `nearClass` has found, by name. */
  readonly near: Map<string, string | undefined>
}

const known = new WeakMap<Unit, Storage>()

/** The storage of a unit; it is made when it is first asked for. */
export function storageOf(unit: Unit): Storage {
  let storage = known.get(unit)
  if (storage === undefined) {
    storage = readStorage(unit)
    known.set(unit, storage)
  }
  return storage
}

function readStorage(unit: Unit): Storage {
  const volumes: UnitVolume[] = []
  const own: UnitClaim[] = []
  const templates: UnitClaim[] = []
  const classes = new Map<string, UnitClass>()
  for (const resource of unit.resources) {
    if (!isStorage(resource) || !counts(resource, unit)) continue
    if (resource.kind === 'PersistentVolume') volumes.push({ resource, ...readVolume(resource.value) })
    else if (resource.kind === 'PersistentVolumeClaim') own.push(...claimsOf(resource, unit))
    else if (resource.kind === 'StatefulSet') templates.push(...claimsOf(resource, unit))
    else if (resource.name !== undefined) classes.set(resource.name, readClass(resource, resource.name))
  }
  volumes.sort((a, b) => inOrder(a.name, b.name))
  own.sort(byIdentity)
  templates.sort(byIdentity)
  const claims = [...own, ...templates]
  const claimsOfClass = groupBy(claims, ({ className }) => className)
  return {
    volumes,
    volumesByName: new Map(volumes.filter(({ name }) => name !== '').map((volume) => [volume.name, volume])),
    volumesOfClass: groupBy(volumes, ({ className }) => className),
    promised: volumes.filter(({ claimRef }) => claimRef !== undefined),
    unwanted: unwantedOf(volumes, claimsOfClass),
    classes: new Map([...classes].sort(([a], [b]) => inOrder(a, b))),
    classNames: new Set([...classes.keys(), ...volumes.map(({ className }) => className)]),
    claims,
    templates,
    claimsOfClass,
    claimsOfNamespace: groupBy(claims, ({ namespace }) => namespace),
    byName: new Map(own.map((claim) => [nameKey(claim.namespace, claim.names.text), claim])),
    claimsOfName: groupBy(own, ({ names }) => names.text),
    namedVolumes: new Set(claims.map(({ volumeName }) => volumeName)),
    near: new Map(),
  }
}

const kinds = new Set(['PersistentVolume', 'PersistentVolumeClaim', 'StatefulSet', 'StorageClass'])

function isStorage({ builtIn, kind }: Resource): boolean {
  return builtIn && kinds.has(kind)
}

/** Of resources that are defined twice only the last one counts. */
function counts(resource: Resource, unit: Unit): boolean {
  const { kind, name } = resource
  return name === undefined || unit.find(kind, unit.namespaceOf(resource), name) === resource
}

/** Beyond this many the volumes that nobody wants do not hint at a claim any more. */
const HINTS = 100

function unwantedOf(
  volumes: readonly UnitVolume[],
  claimsOfClass: ReadonlyMap<string | undefined, readonly UnitClaim[]>,
): UnitVolume[] {
  const unwanted: UnitVolume[] = []
  for (const volume of volumes) {
    if (volume.claimRef !== undefined || volume.isProvisioned) continue
    const rivals = claimsOfClass.get(volume.className) ?? []
    if (!rivals.some((claim) => canBind(claim, volume))) unwanted.push(volume)
    if (unwanted.length === HINTS) break
  }
  return unwanted
}

/** Sorted, so that the order of files changes nothing. */
function byIdentity(a: UnitClaim, b: UnitClaim): number {
  return inOrder(a.namespace, b.namespace) || inOrder(a.names.text, b.names.text)
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

function nameKey(namespace: string, name: string): string {
  return `${namespace}/${name}`
}

/** The claims that a resource of a unit is or makes, with what decides which volume they get. */
export function claimsOf(resource: Resource, unit: Unit): UnitClaim[] {
  const namespace = unit.namespaceOf(resource)
  return claimsIn(resource.kind, resource.value).map((placed) => ({
    resource,
    path: placed.path,
    ...readClaim(placed, namespace),
  }))
}

/** The class of the unit that a class name was most likely meant to be; undefined where the name is known, or near none. */
export function nearClass({ classNames, near }: Storage, name: string): string | undefined {
  if (classNames.has(name)) return undefined
  if (!near.has(name)) near.set(name, nearName(name, classNames))
  return near.get(name)
}

/** The name that was most likely meant: equal but for capitals and dashes, or a typing slip away. */
export function nearName(name: string, names: Iterable<string>): string | undefined {
  for (const each of names) if (each !== '' && isSlip(name, each)) return each
  return undefined
}

/** The volumes that are kept for the claim. */
export function promisedTo({ promised }: Storage, claim: UnitClaim): readonly UnitVolume[] {
  return promised.filter((volume) => isPromisedTo(volume, claim))
}

const defaultAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

function readClass(resource: Resource, name: string): UnitClass {
  const { metadata, provisioner } = resource.value
  const isDefault = defaultAnnotations.some((annotation) => metadata?.annotations?.[annotation] === 'true')
  return { resource, name, provisioner: provisioner ?? '', isDefault }
}

/** The claim that a pod of the resource means by a name, be it a claim or one that a StatefulSet makes; undefined where the unit has none. */
export function claimOf(unit: Unit, resource: Resource, name: string): UnitClaim | undefined {
  const namespace = unit.namespaceOf(resource)
  const { byName, templates } = storageOf(unit)
  return (
    byName.get(nameKey(namespace, name)) ??
    templates.find((claim) => claim.namespace === namespace && claim.names.fits(name))
  )
}

/** A claim that was most likely meant where a namespace has none of that name: one elsewhere, or one there of nearly the same name. */
export function claimMeant(unit: Unit, namespace: string, name: string): UnitClaim | undefined {
  const { claimsOfName, claimsOfNamespace, templates } = storageOf(unit)
  const elsewhere = claimsOfName.get(name)?.[0] ?? templates.find(({ names }) => names.fits(name))
  if (elsewhere !== undefined) return elsewhere
  const beside = claimsOfNamespace.get(namespace) ?? []
  return beside.length > MANY ? undefined : beside.find(({ names }) => isSlip(name, names.text))
}

/** Among more claims than these no name is guessed. */
const MANY = 1000
