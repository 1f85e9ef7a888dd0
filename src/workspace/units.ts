import type { Resource } from '../model/resource.ts'
import { compareText } from '../text/compare.ts'
import { push, within } from './maps.ts'
import { type Generated, namespaceOf, Unit } from './unit.ts'

/**
 * The units of plain manifests: one for everything, unless a resource is defined twice in different folders. Then each such folder
 * is a unit together with the files that lie in the folders above it, and whatever is left over forms one more. Within a unit resources
 * stand in the order of their files, as `kubectl apply` takes them, whichever way they came. What kustomizations generate is known to all of them.
 */
export function splitUnits(given: readonly Resource[], generated?: Generated): Unit[] {
  const resources = [...given].sort(byFile)
  const folders = conflictingFolders(resources)
  if (folders.size === 0) return [new Unit(resources, generated)]
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
  const units = [...owned.keys()].sort().map((folder) => {
    const members = [...owned.get(folder)!, ...ancestors(folder).flatMap((above) => shared.get(above) ?? [])]
    const indices = members.sort((a, b) => a - b)
    return new Unit(
      indices.map((index) => resources[index]!),
      generated,
    )
  })
  const rest = [...shared.values()].flat().sort((a, b) => a - b)
  if (rest.length > 0)
    units.push(
      new Unit(
        rest.map((index) => resources[index]!),
        generated,
      ),
    )
  return units
}

function byFile(a: Resource, b: Resource): number {
  return compareText(a.origin.file, b.origin.file)
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

/** The folders above a folder, nearest first. */
function ancestors(folder: string): string[] {
  const above: string[] = []
  for (let at = folder; at !== '' && at !== '/'; above.push(at)) at = parentOf(at)
  return above
}

function folderOf(resource: Resource): string {
  return parentOf(resource.origin.file)
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : slash === 0 && path !== '/' ? '/' : path.slice(0, slash)
}
