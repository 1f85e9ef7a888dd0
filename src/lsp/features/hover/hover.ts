import type { Hover } from 'vscode-languageserver-protocol'
import type { Span } from '../../../model/finding.ts'
import { explainAt } from '../../../schema/at.ts'
import { isPatch } from '../../../sources/kustomization.ts'
import { type Block, markupOf } from '../../markdown.ts'
import { type Spot, spotAt } from '../../spot.ts'
import type { ResourceSpot, View } from '../../view.ts'
import { type DocumentFeature, UNSURE } from '../feature.ts'
import { asJudged } from '../navigation/as-judged.ts'
import { cardOf } from './card.ts'
import { meaningsOf } from './meanings.ts'
import { Place } from './place.ts'

/** What a key or value means. */
export const hover: DocumentFeature = {
  method: 'textDocument/hover',
  about: 'document',
  asBefore: true,
  capabilities: () => ({ hoverProvider: true }),
  answer: (view, { position }): Hover | null | typeof UNSURE => {
    const judged = asJudged(view)
    const offset = judged?.offset(position)
    if (judged === undefined || offset === undefined) return UNSURE
    const told = tellAt(judged.view, offset)
    if (told === undefined) return null
    const range = judged.range(told.span)
    return range === undefined ? UNSURE : { contents: markupOf(told.blocks, view.client.markdown), range }
  },
}

/** What is said, and of which stretch of the text. */
interface Told {
  readonly span: Span
  readonly blocks: readonly Block[]
}

function tellAt(view: View, offset: number): Told | undefined {
  const { leftOut } = view
  if (leftOut !== undefined) return isPatch(leftOut) ? tellInPatch(view, offset) : undefined
  const spot = view.spotAt(offset)
  const span = spot && spanOf(spot)
  if (spot === undefined || span === undefined) return undefined
  const isHead = spot.path.length === 1 && (spot.path[0] === 'kind' || spot.path[0] === 'apiVersion')
  const place = new Place(view.around, spot.resource, isHead ? [] : spot.path, spot.node, {
    offset: pointedAt(spot, offset),
    isTold: isTold(view, span.start),
  })
  const blocks = blocksFor(place, spot.part)
  return blocks.length === 0 ? undefined : { span, blocks }
}

/** Of a patch what the schemas say: it is no resource among others. */
function tellInPatch({ manifest, around }: View, offset: number): Told | undefined {
  for (const { root } of manifest.documents) {
    const spot = root?.type === 'map' ? spotAt(root, offset) : undefined
    const span = spot && spanOf(spot)
    if (root?.type !== 'map' || spot === undefined || span === undefined) continue
    const isHead = spot.path.length === 1 && (spot.path[0] === 'kind' || spot.path[0] === 'apiVersion')
    const explanation = explainAt(root, isHead ? [] : spot.path, around.schema)
    return explanation && { span, blocks: cardOf(explanation) }
  }
  return undefined
}

/** Of a key what its value means is asked for. */
function pointedAt({ part, node }: ResourceSpot, offset: number): number {
  return part === 'key' ? node.start : offset
}

/** What is pointed at; the blanks within a list or map are nothing. */
function spanOf({ part, node, entry }: Spot): Span | undefined {
  if (part === 'key') return entry && { start: entry.keyStart, end: entry.keyEnd }
  return node.type === 'map' || node.type === 'list' || node.start === node.end ? undefined : node
}

/** Whether the client shows that something is wrong there. */
function isTold({ findings, document }: View, offset: number): boolean {
  const { line, column } = document.positions.lines.position(offset)
  return findings.some(({ range: { start } }) => start.line === line && start.column === column)
}

/** Of a key what it is, of a value what it means; where nothing is known of that, what its key is. */
function blocksFor(place: Place, part: ResourceSpot['part']): Block[] {
  const { explanation } = place
  const lines = meaningsOf(place)
  if (explanation === undefined) return lines.length === 0 ? [] : [{ list: lines }]
  const card = cardOf(explanation, lines)
  return part === 'key' || lines.length === 0 ? card : [card[0]!, { list: lines }]
}
