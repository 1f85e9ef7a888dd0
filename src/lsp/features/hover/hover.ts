import type { Hover } from 'vscode-languageserver-protocol'
import type { Span } from '../../../model/finding.ts'
import { type Block, markupOf } from '../../markdown.ts'
import type { ResourceSpot, View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import { cardOf } from './card.ts'
import { type Place, placeOf } from './place.ts'

/** What a key or value means. */
export const hover: DocumentFeature = {
  method: 'textDocument/hover',
  about: 'document',
  capabilities: () => ({ hoverProvider: true }),
  answer: (view, { position }) => hoverAt(view, view.offset(position)),
}

function hoverAt(view: View, offset: number): Hover | null {
  if (view.leftOut !== undefined) return null
  const spot = view.spotAt(offset)
  const span = spot && spanOf(spot)
  if (spot === undefined || span === undefined) return null
  const isHead = spot.path.length === 1 && (spot.path[0] === 'kind' || spot.path[0] === 'apiVersion')
  const place = placeOf(view.around, spot.resource, isHead ? [] : spot.path, spot.node)
  const blocks = place === undefined ? [] : blocksFor(place)
  if (blocks.length === 0) return null
  return { contents: markupOf(blocks, view.client.markdown), range: view.range(span) }
}

/** What is pointed at; the blanks within a list or map are nothing. */
function spanOf({ part, node, entry }: ResourceSpot): Span | undefined {
  if (part === 'key') return entry && { start: entry.keyStart, end: entry.keyEnd }
  return node.type === 'map' || node.type === 'list' || node.start === node.end ? undefined : node
}

function blocksFor({ explanation }: Place): Block[] {
  return explanation === undefined ? [] : cardOf(explanation)
}
