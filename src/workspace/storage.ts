import { isSlip } from '../kubernetes/label-selector.ts'
import {
  bindingObstacles,
  type ClaimFacts,
  claimsIn,
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

/** The volumes, classes and claims of a unit, each read once. */
export interface Storage {
  readonly volumes: readonly UnitVolume[]
  readonly classes: ReadonlyMap<string, UnitClass>
  readonly claims: readonly UnitClaim[]
  /** The claims that stand for themselves, by namespace and name. */
  readonly byName: ReadonlyMap<string, UnitClaim>
  readonly volumesByName: ReadonlyMap<string, UnitVolume>
  /** The claims that stand for themselves, by name alone. */
  readonly claimsOfName: ReadonlyMap<string, readonly UnitClaim[]>
  readonly claimsOfNamespace: ReadonlyMap<string, readonly UnitClaim[]>
  /** The claim templates of StatefulSets. */
  readonly templates: readonly UnitClaim[]
  /** The volumes that claims name. */
  readonly namedVolumes: ReadonlySet<string | undefined>
  /** Volumes that name the claim that they are kept for. */
  readonly promised: readonly UnitVolume[]
  /** Names of classes that exist in the unit or that a volume has. */
  readonly classNames: ReadonlySet<string>
  readonly claimsOfClass: ReadonlyMap<string | undefined, readonly UnitClaim[]>
  /** What `nearClass` has found, by name. */
  readonly near: Map<string, string | undefined>
  /** Of the claims that fit a volume the first two, where it has been asked for. */
  readonly takers: Map<UnitVolume, readonly UnitClaim[]>
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
  const volumes = appliedOf(unit, 'PersistentVolume').map((resource) => ({ resource, ...readVolume(resource.value) }))
  const classes = new Map<string, UnitClass>()
  for (const resource of unit.ofKind('StorageClass'))
    if (resource.name !== undefined) classes.set(resource.name, readClass(resource, resource.name))
  const own = appliedOf(unit, 'PersistentVolumeClaim').flatMap((resource) => claimsOf(resource, unit))
  const templates = appliedOf(unit, 'StatefulSet').flatMap((resource) => claimsOf(resource, unit))
  const claims = [...own, ...templates]
  return {
    volumes,
    classes,
    claims,
    templates,
    byName: new Map(own.map((claim) => [nameKey(claim.namespace, claim.names.text), claim])),
    claimsOfNamespace: groupBy(claims, ({ namespace }) => namespace),
    claimsOfName: groupBy(own, ({ names }) => names.text),
    volumesByName: new Map(volumes.filter(({ name }) => name !== '').map((volume) => [volume.name, volume])),
    namedVolumes: new Set(claims.map(({ volumeName }) => volumeName)),
    promised: volumes.filter(({ claimRef }) => claimRef !== undefined),
    classNames: new Set([...classes.keys(), ...volumes.map(({ className }) => className)]),
    claimsOfClass: groupBy(claims, ({ className }) => className),
    near: new Map(),
    takers: new Map(),
  }
}

/** The resources of a kind; of those that are defined twice the one that counts. */
function appliedOf(unit: Unit, kind: string): readonly Resource[] {
  return unit
    .ofKind(kind)
    .filter((each) => each.name === undefined || unit.find(kind, unit.namespaceOf(each), each.name) === each)
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

/** Whether some claim of the unit, other than the given one, can be bound to the volume. */
export function isWanted(storage: Storage, volume: UnitVolume, but: UnitClaim): boolean {
  let takers = storage.takers.get(volume)
  if (takers === undefined) storage.takers.set(volume, (takers = takersOf(storage, volume)))
  return takers.some((claim) => claim.resource !== but.resource || claim.names.text !== but.names.text)
}

/** Two of the claims that fit the volume; what is kept for a claim need not be of its class. */
function takersOf({ claims, claimsOfClass }: Storage, volume: UnitVolume): UnitClaim[] {
  const takers: UnitClaim[] = []
  for (const claim of volume.claimRef === undefined ? (claimsOfClass.get(volume.className) ?? []) : claims) {
    if (claim.className !== undefined && bindingObstacles(claim, volume).length === 0) takers.push(claim)
    if (takers.length === 2) break
  }
  return takers
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
