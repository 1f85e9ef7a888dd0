import type { StageProblem } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { SyntaxProblem } from '../yaml/document.ts'
import { locate } from '../yaml/locate.ts'
import type { MapNode, Node } from '../yaml/node.ts'

/** A mistake in the text itself, with the places that explain it. */
export function syntaxProblem({ start, end, message, hint, related }: SyntaxProblem): StageProblem {
  const places = related?.map((place) => ({
    path: [],
    range: { start: place.start, end: place.end },
    message: place.message,
  }))
  return { rule: 'syntax', path: [], range: { start, end }, message, hint, related: places }
}

/** Says that something else stands where a map of fields is wanted. */
export function noMap(node: Exclude<Node, MapNode>, subject: string, path: FieldPath): StageProblem {
  const what = node.type === 'list' ? 'a list' : `the ${node.type} ${JSON.stringify(String(node.value)).slice(0, 60)}`
  const message = `${subject} must be a map of fields, not ${node.type === 'null' ? 'null' : what}`
  return { rule: 'wrong-type', path, range: locate(node, []), message }
}
