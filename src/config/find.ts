import { existsSync } from 'node:fs'
import { posix } from 'node:path'

/** The names of the config file; where both are there the first counts. */
export const CONFIG_NAMES: readonly string[] = ['supercargo.yaml', '.supercargo.yaml']

/** The name of the file with findings that are known. */
export const BASELINE_NAME = 'supercargo-baseline.json'

/** What lies above a file or folder. */
export interface Surroundings {
  /** The nearest config file, looked for up to the top of the repository. */
  readonly config: string | undefined
  /** The folder that everything of the project lies in: that of the config file, else the top of the repository; undefined where there is neither. */
  readonly root: string | undefined
}

/** Looks for the config file in a folder and those above it. Folders are absolute, with forward slashes. */
export function findConfig(folder: string): Surroundings {
  for (let at = folder; ; at = posix.dirname(at)) {
    const prefix = at.endsWith('/') ? at : `${at}/`
    for (const name of CONFIG_NAMES) if (existsSync(prefix + name)) return { config: prefix + name, root: at }
    if (existsSync(`${prefix}.git`)) return { config: undefined, root: at }
    if (at === posix.dirname(at)) return { config: undefined, root: undefined }
  }
}

/** The nearest baseline in a folder and those above it, up to the top of the repository. Folders are absolute, with forward slashes. */
export function findBaseline(folder: string): string | undefined {
  for (let at = folder; ; at = posix.dirname(at)) {
    const prefix = at.endsWith('/') ? at : `${at}/`
    if (existsSync(prefix + BASELINE_NAME)) return prefix + BASELINE_NAME
    if (existsSync(`${prefix}.git`) || at === posix.dirname(at)) return undefined
  }
}
