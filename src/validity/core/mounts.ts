import { backstepFault, descendingPathFault } from '../../kubernetes/paths.ts'
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
  const deviceNames = new Set(container.volumeDevices?.map((device) => device?.name))
  const devicePaths = new Set(container.volumeDevices?.map((device) => device?.devicePath))
  each(mounts, path, (mount, at) => {
    const { name = '', mountPath = '' } = mount
    if (name !== '') {
      if (!pod.volumes.has(name)) reportUnknown(name, at.at('name'), pod)
      if (deviceNames.has(name)) at.at('name').invalid(name, 'may not be in `volumeDevices` too')
    }
    if (mountPath !== '') {
      const place = at.at('mountPath')
      const first = places.get(mountPath)
      if (first === undefined) places.set(mountPath, place)
      else place.invalid(mountPath, 'must be unique', { related: [{ path: first.path(), message: 'the same place' }] })
      if (devicePaths.has(mountPath)) place.invalid(mountPath, 'may not be the place of one of `volumeDevices` too')
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
  const mountNames = new Set(container.volumeMounts?.map((mount) => mount?.name))
  const mountPaths = new Set(container.volumeMounts?.map((mount) => mount?.mountPath))
  each(devices, path, ({ name = '', devicePath = '' }, at) => {
    if (name !== '') {
      const place = at.at('name')
      if (names.has(name)) place.invalid(name, 'must be unique')
      names.add(name)
      const volume = pod.volumes.get(name)
      if (volume === undefined) reportUnknown(name, place, pod)
      else if (volume.persistentVolumeClaim === undefined && (volume.ephemeral === undefined || pod.minor < EPHEMERAL))
        place.invalid(name, 'must be a volume with `persistentVolumeClaim` or `ephemeral` to be used as a device')
      if (mountNames.has(name)) place.invalid(name, 'may not be in `volumeMounts` too')
    }
    if (devicePath === '') return
    const place = at.at('devicePath')
    if (paths.has(devicePath)) place.invalid(devicePath, 'must be unique')
    if (!place.matches(devicePath, backstepFault)) return
    paths.add(devicePath)
    if (mountPaths.has(devicePath)) place.invalid(devicePath, 'may not be the place of one of `volumeMounts` too')
  })
}

/** Volumes in which something else is wrong are unknown to mounts; where one has a wrong type, nobody knows. */
function reportUnknown(name: string, path: Field, { soundVolumes, writtenVolumes }: PodContext): void {
  if (writtenVolumes === undefined) return
  if (writtenVolumes.has(name)) {
    path.notFound(name, 'names a volume that is refused itself')
    return
  }
  const known = soundVolumes.size === 0 ? 'it has none' : `it has ${soundVolumes.listed()}`
  path.notFound(name, `names no volume of the pod: ${known}`, soundVolumes.hintFor(name))
}
