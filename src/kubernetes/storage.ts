import type { FieldPath } from '../model/path.ts'
import { key } from '../model/path.ts'
import { failing, formatRequirement, matches, parseSelector, type Selector } from './label-selector.ts'
import { objectsOf } from './lists.ts'
import { compareQuantities, formatQuantity, parseQuantity, type Quantity } from './quantity.ts'
import { valueAt, workloadShape } from './workload.ts'

/** The annotation that wins over `storageClassName` where it is set (component-helpers GetPersistentVolumeClass). */
export const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class'

/** The kinds that are claims, or make claims that outlive their pods. */
export const claimKinds = ['PersistentVolumeClaim', 'StatefulSet'] as const

/** All kinds that can hold a claim: also those whose pods have ephemeral volumes. */
export const claimHolders = [
  ...claimKinds,
  'Pod',
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'ReplicationController',
  'Job',
  'CronJob',
] as const

/** A claim or a claim template: its metadata and spec, and where it stands in its resource. */
export interface PlacedClaim {
  readonly claim: { readonly metadata?: any; readonly spec?: any }
  readonly path: FieldPath
  /** How the claims that come of it are called. */
  readonly names: ClaimNames
}

/** A fixed name, or the form of the names that a template makes; `text` is how a message calls them. */
export interface ClaimNames {
  readonly text: string
  readonly fits: (name: string) => boolean
}

/** The claims that a resource of that kind is or makes. */
export function claimsIn(kind: string, object: any): PlacedClaim[] {
  if (kind === 'PersistentVolumeClaim')
    return [{ claim: object, path: [], names: exactly(object?.metadata?.name ?? '') }]
  const claims = ephemeralClaimsOf(kind, object)
  return kind === 'StatefulSet' ? [...templatesOf(object), ...claims] : claims
}

function templatesOf(statefulSet: any): PlacedClaim[] {
  return objectsOf<any>(statefulSet?.spec?.volumeClaimTemplates).map(([claim, index]) => {
    const stem = `${claim?.metadata?.name ?? ''}-${statefulSet?.metadata?.name ?? ''}-`
    return {
      claim,
      path: ['spec', 'volumeClaimTemplates', index],
      names: { text: `${stem}0`, fits: (name) => name.startsWith(stem) && /^\d+$/.test(name.slice(stem.length)) },
    }
  })
}

function ephemeralClaimsOf(kind: string, object: any): PlacedClaim[] {
  const shape = workloadShape(kind)
  const volumes = shape && valueAt(object, shape.template)?.spec?.volumes
  const found: PlacedClaim[] = []
  if (!Array.isArray(volumes)) return found
  for (let index = 0; index < volumes.length; index++) {
    const claim = volumes[index]?.ephemeral?.volumeClaimTemplate
    if (claim === undefined) continue
    const end = `-${volumes[index].name}`
    const fits = (name: string) => (kind === 'Pod' ? name === object?.metadata?.name + end : name.endsWith(end))
    const path = [...shape!.template, 'spec', 'volumes', index, 'ephemeral', 'volumeClaimTemplate']
    found.push({ claim, path, names: { text: `…${end}`, fits } })
  }
  return found
}

function exactly(text: string): ClaimNames {
  return { text, fits: (name) => name === text }
}

/** What decides which volume a claim gets. */
export interface ClaimFacts {
  readonly namespace: string
  readonly names: ClaimNames
  /** Undefined where it is left to the cluster's default class, "" for no class. */
  readonly className: string | undefined
  readonly classPath: FieldPath
  readonly accessModes: readonly string[]
  readonly request: Quantity | undefined
  readonly volumeMode: string
  readonly selector: Selector | undefined
  readonly volumeName: string | undefined
  /** It starts as a copy of a claim or snapshot, so its volume is always made for it. */
  readonly isCopy: boolean
}

/** What decides which claim a volume goes to. */
export interface VolumeFacts {
  readonly name: string
  /** "" for no class. */
  readonly className: string
  readonly classPath: FieldPath
  readonly accessModes: readonly string[]
  readonly capacity: Quantity | undefined
  readonly volumeMode: string
  readonly labels: Readonly<Record<string, string>>
  readonly claimRef: { readonly namespace?: string; readonly name?: string } | undefined
  /** A provisioner made it, and it was read back from a cluster. */
  readonly isProvisioned: boolean
}

