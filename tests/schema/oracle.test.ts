import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { formatPath } from '../../src/model/path.ts'
import type { Minor } from '../../src/model/version.ts'
import { checkSchema, duplicateProblems } from '../../src/schema/check.ts'
import { CustomDefinitions } from '../../src/schema/custom/definitions.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { shared } from '../helpers/shared.ts'
import { store } from '../helpers/store.ts'

/**
 * The recorded answers of real API servers: nothing that they accept may be refused here, and of what they refuse while decoding nearly all.
 * A stable sample; ORACLE=all takes every case.
 */
const oracle = shared('oracle')
const EVERY = process.env.ORACLE === 'all' ? 1 : 8

interface Case {
  readonly id: string
  readonly base: string
  readonly op: 'set' | 'add' | 'delete' | 'insert' | 'rename'
  readonly path: readonly (string | number)[]
  readonly value: any
  readonly text?: string
  readonly verdict: 'accept' | 'reject'
  readonly code?: number
  readonly message?: string
  readonly strict?: readonly string[]
}

/** Rules that only warn. */
const WARNINGS = new Set(['deprecated-api', 'api-not-enabled', 'ignored-field', 'surprising-value'])
/** Kinds whose definitions have expressions, which this stage does not run. */
const WITH_EXPRESSIONS = /contract|ledger|preset|toolbox/i

describe.skipIf(oracle === undefined)('the recorded API server', () => {
  const files = oracle === undefined ? [] : caseFiles(oracle)
  const bases = oracle === undefined ? {} : JSON.parse(read(`${oracle}/bases.json.gz`))
  const customs = new CustomDefinitions()
  if (oracle !== undefined)
    for (const file of readdirSync(`${oracle}/bases/crd-definitions`))
      for (const { root } of parseStream(readFileSync(`${oracle}/bases/crd-definitions/${file}`, 'utf8')))
        if (root?.type === 'map') customs.add(root)

  it.each([24, 30, 36])(
    'of 1.%i accepts nothing that is refused here',
    (minor) => {
      const tally = new Tally()
      for (const file of files.filter((name) => name.includes(`@1.${minor}.`)))
        for (const one of cases(file)) tally.add(one, judge(one, minor))
      console.log(`1.${minor}: ${tally}`)
      expect(tally.falseRejects).toEqual([])
      expect(tally.decoding.share).toBeGreaterThan(0.99)
      expect(tally.unknown.share).toBeGreaterThan(0.995)
      if (minor === 36) expect(tally.custom.share).toBeGreaterThan(0.98)
    },
    300_000,
  )

  function judge(one: Case, minor: Minor): string[] | undefined {
    const text = one.text ?? JSON.stringify(changed(structuredClone(bases[one.base]), one))
    const document = parseStream(text).find(({ root, error }) => root !== undefined || error !== undefined)
    if (document === undefined || document.error !== undefined || document.root?.type !== 'map') return undefined
    const { problems } = checkSchema(document.root, {
      store: store(),
      versions: { from: minor, to: minor },
      customs,
      text,
    })
    const reported = [...problems, ...duplicateProblems(document)].filter(
      ({ rule, severity }) => (severity ?? (WARNINGS.has(rule) ? 'warning' : 'error')) === 'error',
    )
    // servers before 1.25 left these to kubectl
    const said = reported.filter(({ rule }) => minor >= 25 || (rule !== 'unknown-field' && rule !== 'duplicate-key'))
    return said.map(({ rule, path }) => `${rule} ${formatPath(path)}`)
  }

  function* cases(file: string): Generator<Case> {
    for (const line of read(file).trim().split('\n')) {
      const one = JSON.parse(line) as Case
      if ((one.code ?? 0) < 500 && Number.parseInt(one.id.slice(0, 6), 16) % EVERY === 0) yield one
    }
  }
})

/** How often both say the same. */
class Share {
  same = 0
  all = 0
  get share(): number {
    return this.all === 0 ? 1 : this.same / this.all
  }
  add(same: boolean): void {
    this.all++
    if (same) this.same++
  }
  toString(): string {
    return `${this.same} of ${this.all} (${(100 * this.share).toFixed(2)} %)`
  }
}

class Tally {
  readonly falseRejects: string[] = []
  /** Verdicts of all cases; what the server's value checks refuse is not this stage's. */
  readonly verdict = new Share()
  /** Of what the server cannot decode, what is refused here. */
  readonly decoding = new Share()
  /** Of what has nothing wrong but unknown fields, what names the same ones. */
  readonly unknown = new Share()
  /** Verdicts on custom resources without expressions. */
  readonly custom = new Share()

  add(one: Case, ours: string[] | undefined): void {
    if (ours === undefined) return
    const rejected = one.verdict === 'reject' || (one.strict ?? []).length > 0
    const same = rejected === ours.length > 0
    this.verdict.add(same)
    if (!rejected && !same) this.falseRejects.push(`${one.id} ${one.base ?? one.text}: ${ours.join('; ')}`)
    if (/cannot be handled as|no matches for kind/.test(one.message ?? '')) this.decoding.add(same)
    const unknown = (one.strict ?? []).map((text) => /^unknown field "(.*)"$/s.exec(text)?.[1])
    if (one.verdict === 'accept' && unknown.length > 0 && unknown.every((field) => field !== undefined))
      this.unknown.add(sorted(unknown.map((field) => `unknown-field ${field}`)) === sorted(ours))
    const kind = one.base ?? one.text ?? ''
    if (/^custom\/|cases\.example\.com/.test(kind) && !WITH_EXPRESSIONS.test(kind)) this.custom.add(same)
  }

  toString(): string {
    return `verdict ${this.verdict}, decoding ${this.decoding}, unknown fields ${this.unknown}, custom ${this.custom}`
  }
}

function sorted(lines: readonly string[]): string {
  return [...new Set(lines)].sort().join()
}

/** The base with the change of a case. */
function changed(document: any, { op, path, value }: Case): any {
  const last = path.at(-1)!
  const parent = path.slice(0, -1).reduce((at, step) => at[step], document)
  if (op === 'delete' && Array.isArray(parent)) parent.splice(last as number, 1)
  else if (op === 'delete') delete parent[last]
  else if (op === 'insert') parent.splice(last, 0, value)
  else if (op === 'rename') {
    const entries = Object.entries(parent)
    for (const [key] of entries) delete parent[key]
    for (const [key, one] of entries) parent[key === last ? value : key] = one
  } else parent[last] = value
  return document
}

function caseFiles(folder: string): string[] {
  return ['cases', 'written'].flatMap((part) =>
    readdirSync(`${folder}/${part}`).map((file) => `${folder}/${part}/${file}`),
  )
}

function read(file: string): string {
  return gunzipSync(readFileSync(file)).toString()
}
