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
  const volumes = unit.ofKind('PersistentVolume').map((resource) => ({ resource, ...readVolume(resource.value) }))
  const classes = new Map<string, UnitClass>()
  for (const resource of unit.ofKind('StorageClass'))
    if (resource.name !== undefined) classes.set(resource.name, readClass(resource, resource.name))
  const claims = [...unit.ofKind('PersistentVolumeClaim'), ...unit.ofKind('StatefulSet')].flatMap((resource) =>
    claimsOf(resource, unit),
  )
  return { volumes, classes, claims }
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
export function nearClass({ classes, volumes }: Storage, name: string): string | undefined {
  const names = new Set([...classes.keys(), ...volumes.map((volume) => volume.className)])
  return names.has(name) ? undefined : nearName(name, names)
}

/** The name that was most likely meant: equal but for capitals and dashes, or a typing slip away. */
export function nearName(name: string, names: Iterable<string>): string | undefined {
  for (const each of names) if (each !== '' && isSlip(name, each)) return each
  return undefined
}

/** Whether some claim of the unit, other than the given one, can be bound to the volume. */
export function isWanted({ claims }: Storage, volume: UnitVolume, but: UnitClaim): boolean {
  return claims.some(
    (claim) =>
      (claim.resource !== but.resource || claim.names.text !== but.names.text) &&
      claim.className !== undefined &&
      bindingObstacles(claim, volume).length === 0,
  )
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
