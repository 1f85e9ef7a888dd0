import type { Field } from '../../field.ts'
import { each } from '../../kind.ts'
import type { ProjectedVolumeSource, Volume, VolumeProjection } from '../../types/core-v1.ts'
import { warnAboutClaimSpec } from '../persistent-volume-claim.ts'
import type { PodContext } from '../pod-context.ts'
import { warnAboutOldSources } from './old-sources.ts'

/** The minor that looks at the paths of files. */
const PATHS_SINCE = 32

/** Warns about the volumes of a pod, at `path` (pkg/api/pod warningsForPodSpecAndMeta, its part about volumes). */
export function warnAboutVolumes(
  volumes: readonly Volume[] | undefined,
  path: Field,
  { minor }: Pick<PodContext, 'minor'>,
): void {
  if (minor >= NAMES.since && minor <= NAMES.until) warnAboutNames(volumes, path)
  each(volumes, path, (volume, itemPath) => {
    warnAboutOldSources(volume, itemPath, minor, 'inPods')
    const claim = volume.ephemeral?.volumeClaimTemplate?.spec
    if (claim !== undefined)
      warnAboutClaimSpec(claim, itemPath.at('ephemeral').at('volumeClaimTemplate').at('spec'), { minor })
    if (minor >= PATHS_SINCE) warnAboutPaths(volume, itemPath)
  })
}

/** The minors that warn of a name that is given twice, which matters where a controller makes the pods later. */
const NAMES = { since: 21, until: 27 }

function warnAboutNames(volumes: readonly Volume[] | undefined, path: Field): void {
  const names = new Set<string>()
  each(volumes, path, ({ name = '' }, itemPath) => {
    if (names.has(name)) itemPath.at('name').warn(`"${name}" is given twice`)
    names.add(name)
  })
}

/** The path of a file in a volume, what it is made of, and where that is said. */
interface File {
  readonly path: string
  readonly place: Field
}

/** Files that stand in each other's way (warningsForOverlappingVirtualPaths). */
function warnAboutPaths(volume: Volume, path: Field): void {
  for (const name of ['configMap', 'secret', 'downwardAPI'] as const)
    if (volume[name]?.items !== undefined) warnAboutOverlaps(filesOf(volume[name].items, path.at(name)))
  if (volume.projected !== undefined) warnAboutProjection(volume.projected, path.at('projected'))
}

const PROJECTIONS = [
  'clusterTrustBundle',
  'configMap',
  'downwardAPI',
  'podCertificate',
  'secret',
  'serviceAccountToken',
] as const

function warnAboutProjection({ sources }: ProjectedVolumeSource, path: Field): void {
  const files: File[] = []
  const empty: Field[] = []
  each(sources, path.at('sources'), (source, itemPath) => {
    if (PROJECTIONS.every((name) => source[name] === undefined)) empty.push(itemPath)
    else files.push(...projectedFiles(source, itemPath))
  })
  warnAboutEmpty(empty)
  warnAboutOverlaps(files)
}

/** A server says once of a volume that it has sources without anything in them. */
function warnAboutEmpty([first, ...others]: readonly Field[]): void {
  const related = others.map((other) => ({ path: other.placePath(), message: 'nor in this one' }))
  first?.warn('has nothing in it that the server keeps, so nothing comes of it', { related })
}

/** The files of the first kind of source only, as the server looks at no other. */
function projectedFiles(source: VolumeProjection, path: Field): File[] {
  for (const name of ['configMap', 'secret', 'downwardAPI'] as const)
    if (source[name]?.items !== undefined) return filesOf(source[name].items, path.at(name))
  const { serviceAccountToken: token } = source
  if (token === undefined) return []
  return [{ path: token.path ?? '', place: path.at('serviceAccountToken').at('path') }]
}

function filesOf(items: readonly { readonly path?: string }[], path: Field): File[] {
  const files: File[] = []
  each(items, path.at('items'), (item, itemPath) => files.push({ path: item.path ?? '', place: itemPath.at('path') }))
  return files
}

/** Says which files have the path of an earlier one, lie in it, or would be a folder for it. */
function warnAboutOverlaps(files: readonly File[]): void {
  const folders = new Folder()
  for (const { path, place } of files) {
    const parts = withoutSlashes(path)
    if (parts === '') continue
    const other = folders.add(parts.split('/'), place)
    if (other !== undefined)
      place.warn(`"${path}" overlaps with the path of another file of this volume`, {
        related: [{ path: other.placePath(), message: 'the other file' }],
      })
  }
}

function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end--
  return path.slice(0, end)
}

/** A folder of a volume with what is in it; a file is one too, for files that would lie in it. */
class Folder {
  private readonly entries = new Map<string, Folder>()
  private file: Field | undefined

  /** Adds a file and gives one that it overlaps with. */
  add(parts: readonly string[], place: Field): Field | undefined {
    let folder: Folder = this
    let other: Field | undefined
    for (const part of parts) {
      let next = folder.entries.get(part)
      if (next === undefined) folder.entries.set(part, (next = new Folder()))
      folder = next
      other ??= folder.file
    }
    other ??= folder.anyFile()
    folder.file ??= place
    return other
  }

  private anyFile(): Field | undefined {
    if (this.file !== undefined) return this.file
    for (const entry of this.entries.values()) {
      const file = entry.anyFile()
      if (file !== undefined) return file
    }
    return undefined
  }
}
