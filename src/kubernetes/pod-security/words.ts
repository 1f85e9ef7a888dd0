import type { FieldPath } from '../../model/path.ts'
import type { Holder, Offence } from './pod.ts'

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Each value once, sorted and in double quotes. */
export function quoted(values: readonly (string | undefined)[]): string {
  return listed([...new Set(values)].sort().map((value) => `"${value ?? ''}"`))
}

/** `container "a"`, `containers "a" and "b"`. */
export function named(what: string, things: readonly { readonly name?: string }[]): string {
  return `${what}${things.length === 1 ? '' : 's'} ${listed(things.map(({ name }) => `"${name ?? ''}"`))}`
}

/** Who holds these settings: `the pod and container "a"`. */
export function holders(all: readonly Holder[]): string {
  const containers = all.flatMap(({ container }) => container ?? [])
  const pod = containers.length < all.length ? ['the pod'] : []
  return listed([...pod, ...(containers.length > 0 ? [named('container', containers)] : [])])
}

/** The offence of those that hold a setting; undefined where none does. */
export function offence(all: readonly Holder[], field: FieldPath, say: (who: string) => string): Offence | undefined {
  if (all.length === 0) return undefined
  return { paths: all.map(({ path }) => [...path, ...field]), message: say(holders(all)) }
}
