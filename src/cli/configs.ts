import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/extend.ts'
import { CONFIG_NAMES } from '../config/find.ts'
import type { Schema } from '../config/read.ts'
import { readText } from '../sources/read.ts'
import type { ParsedArgs } from './args.ts'
import { ROOT } from './installation.ts'
import type { Io } from './io.ts'

/** The config files of a run: each folder goes by the nearest, looked for up to the top of the repository, unless one is named or all are turned off. */
export class Configs {
  readonly #cwd: string
  /** The one for everything. */
  readonly #named: { readonly config: Config | undefined } | undefined
  readonly #byFolder = new Map<string, Config | undefined>()
  #schema: Schema | undefined

  constructor(args: ParsedArgs, io: Io) {
    this.#cwd = slashes(io.cwd)
    const path = args.values.get('config')?.at(-1)
    if (args.flags.get('config') === false) this.#named = { config: undefined }
    else if (path !== undefined) this.#named = { config: this.#read(slashes(resolve(io.cwd, path)), path) }
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
    this.#schema ??= JSON.parse(readFileSync(join(ROOT, 'docs', 'config.schema.json'), 'utf8')) as Schema
    const nameOf = (each: string) =>
      each === place && name !== undefined ? name : posix.relative(this.#cwd, each) || each
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

/** Where the first path of a command line leads, be it a file, a folder or a glob. */
export function startOf(args: ParsedArgs, { cwd }: Io): string {
  const first = args.positionals[0] ?? args.values.get('filename')?.[0] ?? '.'
  return slashes(resolve(cwd, first === '-' ? (args.values.get('stdin-filename')?.at(-1) ?? '.') : first))
}

/** A path with forward slashes. */
export function slashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
