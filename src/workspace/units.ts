import type { Origin, Resource } from '../model/resource.ts'
import { compareText } from '../text/compare.ts'
import { push, within } from './maps.ts'
import { type Generated, namespaceOf, type Outside, Unit } from './unit.ts'

/** A unit that was asked for. */
export interface UnitDefinition {
  readonly name: string
  /** Whether a file is in it; `place` is the place of a file. */
  holds(place: string): boolean
}

/** What is told about units. */
export interface UnitOptions {
  /** What kustomizations generate; all units know it. */
  readonly generated?: Generated
  /** Units by name; they may share files. What is in none of them is split as if there were none. */
  readonly units?: readonly UnitDefinition[]
  readonly outside?: Outside
}

/**
 * The units of plain manifests: those that were asked for, then one for everything, unless a resource is defined twice in different folders. Then each such folder
 * is a unit together with the files that lie in the folders above it and in a `base` beside it or above, and whatever is left over forms one more. Within a unit resources
 * stand in the order of their files, as `kubectl apply` takes them, whichever way they came. What kustomizations generate is known to all of them.
 */
export function splitUnits(given: readonly Resource[], { generated, units = [], outside }: UnitOptions = {}): Unit[] {
  const resources = [...given].sort(byFile)
  const rest = new Set(resources)
  const groups: (readonly Resource[])[] = []
  for (const { holds } of units) {
    const members = resources.filter(({ origin }) => holds(placeOf(origin)))
    for (const member of members) rest.delete(member)
    groups.push(members)
  }
  groups.push(...splitByFolder(rest.size === resources.length ? resources : [...rest]))
  const filled = groups.filter((members, index) => members.length > 0 || (groups.length === 1 && index === 0))
  return filled.map((members) => new Unit(members, generated, outside))
}

function splitByFolder(resources: readonly Resource[]): (readonly Resource[])[] {
  const folders = conflictingFolders(resources)
  if (folders.size === 0) return [resources]
  const owned = new Map<string, number[]>()
  const shared = new Map<string, number[]>()
  const owners = new Map<string, string | undefined>()
  for (let index = 0; index < resources.length; index++) {
    const folder = folderOf(resources[index]!)
    if (!owners.has(folder)) owners.set(folder, conflictingAbove(folder, folders))
    const owner = owners.get(folder)
    if (owner === undefined) push(shared, folder, index)
    else push(owned, owner, index)
  }
  const at = (indices: Iterable<number>) => [...indices].sort((a, b) => a - b).map((index) => resources[index]!)
  const bases = basesBelow(shared.keys(), commonFolder(resources))
  const units = [...owned.keys()].sort().map((folder) => {
    const around = [folder, ...ancestors(folder)]
    const common = around.flatMap((above) => [above, ...(bases.get(above) ?? [])]).filter((each) => shared.has(each))
    return at(new Set([...owned.get(folder)!, ...common.flatMap((each) => shared.get(each)!)]))
  })
  const rest = [...shared.values()].flat()
  return rest.length > 0 ? [...units, at(rest)] : units
}

function byFile(a: Resource, b: Resource): number {
  return compareText(placeOf(a.origin), placeOf(b.origin))
}

/** Folders that define a resource which another folder defines too. */
function conflictingFolders(resources: readonly Resource[]): Set<string> {
  const seen = new Map<string, Map<string, Resource[]>>()
  const folders = new Set<string>()
  for (const resource of resources) {
    if (resource.name === undefined) continue
    const named = within(seen, namespaceOf(resource))
    const twin = named.get(resource.name)?.find((other) => isSameKind(other, resource))
    if (twin === undefined) push(named, resource.name, resource)
    else if (folderOf(twin) !== folderOf(resource)) folders.add(folderOf(twin)).add(folderOf(resource))
  }
  return folders
}

function isSameKind(a: Resource, b: Resource): boolean {
  return a.kind === b.kind && a.gvk.group === b.gvk.group
}

/** The nearest conflicting folder that a folder is or lies in. */
function conflictingAbove(folder: string, folders: ReadonlySet<string>): string | undefined {
  if (folders.has(folder)) return folder
  return ancestors(folder).find((above) => folders.has(above))
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
function commonFolder(resources: readonly Resource[]): string {
  const folders = [...new Set(resources.map(folderOf))]
  return folders.reduce((common, folder) => {
    let at = common
    while (at !== '' && at !== folder && !ancestors(folder).includes(at)) at = parentOf(at)
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
  return parentOf(placeOf(resource.origin))
}

function placeOf({ file, place }: Origin): string {
  return place ?? file
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : slash === 0 && path !== '/' ? '/' : path.slice(0, slash)
}
