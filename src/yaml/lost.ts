import type { Composed } from './compose.ts'
import type { LostContent } from './document.ts'

/** What the cluster drops after the root of a document. */
export function findLost(_text: string, _composed: Composed, _start: number, _end: number): LostContent[] {
  return []
}
