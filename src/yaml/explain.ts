import type { SyntaxProblem } from './document.ts'
import type { YamlError } from './error.ts'

/** Puts an error of the parser into a newcomer's words. */
export function explain(text: string, error: YamlError, _start: number, end: number): SyntaxProblem {
  const at = Math.min(error.offset, end)
  return { start: at, end: Math.min(at + 1, text.length), message: error.code }
}
