import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LineIndex } from '../../src/text/lines.ts'
import { parseBody } from '../../src/yaml/parse.ts'
import { toJson } from '../../src/yaml/value.ts'
import { shared } from '../helpers/shared.ts'
import { readStream, sameJson } from './read.ts'

/** What a cluster made of a text. */
interface Case {
  readonly id: string
  readonly yaml: string
  readonly json: string | null
  readonly error: string | null
  readonly strictError: string | null
  readonly atLine?: number
  readonly unstable?: readonly (string | { json?: string })[]
}

/** How a text of a stream was read. */
interface StreamCase {
  readonly id: string
  readonly stream: string
  readonly objects: readonly string[]
  readonly objectsError: string | null
}

const folder = shared('yaml')

function load<T>(name: string): T[] {
  const text = gunzipSync(readFileSync(`${folder}/${name}.jsonl.gz`)).toString()
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

/** The share of cases that hold, and those that do not, for the message. */
class Score {
  #right = 0
  #total = 0
  readonly wrong: string[] = []

  count(right: boolean, id: string): void {
    this.#total++
    if (right) this.#right++
    else this.wrong.push(id)
  }

  get percent(): number {
    return (100 * this.#right) / this.#total
  }
}

function sameValue(a: string, b: string): boolean {
  try {
    return sameJson(a, b)
  } catch {
    // Nested too deeply for JSON.parse.
    return false
  }
}

describe.skipIf(folder === undefined)('the verdicts of the cluster', () => {
  test('single documents', () => {
    const [value, error, strict, line] = [new Score(), new Score(), new Score(), new Score()]
    for (const each of ['written', 'generated', 'mutated'].flatMap((name) => load<Case>(name))) {
      const document = parseBody(each.yaml)
      error.count((document.error === undefined) === (each.error === null), each.id)
      if (document.error === undefined && each.error === null) {
        const alternatives = [
          each.json,
          ...(each.unstable ?? []).map((other) => (typeof other === 'string' ? other : other.json)),
        ]
        const json = document.root === undefined ? 'null' : toJson(document.root)
        value.count(
          alternatives.some((other) => typeof other === 'string' && sameValue(other, json)),
          each.id,
        )
        strict.count(document.duplicates.length > 0 === (each.strictError !== null), each.id)
      }
      if (document.error !== undefined && each.error !== null && each.atLine !== undefined) {
        const at = new LineIndex(each.yaml).position(document.error.gaveUp).line
        line.count(Math.abs(at - each.atLine) <= 1, each.id)
      }
    }
    expect(value.percent, `value ${value.wrong}`).toBeGreaterThanOrEqual(99.9)
    expect(error.percent, `error ${error.wrong}`).toBeGreaterThanOrEqual(99.5)
    expect(strict.percent, `strict ${strict.wrong}`).toBeGreaterThanOrEqual(99.5)
    expect(line.percent, `line ${line.wrong}`).toBeGreaterThanOrEqual(97)
  })

  test('streams', () => {
    const score = new Score()
    for (const { id, stream, objects, objectsError } of load<StreamCase>('streams')) {
      const read = readStream(stream)
      const broken = read.findIndex((each) => each.startsWith('error: '))
      const values = (broken === -1 ? read : read.slice(0, broken)).filter((each) => each !== 'null')
      const expected = objects.filter((each) => each.trim() !== 'null')
      const same = values.length === expected.length && values.every((each, i) => sameJson(each, expected[i]!))
      score.count(same && (broken !== -1) === (objectsError !== null), id)
    }
    expect(score.percent, `${score.wrong}`).toBeGreaterThanOrEqual(99.5)
  })
})
