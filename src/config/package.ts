import { posix } from 'node:path'

/** How files are looked at; places are absolute, with forward slashes. */
export interface ConfigReader {
  /** The text of a file; throws an error that says why it cannot be read. */
  read(place: string): string
  isFile(place: string): boolean
}

/** A config file that another one extends. */
export interface Extended {
  readonly place: string
  readonly isPackage: boolean
}

/** The file that an entry of `extends` means, seen from the folder of the file with the entry: a path, or an npm package; else what is wrong, in words. */
export function resolveExtended(entry: string, folder: string, reader: ConfigReader): Extended | string {
  if (/^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(entry) || entry.startsWith('.')) return fileAt(entry, folder, reader)
  const isNamedFile = /\.ya?ml$/i.test(entry) && !entry.startsWith('@')
  if (isNamedFile && (!entry.includes('/') || reader.isFile(posix.join(folder, entry))))
    return fileAt(entry, folder, reader)
  const [, name, inner] = /^((?:@[^/\\:]+\/)?[^/\\@:][^/\\:]*)(?:\/(.+))?$/.exec(entry) ?? []
  if (name === undefined || name === '..') return `"${entry}" is neither a file nor an npm package`
  for (let at = folder; ; at = posix.dirname(at)) {
    const root = posix.join(at, 'node_modules', name)
    if (reader.isFile(`${root}/package.json`) || reader.isFile(`${root}/supercargo.yaml`))
      return inPackage(entry, root, inner, reader)
    if (at === posix.dirname(at)) break
  }
  const hint = isNamedFile || /^[\w-]+$/.test(entry) ? `; a file is written as "./${entry}"` : ''
  return `the npm package "${name}" is in no node_modules folder here or above${hint}`
}

function fileAt(entry: string, folder: string, reader: ConfigReader): Extended | string {
  const place = posix.resolve(folder, entry.replaceAll('\\', '/'))
  return reader.isFile(place) ? { place, isPackage: false } : `there is no file "${entry}"`
}

function inPackage(entry: string, root: string, inner: string | undefined, reader: ConfigReader): Extended | string {
  const facts = factsOf(root, reader)
  const target = inner === undefined ? mainOf(facts) : exported(facts, `./${inner}`, `./${inner}`)
  const place = posix.join(root, target ?? '')
  if (target === undefined || !place.startsWith(`${root}/`) || !reader.isFile(place))
    return inner === undefined
      ? `the npm package "${entry}" has no supercargo.yaml, and neither its \`exports\` nor its \`main\` is a YAML file`
      : `the npm package of "${entry}" has no such file`
  return { place, isPackage: true }
}

interface PackageFacts {
  readonly main?: unknown
  readonly exports?: unknown
}

function factsOf(root: string, reader: ConfigReader): PackageFacts {
  try {
    const facts = JSON.parse(reader.read(`${root}/package.json`))
    return typeof facts === 'object' && facts !== null ? facts : {}
  } catch {
    return {}
  }
}

function mainOf(facts: PackageFacts): string {
  const main = exported(facts, '.', undefined)
  return [main, facts.main].find(isYaml) ?? 'supercargo.yaml'
}

/** What `exports` of a package has for a subpath; `otherwise` where there are no exports. */
function exported({ exports }: PackageFacts, subpath: string, otherwise: string | undefined): string | undefined {
  if (exports === undefined || exports === null) return otherwise
  if (typeof exports === 'string') return subpath === '.' ? exports : undefined
  const all = exports as Record<string, unknown>
  const isMap = Object.keys(all).some((key) => key.startsWith('.'))
  const found = isMap ? (Object.hasOwn(all, subpath) ? all[subpath] : undefined) : subpath === '.' ? all : undefined
  if (typeof found !== 'object' || found === null) return isYaml(found) ? found : undefined
  return Object.values(found).find(isYaml)
}

function isYaml(value: unknown): value is string {
  return typeof value === 'string' && /\.ya?ml$/i.test(value)
}
