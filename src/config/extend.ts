import { posix } from 'node:path'
import { type Config, ConfigError, type ConfigFile, type Placed, type PlacedSetting } from './config.ts'
import { faultAt, loadConfig } from './load.ts'
import { type ConfigReader, resolveExtended } from './package.ts'
import type { Schema } from './read.ts'

/** What config files are read with. */
export interface ReadOptions {
  readonly reader: ConfigReader
  readonly schema: Schema
  /** How a file is called in messages. */
  readonly nameOf: (place: string) => string
}

/** Reads a config file and all that it extends, which count as if they stood before it; throws ConfigError for what is wrong in any of them. */
export function readConfig(place: string, options: ReadOptions): Config {
  const chain = new Chain(options)
  chain.add(place, posix.dirname(place))
  return merge(chain.files)
}

/** Files in the order in which they count, each once: those that are extended before those that extend them. */
class Chain {
  readonly files: ConfigFile[] = []
  readonly #options: ReadOptions
  readonly #known = new Set<string>()
  /** The files that are just being read, each extended by the one before it. */
  readonly #open: string[] = []

  constructor(options: ReadOptions) {
    this.#options = options
  }

  add(place: string, base: string): void {
    const { reader, schema, nameOf } = this.#options
    this.#known.add(place)
    this.#open.push(place)
    const text = readText(reader, place, nameOf(place))
    const file = loadConfig(text, { path: nameOf(place), folder: posix.dirname(place), base, schema })
    const { extends: entries } = file.value
    const list = typeof entries === 'string' ? [entries] : (entries ?? [])
    for (const [index, entry] of list.entries())
      this.#extend(file, typeof entries === 'string' ? ['extends'] : ['extends', index], entry)
    this.#open.pop()
    this.files.push(file)
  }

  #extend(file: ConfigFile, path: readonly (string | number)[], entry: string): void {
    const { reader, nameOf } = this.#options
    const found = resolveExtended(entry, file.folder, reader)
    if (typeof found === 'string') throw faultAt(file, path, `\`extends\`: ${found}`)
    const { place, isPackage } = found
    const from = this.#open.indexOf(place)
    if (from !== -1) {
      const circle = [...this.#open.slice(from), place].map(nameOf).join(' extends ')
      throw faultAt(file, path, `\`extends\` goes round in a circle: ${circle}`)
    }
    if (this.#known.has(place)) return
    if (this.#open.length >= MOST) throw faultAt(file, path, `\`extends\` goes through more than ${MOST} files`)
    this.add(place, isPackage || file.base !== file.folder ? file.base : posix.dirname(place))
  }
}

/** So many files may extend one another in a row. */
const MOST = 100

function readText(reader: ConfigReader, place: string, name: string): string {
  try {
    return reader.read(place)
  } catch (error) {
    throw new ConfigError(`cannot read the config "${name}": ${(error as Error).message}`)
  }
}

/** Single values count from the last file that has them, lists are put together, and what is said of rules counts by rule and option. */
function merge(files: readonly ConfigFile[]): Config {
  const last = <K extends 'kubernetesVersion' | 'preset' | 'namespace' | 'closed' | 'baseline' | 'compat'>(key: K) => {
    const file = files.findLast(({ value }) => value[key] !== undefined)
    return file && { value: file.value[key]!, file, path: [key] }
  }
  const all = <T>(key: 'overrides' | 'suppress' | 'ignore' | 'units' | 'external' | 'crds'): Placed<T>[] =>
    files.flatMap((file) =>
      ((file.value[key] ?? []) as readonly T[]).map((value, index) => ({ value, file, path: [key, index] })),
    )
  return {
    file: files.at(-1)!,
    kubernetesVersion: last('kubernetesVersion'),
    preset: last('preset'),
    namespace: last('namespace'),
    closed: last('closed'),
    baseline: last('baseline'),
    rules: mergeRules(files),
    overrides: all('overrides'),
    suppress: all('suppress'),
    compat: last('compat'),
    ignore: all('ignore'),
    units: all('units'),
    external: all('external'),
    crds: all('crds'),
  }
}

function mergeRules(files: readonly ConfigFile[]): Map<string, PlacedSetting> {
  const merged = new Map<string, PlacedSetting>()
  for (const file of files)
    for (const [id, setting] of Object.entries(file.value.rules ?? {})) {
      const before = merged.get(id)
      const { severity, ...options } = typeof setting === 'string' ? { severity: setting } : setting
      const path = ['rules', id]
      const placed = Object.entries(options).map(
        ([name, value]) => [name, { value, file, path: [...path, name] }] as const,
      )
      merged.set(id, {
        severity: severity === undefined ? before?.severity : { value: severity, file, path },
        options: new Map([...(before?.options ?? []), ...placed]),
      })
    }
  return merged
}
