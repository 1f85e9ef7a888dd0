/** A compiled regular expression of Go's syntax (RE2): matching takes time linear in the text, whatever the expression. */
export interface Pattern {
  /** Whether the expression matches anywhere in the text. */
  test(text: string): boolean
  /** How many steps each character may take. */
  readonly size: number
}

/** Compiles an expression of Go's regexp package; undefined where that refuses it (look-around, back-references, too large). */
export function compilePattern(source: string): Pattern | undefined {
  try {
    const program = compile(new Parser(source).parse())
    return { test: (text) => run(program, text), size: program.length }
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** Whether a text is an expression of Go's regexp package, of whatever size. */
export function isExpression(source: string): boolean {
  try {
    new Parser(source).parse()
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

class Refused extends Error {}

type Matcher = (point: number) => boolean
type Assertion = 'start' | 'end' | 'line-start' | 'line-end' | 'word' | 'no-word'
type Tree =
  | { kind: 'one'; test: Matcher }
  | { kind: 'at'; where: Assertion }
  | { kind: 'all'; parts: Tree[] }
  | { kind: 'any'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; from: number; to: number }

interface Flags {
  i: boolean
  m: boolean
  s: boolean
}

const DEPTH_LIMIT = 200
const REPEAT_LIMIT = 1000
/** Repetitions in numbers; with zeros in front it is a text. */
const REPEAT = /^\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/
const SIZE_LIMIT = 20_000

const DIGIT: Matcher = (c) => c >= 48 && c <= 57
const WORD: Matcher = (c) => DIGIT(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95
const SPACE: Matcher = (c) => c === 32 || (c >= 9 && c <= 10) || (c >= 12 && c <= 13)
const CLASSES: Record<string, Matcher> = { d: DIGIT, w: WORD, s: SPACE }
const ESCAPES: Record<string, number> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }
const POSIX: Record<string, RegExp> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  ascii: /[\0-\x7f]/,
  blank: /[\t ]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  word: /[0-9A-Za-z_]/,
  xdigit: /[0-9A-Fa-f]/,
}

/** Whether repetitions of repetitions stay within a limit (regexp/syntax repeatIsValid). */
function isRepeatable(tree: Tree, most: number): boolean {
  if (tree.kind === 'all' || tree.kind === 'any') return tree.parts.every((part) => isRepeatable(part, most))
  if (tree.kind !== 'repeat' || tree.to === 0) return true
  const times = tree.to === Number.POSITIVE_INFINITY ? tree.from : tree.to
  return times <= most && isRepeatable(tree.part, times > 1 ? Math.floor(most / times) : most)
}

/** Reads an expression into a tree. */
class Parser {
  readonly #points: string[]
  #at = 0
  #depth = 0
  #flags: Flags = { i: false, m: false, s: false }

  constructor(source: string) {
    this.#points = [...source]
  }

  parse(): Tree {
    const tree = this.#alternatives()
    if (this.#at < this.#points.length) throw new Refused()
    return tree
  }

  #peek(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.#points[this.#at + i] !== text[i]) return false
    return true
  }

  #take(text: string): boolean {
    if (!this.#peek(text)) return false
    this.#at += text.length
    return true
  }

  #alternatives(): Tree {
    if (++this.#depth > DEPTH_LIMIT) throw new Refused()
    const parts = [this.#sequence()]
    while (this.#take('|')) parts.push(this.#sequence())
    this.#depth--
    return parts.length === 1 ? parts[0]! : { kind: 'any', parts }
  }

  #sequence(): Tree {
    const parts: Tree[] = []
    while (this.#at < this.#points.length && !this.#peek('|') && !this.#peek(')')) {
      const isQuoted = this.#peek('\\Q')
      const atom = this.#atom()
      if (isQuoted && atom?.kind === 'all') {
        const last = atom.parts.pop()
        parts.push(...atom.parts)
        if (last !== undefined) parts.push(this.#repeated(last))
      } else if (atom !== undefined) parts.push(this.#repeated(atom))
    }
    return { kind: 'all', parts }
  }

  #repeated(atom: Tree): Tree {
    let tree = atom
    for (let count = 0; ; count++) {
      const bounds = this.#bounds()
      if (bounds === undefined) return tree
      if (count > 0) throw new Refused()
      this.#take('?')
      tree = { kind: 'repeat', part: tree, from: bounds[0], to: bounds[1] }
      if (!isRepeatable(tree, REPEAT_LIMIT)) throw new Refused()
    }
  }

  #bounds(): [number, number] | undefined {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY]
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY]
    if (this.#take('?')) return [0, 1]
    if (!this.#peek('{')) return undefined
    const match = REPEAT.exec(this.#points.slice(this.#at, this.#at + 100).join(''))
    if (match === null) return undefined
    this.#at += match[0].length
    const from = Number(match[1])
    const to = match[2] === undefined ? from : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3])
    if (from > REPEAT_LIMIT || (to !== Number.POSITIVE_INFINITY && (to > REPEAT_LIMIT || to < from)))
      throw new Refused()
    return [from, to]
  }

  #atom(): Tree | undefined {
    const c = this.#points[this.#at++]!
    switch (c) {
      case '(':
        return this.#group()
      case '[':
        return { kind: 'one', test: this.#set() }
      case '.':
        return { kind: 'one', test: this.#flags.s ? () => true : (p) => p !== 10 }
      case '^':
        return { kind: 'at', where: this.#flags.m ? 'line-start' : 'start' }
      case '$':
        return { kind: 'at', where: this.#flags.m ? 'line-end' : 'end' }
      case '\\':
        return this.#escape()
      case '*':
      case '+':
      case '?':
        throw new Refused()
      case '{':
        this.#at--
        if (this.#bounds() !== undefined) throw new Refused()
        this.#at++
        return this.#literal(c.codePointAt(0)!)
      default:
        return this.#literal(c.codePointAt(0)!)
    }
  }

  #literal(point: number): Tree {
    return { kind: 'one', test: this.#caseless((p) => p === point) }
  }

  #caseless(test: Matcher): Matcher {
    if (!this.#flags.i) return test
    return (p) => {
      const text = String.fromCodePoint(p)
      return test(p) || test(text.toLowerCase().codePointAt(0)!) || test(text.toUpperCase().codePointAt(0)!)
    }
  }

  #group(): Tree | undefined {
    const outer = { ...this.#flags }
    if (this.#take('?')) {
      const head = this.#points.slice(this.#at, this.#at + 60).join('')
      const named = /^P?<[A-Za-z_0-9]+>/.exec(head)
      const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(head)
      if (named !== null) this.#at += named[0].length
      else if (flags !== null) {
        this.#at += flags[0].length
        for (const flag of flags[1]!) if (flag !== 'U') this.#flags[flag as keyof Flags] = true
        for (const flag of flags[2] ?? '') if (flag !== 'U') this.#flags[flag as keyof Flags] = false
        if (flags[3] === ')') return undefined
      } else throw new Refused()
    }
    const tree = this.#alternatives()
    if (!this.#take(')')) throw new Refused()
    this.#flags = outer
    return tree
  }

  #escape(): Tree {
    const c = this.#points[this.#at++]
    if (c === 'A') return { kind: 'at', where: 'start' }
    if (c === 'z') return { kind: 'at', where: 'end' }
    if (c === 'b') return { kind: 'at', where: 'word' }
    if (c === 'B') return { kind: 'at', where: 'no-word' }
    if (c === 'Q') return this.#quoted()
    this.#at--
    const set = this.#escapedSet()
    if (set !== undefined) return { kind: 'one', test: set }
    return this.#literal(this.#escapedPoint())
  }

  #quoted(): Tree {
    const parts: Tree[] = []
    while (this.#at < this.#points.length && !this.#take('\\E'))
      parts.push(this.#literal(this.#points[this.#at++]!.codePointAt(0)!))
    return { kind: 'all', parts }
  }

  /** After a backslash: `\d`, `\pL`, `\P{Greek}` and the like. */
  #escapedSet(): Matcher | undefined {
    const c = this.#points[this.#at]
    if (c === undefined) throw new Refused()
    const known = CLASSES[c.toLowerCase()]
    if (known !== undefined && Object.hasOwn(CLASSES, c.toLowerCase())) {
      this.#at++
      const test = this.#caseless(known)
      return c === c.toLowerCase() ? test : (p) => !test(p)
    }
    if (c !== 'p' && c !== 'P') return undefined
    const match = /^[pP](?:\{(\^?)(\w+)\}|([A-Z]))/.exec(this.#points.slice(this.#at, this.#at + 40).join(''))
    if (match === null) throw new Refused()
    this.#at += match[0].length
    const test = this.#caseless(unicode(match[2] ?? match[3]!))
    const negated = (c === 'P') !== (match[1] === '^')
    return negated ? (p) => !test(p) : test
  }

  /** After a backslash: one character. */
  #escapedPoint(): number {
    const c = this.#points[this.#at++]!
    if (Object.hasOwn(ESCAPES, c)) return ESCAPES[c]!
    if (c === 'x') {
      const match = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(
        this.#points.slice(this.#at, this.#at + 8).join(''),
      )
      const point = match === null ? Number.NaN : Number.parseInt(match[1] ?? match[2]!, 16)
      if (!(point <= 0x10ffff)) throw new Refused()
      this.#at += match![0].length
      return point
    }
    if (c >= '0' && c <= '7') {
      const match = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(this.#points.slice(this.#at - 1, this.#at + 2).join(''))
      if (match === null) throw new Refused()
      this.#at += match[0].length - 1
      return Number.parseInt(match[0], 8)
    }
    if (/[A-Za-z0-9\u0080-\u{10ffff}]/u.test(c)) throw new Refused()
    return c.codePointAt(0)!
  }

  /** A class in brackets, its opening bracket taken. */
  #set(): Matcher {
    const negated = this.#take('^')
    const tests: Matcher[] = []
    for (let first = true; first || !this.#peek(']'); first = false) {
      if (this.#at >= this.#points.length) throw new Refused()
      tests.push(this.#posix() ?? this.#range())
    }
    this.#at++
    const test: Matcher = (p) => tests.some((one) => one(p))
    return negated ? (p) => !test(p) : test
  }

  #posix(): Matcher | undefined {
    if (!this.#peek('[:')) return undefined
    const match = /^\[:(\^?)(\w+):\]/.exec(this.#points.slice(this.#at, this.#at + 14).join(''))
    if (match === null) return undefined
    const known = Object.hasOwn(POSIX, match[2]!) ? POSIX[match[2]!] : undefined
    if (known === undefined) throw new Refused()
    this.#at += match[0].length
    const negated = match[1] === '^'
    const test = this.#caseless((p) => known.test(String.fromCodePoint(p)))
    return (p) => test(p) !== negated
  }

  #range(): Matcher {
    if (this.#take('\\')) {
      const set = this.#escapedSet()
      if (set !== undefined) return set
      this.#at--
    }
    const from = this.#setPoint()
    if (!this.#peek('-') || this.#points[this.#at + 1] === ']' || this.#points[this.#at + 1] === undefined)
      return this.#caseless((p) => p === from)
    this.#at++
    const to = this.#setPoint()
    if (to < from) throw new Refused()
    return this.#caseless((p) => p >= from && p <= to)
  }

  #setPoint(): number {
    const c = this.#points[this.#at++]
    if (c === undefined) throw new Refused()
    if (c !== '\\') return c.codePointAt(0)!
    if (this.#at >= this.#points.length) throw new Refused()
    return this.#escapedPoint()
  }
}

function unicode(name: string): Matcher {
  for (const property of [name, `Script=${name}`]) {
    try {
      const test = new RegExp(`\\p{${property}}`, 'u')
      return (p) => test.test(String.fromCodePoint(p))
    } catch {}
  }
  throw new Refused()
}

type Step =
  | { op: 'one'; test: Matcher }
  | { op: 'at'; where: Assertion }
  | { op: 'fork'; other: number }
  | { op: 'jump'; to: number }
  | { op: 'match' }

function compile(tree: Tree): Step[] {
  const steps: Step[] = []
  emit(tree, steps)
  steps.push({ op: 'match' })
  return steps
}

function emit(tree: Tree, steps: Step[]): void {
  if (steps.length > SIZE_LIMIT) throw new Refused()
  switch (tree.kind) {
    case 'one':
      steps.push({ op: 'one', test: tree.test })
      return
    case 'at':
      steps.push({ op: 'at', where: tree.where })
      return
    case 'all':
      for (const part of tree.parts) emit(part, steps)
      return
    case 'any':
      emitAny(tree.parts, steps)
      return
    case 'repeat':
      emitRepeat(tree.part, tree.from, tree.to, steps)
  }
}

function emitAny(parts: readonly Tree[], steps: Step[]): void {
  const ends: { op: 'jump'; to: number }[] = []
  for (const part of parts.slice(0, -1)) {
    const fork = { op: 'fork' as const, other: 0 }
    const end = { op: 'jump' as const, to: 0 }
    steps.push(fork)
    emit(part, steps)
    steps.push(end)
    ends.push(end)
    fork.other = steps.length
  }
  emit(parts.at(-1)!, steps)
  for (const end of ends) end.to = steps.length
}

function emitRepeat(part: Tree, from: number, to: number, steps: Step[]): void {
  for (let i = 0; i < from; i++) emit(part, steps)
  if (to === Number.POSITIVE_INFINITY) {
    const fork = { op: 'fork' as const, other: 0 }
    const start = steps.push(fork) - 1
    emit(part, steps)
    steps.push({ op: 'jump', to: start })
    fork.other = steps.length
    return
  }
  const forks: { op: 'fork'; other: number }[] = []
  for (let i = from; i < to; i++) {
    const fork = { op: 'fork' as const, other: 0 }
    steps.push(fork)
    forks.push(fork)
    emit(part, steps)
  }
  for (const fork of forks) fork.other = steps.length
}

/** Follows all ways through the program at once, one character after the other (Thompson's construction). */
function run(program: readonly Step[], text: string): boolean {
  const seen = new Int32Array(program.length).fill(-1)
  let round = 0
  let before = -1
  let threads: number[] = []
  for (let at = 0; ; ) {
    const point = at < text.length ? text.codePointAt(at)! : -1
    const ready: number[] = []
    const stack = [...threads, 0]
    while (stack.length > 0) {
      const index = stack.pop()!
      if (seen[index] === round) continue
      seen[index] = round
      const step = program[index]!
      if (step.op === 'match') return true
      if (step.op === 'one') ready.push(index)
      else if (step.op === 'jump') stack.push(step.to)
      else if (step.op === 'fork') stack.push(step.other, index + 1)
      else if (holds(step.where, before, point)) stack.push(index + 1)
    }
    if (point === -1) return false
    threads = []
    for (const index of ready) if ((program[index] as { test: Matcher }).test(point)) threads.push(index + 1)
    before = point
    at += point > 0xffff ? 2 : 1
    round++
  }
}

function holds(where: Assertion, before: number, after: number): boolean {
  switch (where) {
    case 'start':
      return before === -1
    case 'end':
      return after === -1
    case 'line-start':
      return before === -1 || before === 10
    case 'line-end':
      return after === -1 || after === 10
    case 'word':
      return WORD(before) !== WORD(after)
    case 'no-word':
      return WORD(before) === WORD(after)
  }
}
