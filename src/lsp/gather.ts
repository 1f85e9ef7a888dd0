import { existsSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import type { Config, Placed } from '../config/config.ts'
import { byConfig, Ignored } from '../project/by-config.ts'
import type { Configs } from '../project/configs.ts'
import { findContext, MOST_BYTES, MOST_FILES } from '../sources/context.ts'
import { type Below, type FindOptions, type Found, findFiles, stepsBelow } from '../sources/files.ts'
import { recognisePath } from '../sources/recognise.ts'
import { type SourceFile, withFacts } from '../sources/source.ts'
import type { OpenDocument } from './documents.ts'
import { isIn } from './uri.ts'

/** What is judged together: a folder that the client has open, documents with what lies around them, or a document that lies nowhere. */
export type Area =
  | { readonly kind: 'workspace'; readonly place: string }
  | { readonly kind: 'around'; readonly place: string; readonly isTree: boolean }
  | { readonly kind: 'alone'; readonly place: string; readonly key: string }

/** More manifests are not taken in from one folder. */
export const MOST_IN_WORKSPACE = 50_000

/** Files that go by one config. */
export interface Part {
  readonly config: Config | undefined
  readonly files: readonly SourceFile[]
  /** Manifests of the project are missing. */
  readonly isPartial: boolean
}

/** Finds what is in an area, in steps of a folder each, as a check of it on the command line would; the documents are those that are open in it. Throws ConfigError. */
export function* gather(
  area: Area,
  configs: Configs,
  documents: readonly OpenDocument[],
): Generator<undefined, { readonly parts: readonly Part[]; readonly isTooLarge: boolean }> {
  const { place } = area
  const first = configs.at(place)
  if (area.kind === 'alone') {
    const files = documents.map(({ key }) => ({ path: key, explicit: false, text: () => '' }))
    return { parts: [partOf(first, files, false)], isTooLarge: false }
  }
  const options = optionsFor(area, configs)
  if (area.kind === 'around') return { parts: [yield* around(area, configs, documents, options)], isTooLarge: false }
  const below = { folder: place, depth: Number.POSITIVE_INFINITY, limit: MOST_IN_WORKSPACE, nameOf: namesIn(place) }
  const found = yield* stepsBelow(below, options, placesOf(documents))
  yield
  const groups = byConfig(found?.files ?? [], configs, first)
  yield
  const parts = groups.map(([config, files]) =>
    config?.closed?.value && !isIn(place, config.file.folder)
      ? withContext(config, files, configs, options)
      : partOf(config, files, false),
  )
  return { parts, isTooLarge: found === undefined }
}

/** The definitions of custom resources at a path of a config, called as in the area of a folder, and what of it is not there. */
export function definitionsAt({ value, file }: Placed<string>, cwd: string): Promise<Found> {
  return findFiles([posix.relative(cwd, posix.resolve(file.folder, value)) || '.'], {
    cwd,
    stdin: nothing,
    definitions: true,
  })
}

/** What a file of an area is called in messages: relative to the folder, as where the command line runs there. */
export function namesIn(folder: string): (place: string) => string {
  return (place) => posix.relative(folder, place)
}

function partOf(config: Config | undefined, files: readonly SourceFile[], isPartial: boolean): Part {
  return { config, files, isPartial }
}

function optionsFor({ place }: Area, configs: Configs): FindOptions {
  return {
    cwd: place,
    stdin: nothing,
    onFolder: configs.enter.bind(configs),
    excluded: new Ignored(configs).has,
  }
}

/** Where all that is named must be here, what lies around a folder below the config file counts too. */
function withContext(config: Config, files: readonly SourceFile[], configs: Configs, options: FindOptions): Part {
  const isOther = (folder: string) => configs.at(folder) !== config
  const context = findContext(files, { ...options, isOther })
  const known = new Set(files.map(({ place }) => place))
  const others = context.files.filter(({ place }) => !known.has(place))
  return partOf(config, [...others, ...files], !context.isWhole)
}

/** Open documents and, as what they are judged among, the manifests of their folder or tree. */
function* around(
  { place, isTree }: Extract<Area, { kind: 'around' }>,
  configs: Configs,
  documents: readonly OpenDocument[],
  options: FindOptions,
): Generator<undefined, Part> {
  const config = configs.at(place)
  const below = { folder: place, limit: MOST_FILES, nameOf: namesIn(place) }
  const lookFor = { ...options, context: true, isOther: (folder: string) => configs.at(folder) !== config }
  const open = new Set(placesOf(documents).filter((each) => !options.excluded!(each, false)))
  const tree = isTree ? yield* small({ ...below, depth: Number.POSITIVE_INFINITY }, lookFor, open) : undefined
  const near = tree ?? (yield* besides(below, lookFor, open))
  const files = near.map((file) => (open.has(file.place!) ? withFacts(file, { context: false }) : file))
  const known = new Set(files.map((file) => file.place))
  for (const each of open) if (!known.has(each)) files.push(unlisted(each, below.nameOf))
  return partOf(config, files, tree === undefined)
}

/** The manifests in the folders of the documents. */
function* besides(
  below: Omit<Below, 'depth'>,
  options: FindOptions,
  open: ReadonlySet<string>,
): Generator<undefined, readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (const folder of new Set([...open].map((place) => posix.dirname(place))))
    if (existsSync(folder)) files.push(...((yield* small({ ...below, folder, depth: 0 }, options, open)) ?? []))
  return files
}

/** The files below a folder; undefined where they are too many or too large to be read for the sake of a few. */
function* small(
  below: Below,
  options: FindOptions,
  open: ReadonlySet<string>,
): Generator<undefined, readonly SourceFile[] | undefined> {
  const found = yield* stepsBelow(below, options, [...open])
  let bytes = 0
  for (const { place } of found?.files ?? []) {
    bytes += open.has(place!) ? 0 : (statSync(place!, { throwIfNoEntry: false })?.size ?? 0)
    if (bytes > MOST_BYTES) return undefined
    yield
  }
  return found?.files
}

/** A document that no walk would have found: it has another name than manifests have, or git ignores it. */
function unlisted(place: string, nameOf: (place: string) => string): SourceFile {
  return { path: nameOf(place), place, explicit: false, recognised: recognisePath(place, existsSync), text: () => '' }
}

function placesOf(documents: readonly OpenDocument[]): string[] {
  return documents.flatMap(({ place }) => place ?? [])
}

function nothing(): Uint8Array {
  return new Uint8Array()
}
