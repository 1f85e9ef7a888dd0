import { existsSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { CONFIG_NAMES } from '../config/find.ts'

/** What differs between operating systems. */
export interface System {
  resolve(...paths: string[]): string
  readonly sep: string
  existsSync(path: string): boolean
}

/**
 * How files are called for services, whatever folder the program was started in: by the path from the top of their repository (or from their config file,
 * where there is none), with forward slashes. Files outside of it, and all files where there is neither, keep the name that they were given.
 */
export function namesInRepository(
  files: readonly string[],
  cwd: string,
  system: System = { resolve, sep, existsSync },
): (file: string) => string {
  const placeOf = (file: string) => system.resolve(cwd, file).replaceAll(system.sep, '/')
  const places = files.filter(isPath).map(placeOf)
  const common = commonFolder(places)
  const top = common === undefined ? undefined : topAbove(common, system)
  if (top === undefined) return (file) => file
  return (file) => {
    const place = placeOf(file)
    return isPath(file) && place.startsWith(`${top}/`) ? place.slice(top.length + 1) : file
  }
}

/** Standard input has no place. */
function isPath(file: string): boolean {
  return file !== '<stdin>'
}

/** The deepest folder that all lie in; undefined where there is none, as on two drives of Windows. */
function commonFolder([first = '', ...others]: readonly string[]): string | undefined {
  let common = above(first)
  for (const place of others) while (common !== undefined && !place.startsWith(`${common}/`)) common = above(common)
  return common
}

/** The nearest folder that has a repository, else the nearest one that has a config file. */
function topAbove(folder: string, { existsSync }: System): string | undefined {
  let configured: string | undefined
  for (let at: string | undefined = folder; at !== undefined; at = above(at)) {
    if (existsSync(`${at}/.git`)) return at
    if (configured === undefined && CONFIG_NAMES.some((name) => existsSync(`${at}/${name}`))) configured = at
  }
  return configured
}

/** The folder of a file or folder; that of the file system itself is empty. */
function above(path: string): string | undefined {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? undefined : path.slice(0, slash)
}
