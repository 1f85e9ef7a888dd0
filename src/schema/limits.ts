import { formats } from '../kubernetes/formats.ts'
import type { StageProblem } from '../model/finding.ts'
import { placeholderHint } from '../text/placeholder.ts'
import type { MapNode, Node, ScalarNode } from '../yaml/node.ts'
import { keyPlace, type ProblemList, pathFor, placeOf } from './problem-list.ts'
import type { Limits } from './types.ts'
import { quote, respellingHint } from './words.ts'

/** Says where a value goes beyond the limits of its field. */
export function judgeLimits(node: Node, limits: Limits, out: ProblemList): void {
  if (node.type === 'list') judgeItems(node.items, limits, out, node)
  else if (node.type === 'map') judgeEntries(node, limits, out)
  else if (node.type === 'string') judgeText(node.value as string, limits, out, placeOf(node))
  else if (node.type === 'integer' || node.type === 'number') judgeNumber(node, limits, out)
}

function judgeNumber(node: ScalarNode, { min, max, at }: Limits, out: ProblemList): void {
  const value = node.value as number | bigint
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return
  out.report('invalid-value', `${out.trail.subject()} ${value} ${boundsInWords(min, max)}`, {
    ...placeOf(node),
    ...pathAt(at, out),
  })
}

function boundsInWords(min: number | undefined, max: number | undefined): string {
  if (min === 0 && max === undefined) return 'must not be negative'
  if (max === undefined) return `must be at least ${min}`
  return min === undefined ? `must be at most ${max}` : `must be between ${min} and ${max}`
}

function judgeText(text: string, limits: Limits, out: ProblemList, place: Partial<StageProblem>): void {
  const { format, maxLength, empty, at } = limits
  if (text === '' && !empty) return
  const where = { ...place, ...pathAt(at, out) }
  if (maxLength !== undefined) {
    const length = new TextEncoder().encode(text).length
    if (length > maxLength)
      out.report(
        'too-long',
        `${out.trail.subject()} must have at most ${maxLength} characters, this has ${length}`,
        where,
      )
  }
  const grammar = format === undefined ? undefined : formats[format]!
  const fault = grammar?.(text)
  if (fault === undefined) return
  const hint = placeholderHint(text)
  const more = hint === undefined ? respellingHint(text, grammar!) : { hint }
  out.report('invalid-value', `${out.trail.subject()} ${quote(text)} ${fault}`, { ...more, ...where })
}

function judgeItems(items: readonly Node[], limits: Limits, out: ProblemList, list: Node): void {
  judgeSize(items.length, limits, out, list)
  const seen = limits.unique ? new Map<unknown, Node>() : undefined
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    out.trail.push(i)
    if (limits.items !== undefined) judgeLimits(item, limits.items, out)
    if (seen !== undefined && item.type !== 'list' && item.type !== 'map') {
      const first = seen.get(item.value)
      if (first === undefined) seen.set(item.value, item)
      else reportDuplicate(item, first, limits, out)
    }
    out.trail.pop()
  }
}

function reportDuplicate(item: ScalarNode, first: Node, { at }: Limits, out: ProblemList): void {
  const shown = typeof item.value === 'string' ? quote(item.value) : item.value
  out.report('duplicate-value', `${out.trail.subject()} ${shown} is given twice`, {
    ...placeOf(item),
    ...pathAt(at, out),
    related: [{ range: { start: first.start, end: first.end }, message: 'first given here' }],
  })
}

function judgeEntries(map: MapNode, limits: Limits, out: ProblemList): void {
  judgeSize(map.entries.length, limits, out, map)
  if (limits.keys === undefined && limits.values === undefined) return
  for (const entry of map.entries) {
    out.trail.push(entry)
    if (limits.keys !== undefined) judgeText(entry.key, limits.keys, out, keyPlace(entry))
    if (limits.values !== undefined) judgeLimits(entry.value, limits.values, out)
    out.trail.pop()
  }
}

function judgeSize(size: number, { maxItems, at }: Limits, out: ProblemList, node: Node): void {
  if (maxItems !== undefined && size > maxItems)
    out.report('too-many', `${out.trail.subject()} must have at most ${maxItems} items, this has ${size}`, {
      ...placeOf(node),
      ...pathAt(at, out),
    })
}

function pathAt(at: Limits['at'], out: ProblemList): Partial<StageProblem> | undefined {
  return at && { path: pathFor(at, out.trail.path()) }
}
