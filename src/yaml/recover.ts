import { composeInSteps } from './compose.ts'
import { Copy } from './copy.ts'
import type { SyntaxProblem } from './document.ts'
import { explain } from './explain.ts'
import type { Entry, Node } from './node.ts'
import type { Recovered } from './parse.ts'
import { blankControls } from './reader.ts'
import { readTolerantly } from './tolerant.ts'

/** Beyond this many characters a broken document is not worth the time that recovery takes. */
const MAX_LENGTH = 1_000_000
/** The tolerant parser puts together a document in one go: beyond this many characters others would have to wait too long for it. */
const MAX_TOLERANT = 500_000
/** Deeper text overflows the stack. */
const MAX_DEPTH = 300
/** The tolerant parser needs ever longer for each further error. */
const MAX_INDICATORS = 20_000
/** So many mistakes are repaired in one document. */
const MAX_REPAIRS = 60
/** So many mistakes are told of one document. */
const MAX_TOLD = 20

/** A template says nothing before it is rendered: it has actions, or placeholders alone in a line. */
const TEMPLATE = /\{\{|\{%|^[ \t]*(?:__\w+__|\$\{[^{}\n]*\})[ \t\r]*$/m

const NOTHING: Recovered = { root: undefined, further: [] }

/**
 * What can be saved of a broken document, and what else is wrong in it. The mistakes whose repair is plain are repaired in a copy, which is then read as
 * the cluster would; where that does not suffice, it is the tree of an error-tolerant parser. In steps, between which something else may be done.
 */
export function* recover(text: string, start: number, end: number): Generator<undefined, Recovered> {
  yield
  const source = blankControls(text.slice(start, end))
  if (source.length > MAX_LENGTH || isTooDeep(source) || TEMPLATE.test(source)) return NOTHING
  yield
  const copy = new Copy(source, start)
  const { root, problems } = yield* repairAll(copy)
  const tree = root ?? (copy.text.length > MAX_TOLERANT ? undefined : yield* readTolerantly(copy.text))
  yield
  if (tree === undefined) return { root: undefined, further: problems.slice(1) }
  const lost = findLostIndentation(tree)
  const further = [...problems.slice(1), ...tellLost(copy, lost, problems)].slice(0, MAX_TOLD)
  return { root: lost.length > 0 ? undefined : copy.moveBack(tree), further }
}

function* repairAll(copy: Copy): Generator<undefined, { root: Node | undefined; problems: SyntaxProblem[] }> {
  const problems: SyntaxProblem[] = []
  // Repairs that make matters worse would double the quotes of a line again and again.
  const limit = copy.text.length * 1.5 + 1000
  for (let repaired = 0; repaired < MAX_REPAIRS; repaired++) {
    const { root, error } = yield* composeInSteps(copy.text, 0, copy.text.length, true)
    if (error === undefined) return { root, problems }
    const problem = explain(copy.text, error, 0, copy.text.length)
    const told = copy.moveProblemBack(problem)
    if (problems.every((each) => each.start !== told.start)) problems.push(told)
    if (problem.repair === undefined || !copy.apply(problem.repair) || copy.text.length > limit) break
  }
  return { root: undefined, problems }
}

/**
 * Keys of block maps without a value. In a broken document they mean that what belonged below them stands beside them: whoever judged
 * the tree would be wrong.
 */
function findLostIndentation(root: Node): Entry[] {
  if (root.type === 'list') return root.items.flatMap(findLostIndentation)
  if (root.type !== 'map') return []
  return root.entries.flatMap((entry) => {
    const { value } = entry
    const empty = value.type === 'null' && value.end === value.start && root.style === 'block'
    return empty ? [entry] : findLostIndentation(value)
  })
}

/** One such key may be meant so; of these it never is. */
const NEVER_EMPTY = new Set(['metadata', 'spec'])

/** Not of keys of which something is told already, such as one that is being typed and has no colon yet. */
function tellLost(copy: Copy, all: readonly Entry[], told: readonly SyntaxProblem[]): SyntaxProblem[] {
  const starts = new Set(told.map(({ start }) => start))
  const lost = all.filter(({ keyStart }) => !starts.has(copy.origin(keyStart)))
  if (lost.length < 2 && !lost.some(({ key }) => NEVER_EMPTY.has(key))) return []
  return lost.map(({ key, keyStart, keyEnd }) => {
    const [start, end] = [copy.origin(keyStart), copy.origin(keyEnd)]
    const message = `nothing is indented below \`${key}\`: the lines that belong to it have lost their indentation`
    return { start, end, gaveUp: start, message, hint: 'indent them with two more spaces' }
  })
}

/** Counts brackets and indentation: cheap, and never too low. */
function isTooDeep(source: string): boolean {
  let open = 0
  let deepest = 0
  let column = 0
  let indicators = 0
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 91 || code === 123) {
      deepest = Math.max(deepest, ++open)
      indicators++
    } else if (code === 93 || code === 125) open--
    else if (code === 10) column = 0
    else if (code === 32 || code === 45 || code === 63 || code === 58) column++
    if (column > MAX_DEPTH && code !== 32) return true
    if (code === 63 || code === 38 || code === 42 || code === 33) indicators++
  }
  return deepest > MAX_DEPTH || indicators > MAX_INDICATORS
}
