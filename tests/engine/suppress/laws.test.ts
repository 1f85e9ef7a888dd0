import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/model/finding.ts'
import { checkFiles } from '../../helpers/check.ts'

/** The bundled examples, each alone. */
const texts = readdirSync('examples')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(`examples/${file}`, 'utf8'))
const findingsOf = new Map(texts.map((text) => [text, run(text).findings]))
const withFindings = texts.filter((text) => findingsOf.get(text)!.length > 0)

function run(text: string) {
  return checkFiles({ 'a.yaml': text })
}

/** A finding without the line that it is in. */
function sign({ rule, path, message, document }: Finding): string {
  return `${document} ${rule} ${path} ${message}`
}

/** A text with lines put in before some of its own, indented as these. */
function insert(text: string, line: number, comment: string): string {
  const lines = text.split('\n')
  const indent = /^[ -]*/.exec(lines[line] ?? '')![0].replaceAll('-', ' ')
  return [...lines.slice(0, line), `${indent}${comment}`, ...lines.slice(line)].join('\n')
}

const inBlock = (text: string, line: number) => /[|>][-+\d]*\s*$/.test(text.split('\n').slice(0, line).join('\n'))

describe('laws of suppressions', () => {
  it('a comment that is none of ours changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(80),
        fc.constantFrom('# a note', '# ignore wrong-type: so', '#supercargo'),
        (text, at, comment) => {
          const line = at % text.split('\n').length
          fc.pre(!inBlock(text, line))
          expect(run(insert(text, line, comment)).findings.map(sign)).toEqual(findingsOf.get(text)!.map(sign))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a comment above the line of a finding removes findings of its rule there, and no others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...withFindings), fc.nat(), (text, pick) => {
        const all = findingsOf.get(text)!
        const target = all[pick % all.length]!
        fc.pre(target.rule !== 'syntax')
        const comment = `# supercargo-ignore ${target.rule}: so`
        const { findings, suppressed } = run(insert(text, target.range.start.line - 1, comment))
        expect(suppressed.map(sign)).toContain(sign(target))
        expect(
          suppressed.every(({ rule, range }) => rule === target.rule && range.start.line > target.range.start.line),
        ).toBe(true)
        expect([...findings, ...suppressed].map(sign).sort()).toEqual(all.map(sign).sort())
      }),
      { numRuns: 60 },
    )
  })

  it('whatever is suppressed, no finding is lost or made up but those about suppressions', () => {
    const rules = [
      'wrong-type',
      'unknown-field',
      'selector-mismatch',
      'single-replica',
      'nonsense',
      'unused-suppression',
    ]
    const comment = fc
      .tuple(
        fc.constantFrom('', '-document', '-file', '-x'),
        fc.subarray(rules),
        fc.constantFrom(': so', '', ' (until 2020-01-01): so'),
      )
      .map(([scope, names, rest]) => `# supercargo-ignore${scope} ${names.join(', ')}${rest}`)
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(80), comment), { maxLength: 5 }),
        (text, comments) => {
          let changed = text
          for (const [at, each] of comments) {
            const line = at % changed.split('\n').length
            if (!inBlock(changed, line)) changed = insert(changed, line, each)
          }
          const { findings, suppressed } = run(changed)
          const others = findings.filter(({ rule }) => !/^(?:invalid|unused|expired)-suppression$/.test(rule))
          expect([...others, ...suppressed].map(sign).sort()).toEqual(findingsOf.get(text)!.map(sign).sort())
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('takes time in proportion to the comments', () => {
  const item = (n: number) =>
    `  # supercargo-ignore wrong-type: so\n  # supercargo-ignore-document wrong-type: so\n  # supercargo-ignore-file wrong-type: so\n  k${n}: 1\n`
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${Array.from({ length: 5000 }, (_, n) => item(n)).join('')}`
  const started = performance.now()
  const { findings, suppressed } = run(text)
  expect(suppressed).toHaveLength(5000)
  expect(findings.map(({ rule }) => rule)).not.toContain('unused-suppression')
  expect(performance.now() - started).toBeLessThan(3000)
})
