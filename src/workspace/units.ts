import type { Resource } from '../model/resource.ts'
import { Unit } from './unit.ts'

/**
 * The units of plain manifests: one for everything, unless a resource is defined twice in different folders. Then each such folder
 * is a unit together with the files that lie in the folders above it, and whatever is left over forms one more.
 */
export function splitUnits(resources: readonly Resource[]): Unit[] {
  const folders = conflictingFolders(resources)
  if (folders.size === 0) return [new Unit(resources)]
  const units: Unit[] = []
  for (const folder of [...folders].sort()) {
    const members = resources.filter((resource) => belongsTo(folderOf(resource), folder, folders))
    if (members.length > 0) units.push(new Unit(members))
  }
  const rest = resources.filter((resource) => ownFolder(folderOf(resource), folders) === undefined)
  if (rest.length > 0) units.push(new Unit(rest))
  return units
}

/** Folders that define a resource which another folder defines too. */
function conflictingFolders(resources: readonly Resource[]): Set<string> {
  const seen = new Map<string, string>()
  const folders = new Set<string>()
  for (const resource of resources) {
    if (resource.name === undefined) continue
    const identity = `${resource.gvk.group}\n${resource.kind}\n${resource.namespace ?? ''}\n${resource.name}`
    const folder = folderOf(resource)
    const other = seen.get(identity)
    if (other === undefined) seen.set(identity, folder)
    else if (other !== folder) folders.add(other).add(folder)
  }
  return folders
}

/** A file belongs to the nearest conflicting folder that it is in, and to those below it where it lies above them all. */
function belongsTo(file: string, folder: string, folders: ReadonlySet<string>): boolean {
  const own = ownFolder(file, folders)
  return own === folder || (own === undefined && isWithin(folder, file))
}

/** The nearest conflicting folder that contains the folder of a file. */
function ownFolder(folder: string, folders: ReadonlySet<string>): string | undefined {
  for (let at = folder; ; at = parentOf(at)) {
    if (folders.has(at)) return at
    if (at === '' || at === '/') return undefined
  }
}

function folderOf(resource: Resource): string {
  return parentOf(resource.origin.file)
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : slash === 0 && path !== '/' ? '/' : path.slice(0, slash)
}

function isWithin(folder: string, parent: string): boolean {
  return folder === parent || parent === '' || folder.startsWith(parent.endsWith('/') ? parent : `${parent}/`)
}
