import { resolvePlain } from '../../../yaml/scalars.ts'
import type { Body } from './bodies.ts'
import type { Habit } from './habit.ts'
import type { Snippet } from './snippet.ts'

/** Writes what a resource holds, with its gaps: the entries of a map, the first one where the text is, the others at a column. */
export interface BodyWriter {
  map(map: { readonly [key: string]: Body }, column: number): void
}

/** Writes as YAML. */
export class YamlBody implements BodyWriter {
  readonly #out: Snippet
  readonly #habit: Habit

  constructor(out: Snippet, habit: Habit) {
    this.#out = out
    this.#habit = habit
  }

  map(map: { readonly [key: string]: Body }, column: number): void {
    const entries = Object.entries(map).filter(([, value]) => value !== null)
    for (const [index, [key, value]] of entries.entries()) {
      if (index > 0) this.#out.line(column)
      this.#text(key)
      this.#out.text(':')
      this.#value(value, column)
    }
  }

  #value(value: Body, column: number): void {
    const { step, indentsLists } = this.#habit
    if (Array.isArray(value)) this.#list(value, column + (indentsLists ? step : 0))
    else if (typeof value === 'object') {
      this.#out.line(column + step)
      this.map(value as { readonly [key: string]: Body }, column + step)
    } else {
      this.#out.text(' ')
      this.#text(String(value))
    }
  }

  #list(items: readonly Body[], column: number): void {
    for (const item of items) {
      this.#out.line(column).text('- ')
      if (typeof item === 'object') this.map(item as { readonly [key: string]: Body }, column + 2)
      else this.#text(String(item))
    }
  }

  #text(text: string): void {
    for (const [index, part] of text.split(/<<|>>/).entries()) {
      if (index % 2 === 0) this.#out.text(part)
      else this.#gap(part)
    }
  }

  #gap(gap: string): void {
    const { name, choices } = readGap(gap)
    this.#out.stop(choices[0], choices.length > 1 ? choices : [], name)
  }
}

/** Writes as JSON, without the braces around it. */
export class JsonBody implements BodyWriter {
  readonly #out: Snippet
  readonly #step: number

  constructor(out: Snippet, { step }: Habit) {
    this.#out = out
    this.#step = step
  }

  map(map: { readonly [key: string]: Body }, column: number): void {
    const entries = Object.entries(map).filter(([, value]) => value !== null)
    for (const [index, [key, value]] of entries.entries()) {
      if (index > 0) this.#out.text(',').line(column)
      this.#quoted(key)
      this.#out.text(': ')
      this.#value(value, column)
    }
  }

  #value(value: Body, column: number): void {
    if (Array.isArray(value)) this.#list(value, column)
    else if (typeof value === 'object' && value !== null) {
      const inner = column + this.#step
      this.#out.text('{').line(inner)
      this.map(value as { readonly [key: string]: Body }, inner)
      this.#out.line(column).text('}')
    } else this.#scalar(value as string | number | boolean)
  }

  #list(items: readonly Body[], column: number): void {
    const inner = column + this.#step
    this.#out.text('[').line(inner)
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#out.text(',').line(inner)
      this.#value(item, inner)
    }
    this.#out.line(column).text(']')
  }

  #scalar(value: string | number | boolean): void {
    const written = String(value)
    const text = withoutQuotes(written)
    const sample = text.replace(GAP, (_, gap: string) => readGap(gap).choices[0]!)
    if (text !== written || resolvePlain(sample) === undefined) this.#quoted(text)
    else this.#parts(text, (part) => part)
  }

  #quoted(text: string): void {
    this.#out.text('"')
    this.#parts(text, (part) => JSON.stringify(part).slice(1, -1))
    this.#out.text('"')
  }

  #parts(text: string, written: (part: string) => string): void {
    for (const [index, part] of text.split(/<<|>>/).entries()) {
      if (index % 2 === 0) {
        this.#out.text(written(part))
        continue
      }
      const { name, choices } = readGap(part)
      const texts = choices.map((choice) => written(withoutQuotes(choice)))
      // Among choices none may be empty.
      this.#out.stop(texts[0]!, texts.length > 1 && !texts.includes('') ? texts : [], name)
    }
  }
}

const GAP = /<<(.*?)>>/g

/** What stands in a gap, and the name by which it is the same as others. */
function readGap(gap: string): { readonly name: string | undefined; readonly choices: readonly string[] } {
  const [, name, text = ''] = /^(?:([a-z]+):)?(.*)$/.exec(gap)!
  return { name, choices: text.split('|') }
}

function withoutQuotes(text: string): string {
  const [, , inner] = /^(["'])(.*)\1$/.exec(text) ?? []
  return inner ?? text
}
