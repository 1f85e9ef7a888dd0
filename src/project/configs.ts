import { existsSync, lstatSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/extend.ts'
import { CONFIG_NAMES } from '../config/find.ts'
import type { Schema } from '../config/read.ts'
import { readText } from '../sources/read.ts'

/** How config files are looked for. */
export interface ConfigsOptions {
  /** What files are called in messages relative to: absolute, with forward slashes. */
  readonly cwd: string
  /** The one for everything, whatever lies where: by its place, and as it was named; `none` where all are turned off. */
  readonly named?: { readonly place: string; readonly name: string } | 'none'
  /** The published schema, docs/config.schema.json. */
  schema(): Schema
}

/** The config files of a run: each folder goes by the nearest, looked for up to the top of the repository, unless one is named or all are turned off. */
export class Configs {
  readonly #options: ConfigsOptions
  /** The one for everything. */
  readonly #named: { readonly config: Config | undefined } | undefined
  readonly #byFolder = new Map<string, Config | undefined>()
  #schema: Schema | undefined

  constructor(options: ConfigsOptions) {
    this.#options = options
    const { named } = options
    if (named === 'none') this.#named = { config: undefined }
    else if (named !== undefined) this.#named = { config: this.#read(named.place, named.name) }
  }

  /** What a folder goes by; the folder is absolute, with forward slashes. Throws ConfigError for a config file that cannot be used. */
  at(folder: string): Config | undefined {
    if (this.#named !== undefined) return this.#named.config
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#find(folder))
    return this.#byFolder.get(folder)
  }

  /** Takes note of a folder that is searched, which saves looking for files in it that are not there. */
  enter(folder: string, hasTop: boolean): void {
    const parent = posix.dirname(folder)
    if (!hasTop && !this.#byFolder.has(folder) && this.#byFolder.has(parent))
      this.#byFolder.set(folder, this.#byFolder.get(parent))
  }

  #find(folder: string): Config | undefined {
    const name = CONFIG_NAMES.find((each) => isThere(posix.join(folder, each)))
    if (name !== undefined) return this.#read(posix.join(folder, name))
    const parent = posix.dirname(folder)
    return parent === folder || existsSync(posix.join(folder, '.git')) ? undefined : this.at(parent)
  }

  #read(place: string, name?: string): Config {
    const { cwd, schema } = this.#options
    this.#schema ??= schema()
    const nameOf = (each: string) => (each === place && name !== undefined ? name : posix.relative(cwd, each) || each)
    return readConfig(place, { reader: { read: readText, isFile }, schema: this.#schema, nameOf })
  }
}

/** Whether there is something of that name, be it a link that leads nowhere: a config that cannot be read is no config that is missing. */
function isThere(place: string): boolean {
  return existsSync(place) || kindOf(place, lstatSync) !== undefined
}

function isFile(place: string): boolean {
  return kindOf(place) === 'file'
}

/** What is at a place; undefined where nothing is, or nothing that one may see. */
export function kindOf(place: string, look: typeof statSync = statSync): 'file' | 'folder' | 'other' | undefined {
  try {
    const stat = look(place, { throwIfNoEntry: false })
    if (stat === undefined) return undefined
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other'
  } catch {
    return undefined
  }
}
