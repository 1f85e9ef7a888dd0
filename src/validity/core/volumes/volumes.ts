import { dnsLabelFault, dnsSubdomainFault } from '../../../kubernetes/names.ts'
import { parseQuantity } from '../../../kubernetes/quantity.ts'
import type { FieldPath, Segment } from '../../../model/path.ts'
import type { Field } from '../../field.ts'
import { each } from '../../kind.ts'
import { nameOf } from '../../meta/object-meta.ts'
import type { Volume } from '../../types/core-v1.ts'
import type { PodContext } from '../pod-context.ts'
import { isLongPortal, LONG_PORTAL } from './disks.ts'
import { validateOneSource } from './one-source.ts'
import { sources } from './sources.ts'

/** Checks the volumes of a pod, at `path`; gives those in which nothing is wrong, by name: mounts know no others (ValidateVolumes). */
export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  path: Field,
  pod: PodContext,
): ReadonlyMap<string, Volume> {
  const sound = new Map<string, Volume>()
  const podName = pod.template ? '' : nameOf(pod.metadata)
  const refused = refusedIndexes(path, pod)
  const makers = volumesByClaim(volumes, pod)
  each(volumes, path, (volume, itemPath, index) => {
    const { name = '' } = volume
    const before = path.count
    validateSource(volume, itemPath, podName, pod)
    if (name === '') itemPath.at('name').required()
    else itemPath.at('name').matches(name, dnsLabelFault)
    if (sound.has(name)) itemPath.at('name').duplicate(name)
    else if (path.count === before && !refused.has(index)) sound.set(name, volume)
    validateClaimName(volume, makers, itemPath)
  })
  return sound
}

/** The indexes of the volumes in which the schema has refused something. */
function refusedIndexes(path: Field, { known = [] }: PodContext): ReadonlySet<Segment | undefined> {
  if (known.length === 0) return NONE
  const start = path.path()
  return new Set(
    known.filter((problem) => startsWith(problem.path, start)).map((problem) => problem.path[start.length]),
  )
}

const NONE: ReadonlySet<Segment | undefined> = new Set()

function startsWith(path: FieldPath, start: FieldPath): boolean {
  return path.length >= start.length && start.every((step, index) => path[index] === step)
}

/** The first volume for which each claim is made, by the name of the claim: only a Pod that has a name has such. */
function volumesByClaim(volumes: readonly Volume[] | undefined, pod: PodContext): ReadonlyMap<string, Volume> {
  const podName = pod.template ? '' : (pod.metadata?.name ?? '')
  const makers = new Map<string, Volume>()
  if (podName === '' || volumes === undefined) return makers
  for (const volume of volumes) {
    const claim = `${podName}-${volume?.name ?? ''}`
    if (volume?.ephemeral !== undefined && !makers.has(claim)) makers.set(claim, volume)
  }
  return makers
}

/** A claim that is made for a volume of this pod belongs to that volume alone. */
function validateClaimName({ persistentVolumeClaim }: Volume, makers: ReadonlyMap<string, Volume>, path: Field): void {
  const claimName = persistentVolumeClaim?.claimName
  const maker = claimName === undefined ? undefined : makers.get(claimName)
  if (maker !== undefined)
    path
      .at('persistentVolumeClaim')
      .at('claimName')
      .invalid(claimName, `must be another claim than that which is made for the volume "${maker.name}"`)
}

function validateSource(volume: Volume, path: Field, podName: string, pod: PodContext): void {
  if (validateOneSource(volume, path, sources, pod) === 'ephemeral') validateMadeName(volume, path, podName)
  if (volume.emptyDir?.sizeLimit !== undefined) validateSizeLimit(volume.emptyDir.sizeLimit, path)
  if (volume.iscsi !== undefined && isLongPortal(volume.name ?? '', volume.iscsi))
    path.at('name').invalid(volume.name, LONG_PORTAL)
}

function validateSizeLimit(sizeLimit: string | number, path: Field): void {
  const quantity = parseQuantity(sizeLimit)
  if (quantity !== undefined && quantity.mantissa < 0n)
    path.at('emptyDir').at('sizeLimit').forbidden(`may not be negative, ${sizeLimit} is`)
}

/** The claim for the volume is called after pod and volume. */
function validateMadeName({ name = '' }: Volume, path: Field, podName: string): void {
  if (podName === '' || name === '') return
  const fault = dnsSubdomainFault(`${podName}-${name}`)
  if (fault !== undefined) path.at('name').invalid(name, `makes a claim "${podName}-${name}", whose name ${fault}`)
}
