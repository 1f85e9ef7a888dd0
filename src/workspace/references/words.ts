import type { Resource } from '../../model/resource.ts'
import { nameOf } from '../../model/resource.ts'
import { nearest } from '../../text/nearest.ts'
import type { Part, Reference } from './extract.ts'
import { offers } from './offers.ts'

/** What a message calls something that is named: `Secret "web-tls"`. */
export function describeReference({ kind, name }: Reference): string {
  return `${kind.split('.')[0]} "${name}"`
}

/** What a target has of the same sort as a part. */
export function offeredBeside({ what }: Part, target: Resource): readonly (string | number)[] {
  return [...((what === 'key' ? offers(target).keys : offers(target).ports) ?? [])]
}

/** The key or port that was most likely meant; the only one where there is no choice. */
export function nearestPart(part: Part, target: Resource): string | undefined {
  const texts = offeredBeside(part, target).map(String)
  return nearest(String(part.value), texts) ?? (texts.length === 1 ? texts[0] : undefined)
}

/** Says that a key or port is not there, and which ones are. */
export function missingPartMessage(part: Part, target: Resource): string {
  const all = offeredBeside(part, target)
  const shown = all.slice(0, 8).map((one) => (typeof one === 'number' ? one : `"${one}"`))
  const rest = all.length > shown.length ? ` and ${all.length - shown.length} more` : ''
  const has = shown.length === 0 ? 'it has none' : `it has ${shown.join(', ')}${rest}`
  const value = typeof part.value === 'number' ? part.value : `"${part.value}"`
  return `${nameOf(target)} has no ${part.what} ${value}: ${has}`
}
