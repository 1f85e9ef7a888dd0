import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, posix } from 'node:path'
import { findConfig } from '../config/find.ts'
import { type FindOptions, findBelow } from './files.ts'
import type { SourceFile } from './source.ts'

/** More files or bytes than these are not read for the sake of a few others. */
export const MOST_FILES = 2000
export const MOST_BYTES = 20_000_000

/**
 * The manifests that lie around files which were named: those of the project's folder tree (up to its config file or the top of the repository), or where
 * there is no such top, or too much below it, those in the same folders. What was named is not among them.
 */
export function findContext(named: readonly SourceFile[], options: FindOptions): Context {
  const found = new Map<string, SourceFile>()
  let isWhole = true
  for (const area of areasOf(named, options.cwd)) {
    const whole = wholeOf(area, options)
    if (whole === undefined) isWhole = false
    for (const file of whole ?? besides(area, options)) found.set(file.place!, file)
  }
  if (found.size > 0) for (const place of named.flatMap(placesOf)) found.delete(place)
  return { files: [...found.values()], isWhole }
}

/** What lies around files. */
export interface Context {
  readonly files: readonly SourceFile[]
  /** The project has no other manifests. */
  readonly isWhole: boolean
}

/** A folder tree with the folders in it that hold what was named. */
interface Area {
  readonly root: string | undefined
  readonly folders: Set<string>
  /** How a file is called in reports, so that paths look like those that were named. */
  readonly nameOf: (place: string) => string
}

function areasOf(named: readonly SourceFile[], cwd: string): Area[] {
  const areas = new Map<string, Area>()
  const known = new Set<string>()
  for (const { path, place } of named) {
    if (place === undefined) continue
    const folder = posix.dirname(place)
    if (known.has(folder)) continue
    const { root } = findConfig(folder)
    const area = areas.get(root ?? folder) ?? {
      root,
      folders: new Set(),
      nameOf: isAbsolute(path) ? itself : from(cwd),
    }
    area.folders.add(folder)
    areas.set(root ?? folder, area)
    known.add(folder)
  }
  return [...areas.values()]
}

/** All manifests of the project; undefined where it has no top, or too much below it. */
function wholeOf({ root, nameOf }: Area, options: FindOptions): readonly SourceFile[] | undefined {
  if (root === undefined) return undefined
  const below = { folder: root, depth: Number.POSITIVE_INFINITY, limit: MOST_FILES, nameOf }
  const files = findBelow(below, { ...options, context: true })?.files
  return files !== undefined && areSmall(files) ? files : undefined
}

/** The manifests in the same folders. */
function besides({ folders, nameOf }: Area, options: FindOptions): readonly SourceFile[] {
  const files = [...folders].flatMap(
    (folder) => findBelow({ folder, depth: 0, limit: MOST_FILES, nameOf }, { ...options, context: true })?.files ?? [],
  )
  return areSmall(files) ? files : []
}

function areSmall(files: readonly SourceFile[]): boolean {
  let bytes = 0
  for (const { place } of files) {
    bytes += statSync(place!, { throwIfNoEntry: false })?.size ?? 0
    if (bytes > MOST_BYTES) return false
  }
  return true
}

function itself(place: string): string {
  return place
}

function from(cwd: string): (place: string) => string {
  const here = process.platform === 'win32' ? cwd.replaceAll('\\', '/') : cwd
  return (place) => posix.relative(here, place)
}

/** Where a file lies, also under the name that a link leads to. */
function placesOf({ place }: SourceFile): string[] {
  if (place === undefined) return []
  try {
    return [place, realpathSync(place)]
  } catch {
    return [place]
  }
}
