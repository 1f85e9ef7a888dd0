import { YamlError } from './error.ts'
import { Scanner, Token } from './scanner.ts'

/** Half-open offsets. */
interface Span {
  readonly start: number
  readonly end: number
}

/** An anchor with the aliases that mean it; its sign is not part of a name. */
export interface AnchorUse {
  readonly name: string
  readonly anchor: Span
  readonly aliases: readonly Span[]
}

/** The anchors of a document, in its order, as far as it can be read; one that is set again is another one. */
export function readAnchors(text: string, { start, end }: Span): readonly AnchorUse[] {
  const found: { name: string; anchor: Span; aliases: Span[] }[] = []
  const latest = new Map<string, { aliases: Span[] }>()
  const scanner = new Scanner(text, start, end, true)
  try {
    for (scanner.next(); scanner.token !== Token.end; scanner.next()) {
      const { token, value, tokenEnd } = scanner
      const span = { start: tokenEnd - value.length, end: tokenEnd }
      if (token === Token.alias) latest.get(value)?.aliases.push(span)
      if (token !== Token.anchor) continue
      const one = { name: value, anchor: span, aliases: [] }
      latest.set(value, one)
      found.push(one)
    }
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
  }
  return found
}
