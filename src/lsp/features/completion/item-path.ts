import { formatApiVersion, parseGVK } from '../../../model/gvk.ts'
import type { TypedPlace } from './context.ts'
import { type Head, headNode, type MapAround } from './place.ts'

/** A place whose path and maps begin at the document. */
type FoundPlace = Omit<TypedPlace, 'head'>

const LIST = /List$/

/** A place in a document as one in its resource, which is an item where the document is a List. */
export function placeInResource(found: FoundPlace): TypedPlace {
  let { path, maps } = found
  let head = headOf(maps.at(-1))
  for (;;) {
    const [first, index] = path
    if (first !== 'items' || typeof index !== 'number' || !LIST.test(head.kind ?? '')) break
    const list = head
    maps = maps.filter((map) => map.path.length >= 2).map((map) => ({ ...withKeys(map), path: map.path.slice(2) }))
    path = path.slice(2)
    head = inherited(headOf(maps.at(-1)), list)
  }
  return { ...found, path, maps, head: headNode(head, found.document.start) }
}

function headOf(map: MapAround | undefined): Head {
  if (map === undefined || map.path.length > 0) return {}
  return { apiVersion: map.valueOf('apiVersion'), kind: map.valueOf('kind') }
}

/** An item that does not say what it is takes the XxxList's version and the kind Xxx. */
function inherited(item: Head, list: Head): Head {
  const kind = list.kind!.slice(0, -'List'.length)
  if (kind === '' || item.kind !== undefined || item.apiVersion !== undefined) return item
  const gvk = parseGVK(list.apiVersion ?? '', kind)
  return gvk === undefined ? item : { apiVersion: formatApiVersion(gvk), kind }
}

function withKeys(map: MapAround): Pick<MapAround, 'keys' | 'valueOf'> {
  return {
    get keys() {
      return map.keys
    },
    valueOf: map.valueOf,
  }
}