/** The facts of a claim that stands in a namespace; paths are relative to the claim. */
export function readClaim({ claim, names }: PlacedClaim, namespace: string): ClaimFacts {
  const { metadata, spec } = claim
  return {
    namespace,
    names,
    ...classOf(metadata, spec),
    accessModes: textsOf(spec?.accessModes),
    request: amountOf(spec?.resources?.requests?.storage),
    volumeMode: spec?.volumeMode ?? 'Filesystem',
    selector: spec?.selector === undefined ? undefined : parseSelector(spec.selector),
    volumeName: spec?.volumeName || undefined,
    isCopy: (spec?.dataSource ?? spec?.dataSourceRef) !== undefined,
  }
}

/** The facts of a PersistentVolume. */
export function readVolume(volume: any): VolumeFacts {
  const { metadata, spec } = volume ?? {}
  const { className = '', classPath } = classOf(metadata, spec)
  return {
    name: metadata?.name ?? metadata?.generateName ?? '',
    className,
    classPath,
    accessModes: textsOf(spec?.accessModes),
    capacity: amountOf(spec?.capacity?.storage),
    volumeMode: spec?.volumeMode ?? 'Filesystem',
    labels: metadata?.labels ?? {},
    isProvisioned: metadata?.annotations?.['pv.kubernetes.io/provisioned-by'] !== undefined,
    claimRef: spec?.claimRef && { namespace: spec.claimRef.namespace, name: spec.claimRef.name },
  }
}

function classOf(metadata: any, spec: any): { className: string | undefined; classPath: FieldPath } {
  const annotated = metadata?.annotations?.[CLASS_ANNOTATION]
  return typeof annotated === 'string'
    ? { className: annotated, classPath: ['metadata', 'annotations', key(CLASS_ANNOTATION)] }
    : { className: spec?.storageClassName, classPath: ['spec', 'storageClassName'] }
}

function amountOf(value: unknown): Quantity | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? parseQuantity(value)
    : undefined
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}

/** One reason why a claim cannot be bound to a volume. */
export interface Obstacle {
  readonly condition: 'volume-name' | 'claim-ref' | 'capacity' | 'access-modes' | 'volume-mode' | 'class' | 'selector'
  /** The field of the claim that does not fit. */
  readonly path: FieldPath
  /** The field of the volume that does not fit. */
  readonly volumePath: FieldPath
  /** What the volume is or has against what the claim wants. */
  readonly message: string
}

/** What must hold between a claim and a volume, and how it is said where it does not. */
interface Condition {
  readonly condition: Obstacle['condition']
  readonly fails: (claim: ClaimFacts, volume: VolumeFacts) => boolean
  readonly explain: (claim: ClaimFacts, volume: VolumeFacts) => Omit<Obstacle, 'condition'>
}

/**
 * The conditions of a binding (kube-controller-manager persistentvolume syncUnboundClaim, component-helpers FindMatchingVolume).
 * A volume that names the claim needs neither its class nor its selector, a claim that names the volume not its selector.
 */
const conditions: readonly Condition[] = [
  {
    condition: 'volume-name',
    fails: ({ volumeName }, { name }) => volumeName !== undefined && volumeName !== name,
    explain: ({ volumeName }, { name }) => ({
      path: ['spec', 'volumeName'],
      volumePath: ['metadata', 'name'],
      message: `the claim names the volume "${volumeName}", not "${name}"`,
    }),
  },
  {
    condition: 'claim-ref',
    fails: (claim, volume) => volume.claimRef !== undefined && !isPromisedTo(volume, claim),
    explain: (_, { claimRef }) => ({
      path: ['metadata', 'name'],
      volumePath: ['spec', 'claimRef'],
      message: `it is kept for the claim "${claimRef?.namespace ?? ''}/${claimRef?.name ?? ''}"`,
    }),
  },
  {
    condition: 'capacity',
    fails: ({ request }, { capacity }) => request !== undefined && capacity !== undefined && isLess(capacity, request),
    explain: ({ request }, { capacity }) => ({
      path: ['spec', 'resources', 'requests', key('storage')],
      volumePath: ['spec', 'capacity', key('storage')],
      message: `it holds ${formatQuantity(capacity!)}, the claim asks for ${formatQuantity(request!)}`,
    }),
  },
  {
    condition: 'access-modes',
    fails: (claim, volume) => claim.accessModes.some((mode) => !volume.accessModes.includes(mode)),
    explain: (claim, volume) => ({
      path: ['spec', 'accessModes'],
      volumePath: ['spec', 'accessModes'],
      message: `it offers ${volume.accessModes.join(', ') || 'no access mode'}, the claim asks for ${claim.accessModes
        .filter((mode) => !volume.accessModes.includes(mode))
        .join(', ')}`,
    }),
  },
  {
    condition: 'volume-mode',
    fails: (claim, volume) => claim.volumeMode !== volume.volumeMode,
    explain: (claim, volume) => ({
      path: ['spec', 'volumeMode'],
      volumePath: ['spec', 'volumeMode'],
      message: `its \`volumeMode\` is ${volume.volumeMode}, the claim's is ${claim.volumeMode}`,
    }),
  },
  {
    condition: 'class',
    fails: (claim, volume) => volume.claimRef === undefined && (claim.className ?? '') !== volume.className,
    explain: ({ className, classPath }, volume) => ({
      path: classPath,
      volumePath: volume.classPath,
      message: `${volume.className === '' ? 'it has no class' : `its class is "${volume.className}"`}, the claim asks for ${
        className ? `"${className}"` : 'a volume without one'
      }`,
    }),
  },
  {
    condition: 'selector',
    fails: ({ volumeName, selector }, { claimRef, labels }) =>
      claimRef === undefined && volumeName === undefined && selector !== undefined && !matches(selector, labels),
    explain: ({ selector }, { labels }) => {
      const missed = failing(selector!, labels)[0]!
      return {
        path: ['spec', 'selector', ...missed.path],
        volumePath: ['metadata', 'labels'],
        message: `its labels do not meet the claim's selector ${formatRequirement(missed)}`,
      }
    },
  },
]

