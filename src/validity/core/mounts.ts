import { backstepFault, descendingPathFault } from '../../kubernetes/paths.ts'
import { nearest } from '../../text/nearest.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { Container, VolumeDevice, VolumeMount } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** Checks which volumes a container has where, as folders and as devices (ValidateVolumeMounts, ValidateVolumeDevices). */
export function validateMounts(container: Container, path: Field, pod: PodContext): void {
  const { volumeMounts, volumeDevices } = container
  if (volumeMounts !== undefined) validateVolumeMounts(volumeMounts, path.at('volumeMounts'), container, pod)
  if (volumeDevices !== undefined) validateVolumeDevices(volumeDevices, path.at('volumeDevices'), container, pod)
}

function validateVolumeMounts(
  mounts: readonly VolumeMount[],
  path: Field,
  container: Container,
  pod: PodContext,
): void {
  const places = new Map<string, Field>()
  each(mounts, path, (mount, at) => {
    const { name = '', mountPath = '' } = mount
    if (name !== '') {
      if (!pod.volumes.has(name)) reportUnknown(name, at.at('name'), pod)
      if (hasDevice(container, ({ name: other }) => other === name))
        at.at('name').invalid(name, 'may not be in `volumeDevices` too')
    }
    if (mountPath !== '') {
      const place = at.at('mountPath')
      const first = places.get(mountPath)
      if (first === undefined) places.set(mountPath, place)
      else place.invalid(mountPath, 'must be unique', { related: [{ path: first.path(), message: 'the same place' }] })
      if (hasDevice(container, ({ devicePath }) => devicePath === mountPath))
        place.invalid(mountPath, 'may not be the place of one of `volumeDevices` too')
    }
    validateMount(mount, at, path, container)
  })
}

/** What is wrong in the mount itself; the server leaves out the index (`list` is the place of all mounts). */
function validateMount(mount: VolumeMount, path: Field, list: Field, container: Container): void {
  const at = (name: string) => list.at(name).standingAt(path.at(name))
  const { subPath = '', subPathExpr = '', mountPropagation } = mount
  if (subPath !== '') at('subPath').matches(subPath, descendingPathFault)
  if (subPathExpr !== '') {
    if (subPath !== '') path.at('subPathExpr').invalid(subPathExpr, 'may not be set beside `subPath`')
    at('subPathExpr').matches(subPathExpr, descendingPathFault)
  }
  if (mountPropagation === '')
    at('mountPropagation').unsupported(mountPropagation, ['Bidirectional', 'HostToContainer', 'None'])
  if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true)
    at('mountPropagation').forbidden('"Bidirectional" is for containers with `securityContext.privileged: true`')
  validateRecursiveReadOnly(mount, at('recursiveReadOnly'))
}

function validateRecursiveReadOnly(mount: VolumeMount, path: Field): void {
  const { recursiveReadOnly, readOnly, mountPropagation = 'None' } = mount
  if (recursiveReadOnly === '') path.unsupported('', ['Disabled', 'Enabled', 'IfPossible'])
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return
  if (readOnly !== true) path.forbidden(`"${recursiveReadOnly}" may only be set with \`readOnly: true\``)
  if (mountPropagation !== 'None')
    path.forbidden(`"${recursiveReadOnly}" may not be set with \`mountPropagation: ${mountPropagation}\``)
}

/** The minor since which claims that live as long as their pod may be devices. */
const EPHEMERAL = 23

function validateVolumeDevices(
  devices: readonly VolumeDevice[],
  path: Field,
  container: Container,
  pod: PodContext,
): void {
  const names = new Set<string>()
  const paths = new Set<string>()
  each(devices, path, ({ name = '', devicePath = '' }, at) => {
    if (name !== '') {
      const place = at.at('name')
      if (names.has(name)) place.invalid(name, 'must be unique')
      names.add(name)
      const volume = pod.volumes.get(name)
      if (volume === undefined) reportUnknown(name, place, pod)
      else if (volume.persistentVolumeClaim === undefined && (volume.ephemeral === undefined || pod.minor < EPHEMERAL))
        place.invalid(name, 'must be a volume with `persistentVolumeClaim` or `ephemeral` to be used as a device')
      if (hasMount(container, ({ name: other }) => other === name))
        place.invalid(name, 'may not be in `volumeMounts` too')
    }
    if (devicePath === '') return
    const place = at.at('devicePath')
    if (paths.has(devicePath)) place.invalid(devicePath, 'must be unique')
    if (!place.matches(devicePath, backstepFault)) return
    paths.add(devicePath)
    if (hasMount(container, ({ mountPath }) => mountPath === devicePath))
      place.invalid(devicePath, 'may not be the place of one of `volumeMounts` too')
  })
}

function hasDevice({ volumeDevices }: Container, wanted: (device: VolumeDevice) => boolean): boolean {
  return volumeDevices?.some((device) => device !== undefined && wanted(device)) === true
}

function hasMount({ volumeMounts }: Container, wanted: (mount: VolumeMount) => boolean): boolean {
  return volumeMounts?.some((mount) => mount !== undefined && wanted(mount)) === true
}

/** Volumes in which something else is wrong are unknown to mounts; where one has a wrong type, nobody knows. */
function reportUnknown(name: string, path: Field, { volumes, spec, known: faults }: PodContext): void {
  if (faults?.some(({ rule, path: place }) => rule === 'wrong-type' && place.includes('volumes'))) return
  const names = [...volumes.keys()].sort()
  const meant = nearest(name, names)
  const isRefused = spec.volumes?.some((volume) => volume?.name === name)
  const known = names.length === 0 ? 'it has none' : `it has ${names.map((one) => `"${one}"`).join(', ')}`
  path.notFound(name, isRefused ? 'names a volume that is refused itself' : `names no volume of the pod: ${known}`, {
    ...(meant !== undefined && !isRefused && { hint: `did you mean "${meant}"?` }),
  })
}
