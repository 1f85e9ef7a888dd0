import type { Span } from '../../../model/finding.ts'
import { formatPath } from '../../../model/path.ts'
import { readAnchors } from '../../../yaml/aliases.ts'
import type { Document } from '../../../yaml/document.ts'
import type { Node } from '../../../yaml/node.ts'
import type { Place } from './subject.ts'

/** Whether the text of a place is also read where none of some places is, through an alias or merge key. */
export type IsShared = (place: Place, places: readonly Place[]) => boolean

/** How texts of a document are shared; undefined where nothing is. */
export function sharingIn(text: string, document: Document): IsShared | undefined {
  const { root } = document
  if (root === undefined || !text.slice(document.start, document.end).includes('&')) return undefined
  // What an anchor names begins behind it, perhaps in the next line; the sign of an alias belongs to what is read.
  const groups = readAnchors(text, document).map(({ anchor, aliases }) => [
    nextAfter(text, anchor.end),
    ...aliases.map(({ start }) => start - 1),
  ])
  return ({ scalar, isKey }, places) => {
    const starts = new Set(places.map((place) => place.scalar.start))
    const group = isKey ? undefined : groups.find((each) => each.includes(scalar.start))
    if (group !== undefined && !group.every((start) => starts.has(start))) return true
    const here = places.filter((place) => place.scalar.start === scalar.start && place.isKey === isKey)
    return timesRead(root, scalar, isKey) !== new Set(here.map(idOf)).size
  }
}

function idOf({ resource, path }: Place): string {
  return `${resource?.document} ${resource?.node().start} ${formatPath(path)}`
}

function nextAfter(text: string, offset: number): number {
  const found = /\S/g
  found.lastIndex = offset
  return found.exec(text)?.index ?? offset
}

/** In how many places of a tree a text is read; what aliases share is counted once and for all. */
function timesRead(root: Node, { start }: Span, isKey: boolean): number {
  const known = new Map<unknown, number>()
  const count = (node: Node): number => {
    if (node.type !== 'map' && node.type !== 'list') return !isKey && node.start === start ? 1 : 0
    const inner = node.type === 'map' ? node.entries : node.items
    const before = known.get(inner)
    if (before !== undefined) return before
    let sum = 0
    if (node.type === 'list') for (const item of node.items) sum += count(item)
    else for (const { keyStart, value } of node.entries) sum += (isKey && keyStart === start ? 1 : 0) + count(value)
    known.set(inner, sum)
    return sum
  }
  return count(root)
}
