import type { Problem } from '../model/finding.ts'
import { didYouMean } from '../model/meant.ts'
import { placeholderHint } from '../text/placeholder.ts'
import { type Entry, getEntry, type MapNode, type Node, type ScalarNode } from '../yaml/node.ts'
import { fitsScalar } from './scalars.ts'
import { mapForListHint, shortFormHint } from './short-forms.ts'
import type { ObjectType, Type } from './types.ts'
import { oneOf } from './words.ts'

/** What to do about a value of the wrong type; `written` is how a misleading plain scalar is written. Plain text in a Secret has a place of its own. */
export function typeHint(node: Node, type: Type, written: string | undefined, isSecret: boolean): Hint {
  const known = wordsFor(node, type, written, isSecret)
  return typeof known === 'string' ? { hint: known } : (known ?? {})
}

/** What to do, and what may stand there instead where that is sure. */
type Hint = Pick<Problem, 'hint' | 'meant'>

function wordsFor(node: Node, type: Type, written: string | undefined, isSecret: boolean): Hint | string | undefined {
  const scalar = node.type !== 'list' && node.type !== 'map' && node.type !== 'null'
  if (type.kind === 'list') return listHint(node, type.items, scalar)
  if (type.kind === 'map' || type.kind === 'object') {
    const isSplit = node.type === 'list' && node.items.length > 0 && node.items.every((item) => item.type === 'map')
    if (isSplit) return 'remove the "- " before its keys'
  }
  if (!scalar) return undefined
  if (type.kind === 'object') return shortFormHint(node as ScalarNode, type)
  if (type.kind === 'string') {
    const meant = written ?? String((node as ScalarNode).value)
    return { hint: `quote it: "${meant}"`, meant: [meant] }
  }
  const text = node.type === 'string' ? (node.value as string) : ''
  const placeholder = placeholderHint(text)
  if (placeholder !== undefined) return placeholder
  if (type.kind === 'bytes') return isSecret ? 'plain text belongs under `stringData`' : undefined
  if (node.type !== 'string') return undefined
  if (type.kind === 'quantity') return quantityHint(text)
  if (type.kind === 'boolean')
    return /^(true|false)$/.test(text) ? { hint: 'remove the quotes', meant: [text === 'true'] } : undefined
  const numeric = type.kind === 'int32' || type.kind === 'int64' || type.kind === 'number'
  if (!numeric) return undefined
  const bare = unquoted(node)
  if (!fitsScalar(bare, type.kind)) return unitHint(text)
  return { hint: 'remove the quotes', meant: [bare.value as number] }
}

/** Whole numbers take no unit. */
function unitHint(text: string): Hint | string | undefined {
  const [, amount, unit = ''] = /^(\d{1,9})(%|s|m|h)$/.exec(text) ?? []
  if (amount === undefined) return undefined
  if (unit !== '%' && unit !== 's') return 'write it as a number, without a unit'
  return { hint: `leave out the ${unit === '%' ? 'percent sign' : 'unit'}: ${amount}`, meant: [Number(amount)] }
}

/** What was meant by a label that stands in a LabelSelector like a field. */
export function strayLabelHint({ key, value }: Entry, type: ObjectType): string | undefined {
  if (!type.name.endsWith('.LabelSelector') || value.type === 'list' || value.type === 'map') return undefined
  return `labels stand under \`matchLabels\`: write \`matchLabels: {${key}: ${value.value}}\``
}

/** What was meant by a key that begins with a dash: an item of a list. */
export function strayKeyHint({ key }: Entry): string | undefined {
  return /^-\w/.test(key) ? `a space is missing after the dash: \`- ${key.slice(1)}\`` : undefined
}

/** What was meant by the parts of a LabelSelector where a plain map of labels is wanted, as in a Service. */
export function plainLabelsHint(name: string | undefined, node: Node, type: Type): string | undefined {
  if (type.kind !== 'string') return undefined
  if (name === 'matchExpressions') return 'only plain labels can be asked for here, no expressions'
  if (name !== 'matchLabels' || node.type !== 'map') return undefined
  return `labels stand here without \`matchLabels\`${flowLabels(node)}`
}

/** What to do about an item that lacks what the one above has, where they have no field in common: a dash too much makes two of one. */
export function tornItemHint(map: MapNode, missing: string, above: Node | undefined): string | undefined {
  const [first] = map.entries
  if (above?.type !== 'map' || first === undefined || getEntry(above, missing) === undefined) return undefined
  if (map.entries.some(({ key }) => getEntry(above, key) !== undefined)) return undefined
  return `if this belongs to the item above, remove the "- " before \`${first.key}\``
}

function flowLabels({ entries }: MapNode): string {
  const labels = entries.map(({ key, value }) =>
    value.type === 'list' || value.type === 'map' ? undefined : `${key}: ${value.value}`,
  )
  return labels.length === 0 || labels.length > 3 || labels.includes(undefined) ? '' : `: \`{${labels.join(', ')}}\``
}

function listHint(node: Node, items: Type, scalar: boolean): string | undefined {
  if (node.type === 'map') return items.kind === 'object' ? mapForListHint(node, items) : undefined
  const unspaced = node.type === 'string' && node.style === 'plain' ? /^-(\S.*)$/.exec(node.value as string) : null
  if (unspaced !== null) return `put a space after the dash: "- ${unspaced[1]}"`
  return scalar && items.kind !== 'object' ? 'write it as a list: put "- " before it' : undefined
}

/** Suffixes are written with exact capitals: `K` and `mb` are none. A fraction has a point. */
function quantityHint(text: string): Hint | undefined {
  if (/^\d{1,20},\d{1,2}$/.test(text)) return didYouMean(text.replace(',', '.'))
  const match = /^ *([\d.]{1,40}) *([kmgtpe])(i?)b? *$/i.exec(text)
  if (match === null) return undefined
  const [, amount, letter, binary] = match as unknown as [string, string, string, string]
  const decimal = letter.toLowerCase() === 'k' ? 'k' : letter.toUpperCase()
  const meant = `${amount}${letter.toUpperCase()}i`
  const both = binary === '' ? [`${amount}${decimal}`, meant] : [meant]
  return { hint: `did you mean ${oneOf(both, '"')}?`, meant: both }
}

function unquoted(node: ScalarNode): ScalarNode {
  const text = (node.value as string).trim()
  const value = text === '' ? Number.NaN : Number(text)
  return { ...node, type: Number.isInteger(value) ? 'integer' : Number.isNaN(value) ? 'string' : 'number', value }
}
