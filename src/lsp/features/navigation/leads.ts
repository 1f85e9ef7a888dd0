import { hostsIn } from '../../../kubernetes/service-hosts.ts'
import { isPatch } from '../../../sources/kustomization.ts'
import { expandDocument, gvkOf } from '../../../workspace/expand.ts'
import { get } from '../../../yaml/node.ts'
import { holds } from '../../spot.ts'
import type { View } from '../../view.ts'
import { listed, type Place, placeAt } from './subject.ts'

const NAME = ['metadata', 'name']

/** Where the Service is declared that a text names as a host at an offset, such as a URL in a variable. */
export function hostAt(view: View, offset: number): readonly Place[] {
  const spot = view.leftOut === undefined ? view.spotAt(offset) : undefined
  if (spot?.part !== 'value' || spot.node.type !== 'string') return []
  const { resource, node } = spot
  const written = view.text.slice(node.start, node.end)
  if (written.length > LONGEST) return []
  const host = hostsIn(String(node.value)).find(({ name }) => isNamedAt(written, name, offset - node.start))
  if (host === undefined) return []
  return view.around.unitsOf(resource).flatMap((unit) => {
    const service = unit.find('Service', host.namespace ?? unit.namespaceOf(resource), host.name)
    return service === undefined ? [] : listed(placeAt(service, NAME, 'declaration'))
  })
}

/** Longer texts are not read. */
const LONGEST = 2000

/** Whether a name stands in a text where an offset is, be it there several times. */
function isNamedAt(text: string, name: string, offset: number): boolean {
  for (let at = text.indexOf(name); at !== -1 && at <= offset; at = text.indexOf(name, at + 1))
    if (offset <= at + name.length) return true
  return false
}

/** Where the resources are declared that a patch of a kustomization is about, at its name. */
export function patchedAt({ leftOut, manifest, around }: View, offset: number): readonly Place[] {
  if (leftOut === undefined || !isPatch(leftOut)) return []
  const nodes = manifest.documents.flatMap(({ root }) => (root?.type === 'map' ? expandDocument(root) : []))
  return nodes.flatMap(({ node }) => {
    const metadata = node.type === 'map' ? get(node, 'metadata') : undefined
    const name = metadata?.type === 'map' ? get(metadata, 'name') : undefined
    const kind = node.type === 'map' ? gvkOf(node)?.kind : undefined
    if (name?.type !== 'string' || kind === undefined || !holds(name, offset)) return []
    return around.units
      .flatMap((unit) => unit.named(kind, String(name.value)))
      .flatMap((resource) => listed(placeAt(resource, NAME, 'declaration')))
  })
}
