import { posix } from 'node:path'
import { type Config, ConfigError, type ConfigFile } from './config.ts'
import { faultAt, loadConfig } from './load.ts'
import { mergeConfigs } from './merge.ts'
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
  return mergeConfigs(chain.files)
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
