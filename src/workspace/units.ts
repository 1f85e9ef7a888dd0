import { placeOf, type Resource } from '../model/resource.ts'
import { compareText } from '../text/compare.ts'
import { toEnd } from '../text/steps.ts'
import { push } from './maps.ts'
import { currentKind } from './references/identity.ts'
import { type Kustomized, namespaceOf, type Outside, UNKUSTOMIZED, Unit, Variants } from './unit.ts'

/** A unit that was asked for. */
export interface UnitDefinition {
  readonly name: string
  /** Whether a file is in it; `place` is the place of a file. */
  holds(place: string): boolean
}

/** What is told about units. */
export interface UnitOptions {
  /** What kustomizations make and change; all units know it. */
  readonly kustomized?: Kustomized
  /** Units by name; they may share files. What is in none of them is split as if there were none. */
  readonly units?: readonly UnitDefinition[]
  readonly outside?: Outside
  /** The units of an earlier state: those that still have the same resources are kept, with all that is known of them. */
  readonly before?: readonly Unit[]
}

/**
 * The units of plain manifests: those that were asked for, then one for everything, unless a resource is defined twice in different folders. Then the folder trees that
 * differ in it are units, each together with the files in the folders above it and in a `base` beside it or above, as far as it does not define the same again; whatever is
 * left over forms one more. Within a unit resources stand in the order of their files, as `kubectl apply` takes them, whichever way they came.
 */
export function splitUnits(given: readonly Resource[], options: UnitOptions = {}): Unit[] {
  return toEnd(splitUnitsInSteps(given, options))
}

/** The same in steps. */
export function* splitUnitsInSteps(
  given: readonly Resource[],
  options: UnitOptions = {},
): Generator<undefined, Unit[]> {
  const { kustomized = UNKUSTOMIZED, units: wanted = [], outside, before = [] } = options
  const resources = [...given].sort(byFile)
  yield
  const rest = new Set(resources)
  const groups: (readonly Resource[])[] = []
  for (const { holds } of wanted) {
    const members = resources.filter((resource) => holds(placeOf(resource)))
    for (const member of members) rest.delete(member)
    if (members.length > 0) groups.push(members)
    yield
  }
  const told = groups.length
  groups.push(...(yield* splitByFolder(rest.size === resources.length ? resources : [...rest])))
  const filled = groups.filter(({ length }) => length > 0 || (groups.length === 1 && wanted.length === 0))
  const known: (Unit | undefined)[] = []
  for (const members of filled) {
    known.push(before.find((unit) => unit.isOf(members, kustomized)))
    yield
  }
  const knownByFolder = known.slice(told)
  const units: Unit[] = []
  for (const [index, members] of filled.entries()) {
    const same = index < told || known[index]?.holdsAmong(knownByFolder) ? known[index] : undefined
    units.push(same ?? (yield* Unit.inSteps(members, kustomized, outside)))
  }
  const variants = new Variants(units.slice(told))
  for (const unit of variants.units) unit.setVariants(variants)
  return units
}

/** So many resources are one step. */
const STEP = 1024

function* splitByFolder(resources: readonly Resource[]): Generator<undefined, (readonly Resource[])[]> {
  const identities: string[] = []
  const inFolder = new Map<string, number[]>()
  for (const [index, resource] of resources.entries()) {
    identities.push(identityOf(resource))
    push(inFolder, folderOf(resource), index)
    if (index % STEP === STEP - 1) yield
  }
  const roots = yield* conflictingFolders(inFolder, (index) =>
    resources[index]!.name === undefined ? undefined : identities[index],
  )
  if (roots.size === 0) return [resources]
  const owned = new Map<string | undefined, string[]>()
  for (const folder of inFolder.keys()) push(owned, rootOf(folder, roots), folder)
  const bases = basesBelow(inFolder.keys(), commonFolder(inFolder.keys()))
  const indexesIn = (folders: Iterable<string>) => [...folders].flatMap((folder) => inFolder.get(folder) ?? [])
  const at = (folders: Iterable<string>) =>
    indexesIn(folders)
      .sort((a, b) => a - b)
      .map((index) => resources[index]!)
  const groups: (readonly Resource[])[] = []
  for (const root of [...roots].sort()) {
    const own = owned.get(root) ?? []
    const defined = new Set(indexesIn(own).map((index) => identities[index]))
    const around = new Set([root, ...ancestors(root)].flatMap((above) => [above, ...(bases.get(above) ?? [])]))
    const fits = (folder: string) =>
      folder !== root && inFolder.get(folder)?.every((index) => !defined.has(identities[index]))
    groups.push(at(new Set([...own, ...[...around].filter(fits)])))
    yield
  }
  groups.push(at(owned.get(undefined) ?? []))
  return groups.filter(({ length }) => length > 0)
}

