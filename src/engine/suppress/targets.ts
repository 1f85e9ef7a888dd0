import type { LineIndex } from '../../text/lines.ts'
import type { Node } from '../../yaml/node.ts'

/** 1-based lines, both included. */
export interface Lines {
  readonly from: number
  readonly to: number
}

/**
 * What begins on some lines of a document, by line: fields with all that is below them and items of lists, to their last line. What is written in
 * braces, brackets or quotes over several lines counts for the line that it ends on too.
 */
export function targetsOf(root: Node | undefined, wanted: ReadonlySet<number>, lines: LineIndex): Map<number, Lines> {
  const targets = new Map<number, Lines>()
  for (const line of wanted) targets.set(line, { from: line, to: line })
  const lineOf = (offset: number) => lines.position(offset).line
  const widen = (line: number, { from, to }: Lines) => {
    const target = targets.get(line)
    if (target !== undefined) targets.set(line, { from: Math.min(target.from, from), to: Math.max(target.to, to) })
  }
  const take = (start: number, node: Node) => {
    const from = lineOf(start)
    const to = Math.max(from, lineOf(lastOf(node)))
    widen(from, { from, to })
    if (node.style !== 'block' && to > from) widen(to, { from, to })
  }
  const open: Node[] = root === undefined ? [] : [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { start, end } = node
    const isInside = (offset: number) => offset >= start && offset <= end
    if (node.type === 'map')
      for (const { keyStart, value, merged } of node.entries) {
        // What an alias or a merge key brings in stands elsewhere.
        if (merged || !isInside(keyStart)) continue
        take(keyStart, value)
        open.push(value)
      }
    else if (node.type === 'list')
      for (const item of node.items) {
        if (!isInside(item.start)) continue
        take(item.start, item)
        open.push(item)
      }
  }
  return targets
}

/** The last character of a node. */
function lastOf({ start, end }: Node): number {
  return Math.max(start, end - 1)
}
