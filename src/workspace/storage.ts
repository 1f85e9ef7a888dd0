import { isSlip } from '../kubernetes/label-selector.ts'
import { isNodeBoundProvisioner, isUnattachedProvisioner, NO_PROVISIONER } from '../kubernetes/provisioners.ts'
import {
  type ClaimFacts,
  canBind,
  claimKinds,
  claimsIn,
  isOnOneNode,
  isPromisedTo,
  isUnattachedSource,
  readClaim,
  readVolume,
  type VolumeFacts,
  volumeSource,
} from '../kubernetes/storage.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import { compareText } from '../text/compare.ts'
import { oncePer, push, recently } from './maps.ts'
import { namespaceOf, type Unit } from './unit.ts'

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

/** The storage of a unit; it is made when it is first asked for. */
export const storageOf = oncePer((unit: Unit) => new Storage(unit))

/** The volumes, classes and claims of a unit, sorted by name so that the order of files changes nothing; each part is read when it is first asked for. */
export class Storage {
  readonly #unit: Unit

  constructor(unit: Unit) {
    this.#unit = unit
  }

  #volumes: readonly UnitVolume[] | undefined
  get volumes(): readonly UnitVolume[] {
    return (this.#volumes ??= this.#applied('PersistentVolume')
      .map((resource) => ({ resource, ...readVolume(resource.value) }))
      .sort((a, b) => compareText(a.name, b.name)))
  }

  #classes: ReadonlyMap<string, UnitClass> | undefined
  get classes(): ReadonlyMap<string, UnitClass> {
    return (this.#classes ??= new Map(
      this.#applied('StorageClass')
        .map((resource): [string, UnitClass] => [resource.name ?? '', readClass(resource)])
        .sort(([a], [b]) => compareText(a, b)),
    ))
  }

  #volumesByName: ReadonlyMap<string, UnitVolume> | undefined
  get volumesByName(): ReadonlyMap<string, UnitVolume> {
    return (this.#volumesByName ??= new Map(
      this.volumes.filter(({ name }) => name !== '').map((volume) => [volume.name, volume]),
    ))
  }

  #volumesOfClass: ReadonlyMap<string, readonly UnitVolume[]> | undefined
  get volumesOfClass(): ReadonlyMap<string, readonly UnitVolume[]> {
    return (this.#volumesOfClass ??= groupBy(this.volumes, ({ className }) => className))
  }

  /** Volumes that name the claim that they are kept for, by its namespace. */
  #promised: ReadonlyMap<string | undefined, readonly UnitVolume[]> | undefined
  get promised(): ReadonlyMap<string | undefined, readonly UnitVolume[]> {
    return (this.#promised ??= groupBy(
      this.volumes.filter(({ claimRef }) => claimRef !== undefined),
      ({ claimRef }) => claimRef?.namespace,
    ))
  }

  /** The first volumes that no claim fits; when there are many they do not hint at a claim any more. */
  #unwanted: readonly UnitVolume[] | undefined
  get unwanted(): readonly UnitVolume[] {
    return (this.#unwanted ??= unwantedOf(this))
  }

  /** Names of classes that exist in the unit or that a volume has. */
  #classNames: ReadonlySet<string> | undefined
  get classNames(): ReadonlySet<string> {
    return (this.#classNames ??= new Set([...this.classes.keys(), ...this.volumes.map(({ className }) => className)]))
  }

  /** Classes that claims ask for; undefined is the default of the cluster. */
  get claimedClasses(): Iterable<string | undefined> {
    return this.#claimed.holders.keys()
  }

  /** The claims of a class, read anew each time: there may be many, and few are ever asked for. */
  claimsOfClass(className: string | undefined): readonly UnitClaim[] {
    return (this.#claimed.holders.get(className) ?? [])
      .flatMap((resource) => claimsOf(resource))
      .filter((claim) => claim.className === className)
      .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.names.text, b.names.text))
  }

  /** The volumes that claims name. */
  get namedVolumes(): ReadonlySet<string | undefined> {
    return this.#claimed.volumes
  }

  #claimedOnce: Claimed | undefined
  get #claimed(): Claimed {
    return (this.#claimedOnce ??= readClaimed(claimKinds.flatMap((kind) => this.#applied(kind))))
  }

  /** What `nearClass` has found, by name. */
  readonly near = new Map<string, string | undefined>()

  /** The resources of a kind; of those that are defined twice only the last one. */
  #applied(kind: string): Resource[] {
    const unit = this.#unit
    return unit
      .ofKind(kind)
      .filter((each) => each.name === undefined || unit.find(kind, unit.namespaceOf(each), each.name) === each)
  }
}

/** What claims ask for. */
interface Claimed {
  /** The resources that are or make claims, by the class that these ask for. */
  readonly holders: ReadonlyMap<string | undefined, readonly Resource[]>
  readonly volumes: ReadonlySet<string | undefined>
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) push(groups, keyOf(value), value)
  return groups
}

function readClaimed(resources: readonly Resource[]): Claimed {
  const holders = new Map<string | undefined, Resource[]>()
  const volumes = new Set<string | undefined>()
  for (const resource of resources)
    for (const { className, volumeName } of claimsOf(resource)) {
      volumes.add(volumeName)
      if (holders.get(className)?.at(-1) !== resource) push(holders, className, resource)
    }
  return { holders, volumes }
}

const HINTS = 100

