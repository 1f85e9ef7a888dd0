import type { Resource } from '../../../model/resource.ts'
import { code, joined, type Prose, say } from '../../markdown.ts'

/** More names are counted instead of listed. */
const SHOWN = 8

/** A resource by kind and name, with its namespace where that is another than that of the one that speaks of it. */
export function called({ kind, namespaced, namespace, name }: Resource, from: Resource): Prose {
  if (name === undefined) return say`a ${kind} without a name`
  const isFar = namespaced && namespace !== undefined && namespace !== from.namespace
  return say`${kind} ${code(isFar ? `${namespace}/${name}` : name)}`
}

/** The same with the file where it is. */
export function foundAt(resource: Resource, from: Resource): Prose {
  const place = resource.origin.file === from.origin.file ? 'in this file' : say`in ${code(resource.origin.file)}`
  return say`${called(resource, from)} ${place}`
}

/** Things with commas between, the rest counted. */
export function some(pieces: readonly Prose[], most = SHOWN): Prose {
  const more = pieces.length - most
  const all = joined(pieces.slice(0, most))
  return more > 0 ? say`${all} and ${more} more` : all
}
