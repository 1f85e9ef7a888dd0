import { Unreadable } from './faults.ts'
import { type Token, tokenize } from './tokens.ts'
import type { Value } from './values.ts'

/** An expression, read. `optional` is the `?` of `a.?b`, `a[?0]` and of items and keys of literals. */
export type Expression =
  | { readonly op: 'literal'; readonly value: Value }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'select'; readonly target: Expression; readonly field: string; readonly optional: boolean }
  | { readonly op: 'index'; readonly target: Expression; readonly index: Expression; readonly optional: boolean }
  | {
      readonly op: 'call'
      readonly name: string
      readonly target: Expression | undefined
      readonly args: readonly Expression[]
    }
  | { readonly op: 'list'; readonly items: readonly { readonly item: Expression; readonly optional: boolean }[] }
  | { readonly op: 'map'; readonly entries: readonly MapEntry[] }
  | { readonly op: 'not' | 'negate'; readonly operand: Expression }
  | { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly op: 'if'
      readonly condition: Expression
      readonly then: Expression
      readonly otherwise: Expression
    }

export interface MapEntry {
  readonly key: Expression
  readonly value: Expression
  readonly optional: boolean
}

/** Operators by how tightly they bind, loosest first. */
const LEVELS: readonly ReadonlySet<string>[] = [
  new Set(['<', '<=', '>', '>=', '==', '!=', 'in']),
  new Set(['+', '-']),
  new Set(['*', '/', '%']),
]

const WORDS = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
])

const DEPTH_LIMIT = 250

/** Reads an expression of the Common Expression Language. Throws Unreadable. */
export function parseExpression(source: string): Expression {
  return new Parser(tokenize(source)).whole()
}

class Parser {
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    const expression = this.expression()
    if (this.token.type !== 'end') this.fail()
    return expression
  }

  private get token(): Token {
    return this.tokens[this.at]!
  }

  private fail(): never {
    throw new Unreadable(`"${this.token.text}" is not expected`)
  }

  private is(text: string): boolean {
    return this.token.text === text && this.token.type !== 'value'
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail()
  }

  private name(): string {
    const { type, text } = this.token
    if (type !== 'name') this.fail()
    this.at++
    return text
  }

  private expression(): Expression {
    if (++this.depth > DEPTH_LIMIT) throw new Unreadable('it is too deep')
    const condition = this.or()
    let result = condition
    if (this.take('?')) {
      const then = this.or()
      this.expect(':')
      result = { op: 'if', condition, then, otherwise: this.expression() }
    }
    this.depth--
    return result
  }

  private or(): Expression {
    let left = this.and()
    while (this.take('||')) left = { op: 'or', left, right: this.and() }
    return left
  }

  private and(): Expression {
    let left = this.binary(0)
    while (this.take('&&')) left = { op: 'and', left, right: this.binary(0) }
    return left
  }

  private binary(level: number): Expression {
    const operators = LEVELS[level]
    if (operators === undefined) return this.unary()
    let left = this.binary(level + 1)
    while (this.token.type !== 'value' && operators.has(this.token.text)) {
      const operator = this.token.text
      this.at++
      left = { op: 'binary', operator, left, right: this.binary(level + 1) }
    }
    return left
  }

  private unary(): Expression {
    let nots = 0
    while (this.take('!')) nots++
    let negations = 0
    if (nots === 0) while (this.take('-')) negations++
    let operand = this.member()
    if (negations > 0 && operand.op === 'literal' && typeof operand.value !== 'string') {
      const { value } = operand
      if (typeof value === 'bigint' || typeof value === 'number') {
        operand = { op: 'literal', value: -value as Value }
        negations--
      }
    }
    for (; nots > 0; nots--) operand = { op: 'not', operand }
    for (; negations > 0; negations--) operand = { op: 'negate', operand }
    return operand
  }

  private member(): Expression {
    let target = this.primary()
    while (true) {
      if (this.take('.')) {
        const optional = this.take('?')
        const name = this.name()
        target = this.take('(')
          ? { op: 'call', name, target, args: this.list(')') }
          : { op: 'select', target, field: name, optional }
      } else if (this.take('[')) {
        const optional = this.take('?')
        target = { op: 'index', target, index: this.expression(), optional }
        this.expect(']')
      } else if (this.is('{')) throw new Unreadable('typed values are not supported')
      else return target
    }
  }

  private primary(): Expression {
    const { type, value } = this.token
    if (type === 'value') {
      this.at++
      return { op: 'literal', value: value! }
    }
    if (this.take('(')) {
      const inner = this.expression()
      this.expect(')')
      return inner
    }
    if (this.take('[')) return { op: 'list', items: this.items() }
    if (this.take('{')) return { op: 'map', entries: this.entries() }
    this.take('.')
    const name = this.name()
    if (this.take('(')) return { op: 'call', name, target: undefined, args: this.list(')') }
    return WORDS.has(name) ? { op: 'literal', value: WORDS.get(name)! } : { op: 'name', name }
  }

  private list(end: string): Expression[] {
    const all: Expression[] = []
    while (!this.take(end)) {
      all.push(this.expression())
      if (!this.is(end)) this.expect(',')
    }
    return all
  }

  private items(): { item: Expression; optional: boolean }[] {
    const all: { item: Expression; optional: boolean }[] = []
    while (!this.take(']')) {
      const optional = this.take('?')
      all.push({ item: this.expression(), optional })
      if (!this.is(']')) this.expect(',')
    }
    return all
  }

  private entries(): MapEntry[] {
    const all: MapEntry[] = []
    while (!this.take('}')) {
      const optional = this.take('?')
      const key = this.expression()
      this.expect(':')
      all.push({ key, value: this.expression(), optional })
      if (!this.is('}')) this.expect(',')
    }
    return all
  }
}