function byFile(a: Resource, b: Resource): number {
  return compareText(placeOf(a), placeOf(b))
}

/**
 * The folders that stand for themselves: where two folders define the same resource, the two folders that they lie in below the last one that they share. So `dev/web`
 * and `prod/web` make units of all of `dev` and all of `prod`.
 */
function* conflictingFolders(
  inFolder: ReadonlyMap<string, readonly number[]>,
  identityAt: (index: number) => string | undefined,
): Generator<undefined, Set<string>> {
  const first = new Map<string, string>()
  const several = new Map<string, Set<string>>()
  let count = 0
  for (const [folder, indexes] of inFolder)
    for (const index of indexes) {
      if (++count % STEP === 0) yield
      const identity = identityAt(index)
      if (identity === undefined) continue
      const other = first.get(identity)
      if (other === undefined) first.set(identity, folder)
      else if (other !== folder) several.set(identity, (several.get(identity) ?? new Set([other])).add(folder))
    }
  const roots = new Set<string>()
  for (const folders of several.values()) for (const root of branchesOf([...folders])) roots.add(root)
  yield
  return roots
}

/** Below each folder where the ways to some folders part, the next one on each way; a folder that lies on the way to another one counts itself. */
function branchesOf(folders: readonly string[]): string[] {
  const ways = folders.map((folder) => [folder, ...ancestors(folder)].reverse()).sort(compareWays)
  return ways.slice(1).flatMap((way, index) => {
    const other = ways[index]!
    let shared = 0
    while (shared < way.length && way[shared] === other[shared]) shared++
    return [other[shared] ?? other.at(-1)!, way[shared] ?? way.at(-1)!]
  })
}

function compareWays(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return compareText(a[i]!, b[i]!)
  return a.length - b.length
}

function identityOf(resource: Resource): string {
  return `${namespaceOf(resource)}/${resource.name}/${currentKind(`${resource.kind}.${resource.gvk.group}`)}`
}

/** The nearest of the folders that a folder is or lies in. */
function rootOf(folder: string, roots: ReadonlySet<string>): string | undefined {
  return roots.has(folder) ? folder : ancestors(folder).find((above) => roots.has(above))
}

/** Names of folders with what all folders beside them are built upon. */
const BASES: ReadonlySet<string> = new Set(['base', 'bases', 'common', 'shared'])

/** The folders that are a base or lie in one, by the folder that the base stands in. */
function basesBelow(folders: Iterable<string>, top: string): Map<string, string[]> {
  const bases = new Map<string, string[]>()
  for (const folder of folders)
    for (let at = folder; at.length > top.length; at = parentOf(at))
      if (BASES.has(at.slice(at.lastIndexOf('/') + 1))) push(bases, parentOf(at), folder)
  return bases
}

/** The folder that everything lies in. */
function commonFolder(folders: Iterable<string>): string {
  return [...folders].reduce((common, folder) => {
    const above = new Set([folder, ...ancestors(folder)])
    let at = common
    while (at !== '' && !above.has(at)) at = parentOf(at)
    return at
  })
}

/** The folders above a folder, nearest first. */
function ancestors(folder: string): string[] {
  const above: string[] = []
  for (let at = folder; at !== '' && at !== '/'; above.push(at)) at = parentOf(at)
  return above
}

function folderOf(resource: Resource): string {
  return parentOf(placeOf(resource))
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : slash === 0 && path !== '/' ? '/' : path.slice(0, slash)
}