function isLess(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) < 0
}

/** Whether both name each other: then nothing else is compared. */
function areTied(claim: ClaimFacts, volume: VolumeFacts): boolean {
  return claim.volumeName === volume.name && isPromisedTo(volume, claim)
}

/** Whether the claim can be bound to the volume. */
export function canBind(claim: ClaimFacts, volume: VolumeFacts): boolean {
  return areTied(claim, volume) || conditions.every(({ fails }) => !fails(claim, volume))
}

/** Why the claim cannot be bound to the volume, nothing where it can. */
export function bindingObstacles(claim: ClaimFacts, volume: VolumeFacts): Obstacle[] {
  if (areTied(claim, volume)) return []
  return conditions
    .filter(({ fails }) => fails(claim, volume))
    .map(({ condition, explain }) => ({ condition, ...explain(claim, volume) }))
}

/** Whether the volume's claimRef names the claim; without a namespace it names none. */
export function isPromisedTo({ claimRef }: VolumeFacts, claim: ClaimFacts): boolean {
  return claimRef !== undefined && claimRef.namespace === claim.namespace && claim.names.fits(claimRef.name ?? '')
}

/** The fields that say what a volume is made of: in a PersistentVolume, and those that only a pod has (core/v1 PersistentVolumeSource, VolumeSource). */
const volumeSources: ReadonlySet<string> = new Set(
  'awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume flocker gcePersistentDisk glusterfs hostPath iscsi local nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume'.split(
    ' ',
  ),
)
const podSources = new Set(
  'configMap downwardAPI emptyDir ephemeral gitRepo image persistentVolumeClaim projected secret'.split(' '),
)

/** The field that says what a PersistentVolume's spec is made of, such as `nfs`; undefined where there is none. */
export function volumeSource(spec: any): string | undefined {
  return Object.keys(spec ?? {}).find((field) => volumeSources.has(field))
}

/** Sources that are mounted where a pod runs, without being attached to its node first: their plugins are no upstream AttachableVolumePlugin, and let several nodes in. */
const unattachedSources = new Set('azureFile cephfs glusterfs hostPath local nfs quobyte'.split(' '))

/** Whether volumes with a source are mounted without being attached to a node; undefined for `csi`, whose driver decides. */
export function isUnattachedSource(source: string | undefined): boolean | undefined {
  return source === 'csi' ? undefined : unattachedSources.has(source ?? '')
}

/** Whether a PersistentVolume is on one node only: pods that use it run nowhere else. */
export function isOnOneNode(spec: any): boolean {
  const terms = objectsOf<any>(spec?.nodeAffinity?.required?.nodeSelectorTerms)
  return (
    terms.length === 1 &&
    objectsOf<any>(terms[0]![0].matchExpressions).some(
      ([{ key: label, operator, values }]) =>
        label === 'kubernetes.io/hostname' && operator === 'In' && values?.length === 1,
    )
  )
}

/** The fields of a pod's volume that say what it is made of. */
export const POD_VOLUME_SOURCES: readonly string[] = [...podSources, ...volumeSources].filter((one) => one !== 'local')
const podVolumeSources = new Set(POD_VOLUME_SOURCES)

/** Whether a field of a pod's volume is a source. */
export function isPodVolumeSource(field: string): boolean {
  return podVolumeSources.has(field)
}