function unwantedOf(storage: Storage): UnitVolume[] {
  const rivals = new Map<string, readonly UnitClaim[]>()
  const unwanted: UnitVolume[] = []
  for (const volume of storage.volumes) {
    const { className, claimRef, isProvisioned } = volume
    if (claimRef !== undefined || isProvisioned) continue
    if (!rivals.has(className)) rivals.set(className, storage.claimsOfClass(className))
    if (!rivals.get(className)!.some((claim) => canBind(claim, volume))) unwanted.push(volume)
    if (unwanted.length === HINTS) break
  }
  return unwanted
}

/** The claims that a resource is or makes, with what decides which volume they get; several rules in a row ask for the same one. */
export const claimsOf: (resource: Resource) => readonly UnitClaim[] = recently(readClaims, 1)

function readClaims(resource: Resource): readonly UnitClaim[] {
  const namespace = namespaceOf(resource)
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
  return (promised.get(claim.namespace) ?? []).filter((volume) => isPromisedTo(volume, claim))
}

/** The volumes of the unit of which the claim gets one: the one that it names, those kept for it, or those of its class that fit; none where it may get another. */
function volumesFor(storage: Storage, claim: UnitClaim): readonly UnitVolume[] {
  const { className, volumeName, isCopy } = claim
  if (volumeName !== undefined) {
    const named = storage.volumesByName.get(volumeName)
    return named === undefined ? [] : [named]
  }
  if (isCopy) return []
  const kept = promisedTo(storage, claim).filter((volume) => canBind(claim, volume))
  if (kept.length > 0 || className === undefined) return kept
  if ((storage.classes.get(className)?.provisioner ?? NO_PROVISIONER) !== NO_PROVISIONER) return []
  return (storage.volumesOfClass.get(className) ?? []).filter((volume) => canBind(claim, volume))
}

/** What becomes of each volume that a claim may get: of those of the unit, or of what the provisioner of its class makes; empty where that is not to be seen. */
function prospects(
  unit: Unit,
  claim: UnitClaim,
  ofVolume: (volume: UnitVolume) => boolean,
  ofProvisioner: (provisioner: string) => boolean,
): readonly boolean[] {
  const storage = storageOf(unit)
  const volumes = storage.volumes.length === 0 ? [] : volumesFor(storage, claim)
  if (volumes.length > 0) return volumes.map(ofVolume)
  const { className = defaultClassOf(storage), volumeName } = claim
  const provisioner = className === undefined ? undefined : storage.classes.get(className)?.provisioner
  if (volumeName !== undefined || provisioner === undefined || provisioner === NO_PROVISIONER) return []
  return [ofProvisioner(provisioner)]
}

function defaultClassOf({ classes }: Storage): string | undefined {
  const marked = [...classes.values()].filter(({ isDefault }) => isDefault)
  return marked.length === 1 ? marked[0]!.name : undefined
}

/** Whether the claim surely gets a volume that is never attached to a node, or is on one node for ever, so that no pod waits for another node to let go of it. */
export function isNeverAttached(unit: Unit, claim: UnitClaim): boolean {
  const isFree = (driver: string) => isUnattached(unit, driver)
  const fates = prospects(
    unit,
    claim,
    ({ resource: { value } }) => isUnattachedSource(volumeSource(value.spec)) ?? isFree(value.spec.csi?.driver ?? ''),
    (provisioner) => isNodeBoundProvisioner(provisioner) || isFree(provisioner),
  )
  return fates.length > 0 && fates.every(Boolean)
}

/** Whether a driver attaches nothing, by its CSIDriver in the unit or as it is known to be deployed. */
function isUnattached(unit: Unit, driver: string): boolean {
  const written = unit.find('CSIDriver', '', driver)
  return written === undefined ? isUnattachedProvisioner(driver) : written.value.spec?.attachRequired === false
}

/** Whether the claim surely gets a volume that is on one node only. */
export function isOfOneNode(unit: Unit, claim: UnitClaim): boolean {
  const fates = prospects(unit, claim, ({ resource }) => isOnOneNode(resource.value.spec), isNodeBoundProvisioner)
  return fates.length > 0 && fates.every(Boolean)
}

const defaultAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

function readClass(resource: Resource): UnitClass {
  const { metadata, provisioner } = resource.value
  const isDefault = defaultAnnotations.some((annotation) => metadata?.annotations?.[annotation] === 'true')
  return { resource, name: resource.name ?? '', provisioner: provisioner ?? '', isDefault }
}

/** The claim that a pod of the resource means by a name; undefined where the unit has none. */
export function claimOf(unit: Unit, resource: Resource, name: string): UnitClaim | undefined {
  const namespace = unit.namespaceOf(resource)
  const own = unit.find('PersistentVolumeClaim', namespace, name)
  return own === undefined ? madeClaim(unit, namespace, name) : claimsOf(own)[0]
}

/** The claim that a StatefulSet makes under a name: it ends in that of the StatefulSet and a number. */
function madeClaim(unit: Unit, namespace: string, name: string): UnitClaim | undefined {
  const stem = /^(.*)-\d+$/.exec(name)?.[1] ?? ''
  for (let dash = stem.indexOf('-'); dash !== -1; dash = stem.indexOf('-', dash + 1)) {
    const owner = unit.find('StatefulSet', namespace, stem.slice(dash + 1))
    const claim = owner && claimsOf(owner).find(({ names }) => names.fits(name))
    if (claim !== undefined) return claim
  }
  return undefined
}
