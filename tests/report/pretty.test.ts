import { describe, expect, it } from 'vitest'
import { type PrettyOptions, prettyReport } from '../../src/report/pretty.ts'
import { findingAt, rangeOf, reportOf } from './reports.ts'

const plain: PrettyOptions = { color: false, width: 80 }

function draw(text: string, part: string, more = {}, options = plain): string {
  return prettyReport(reportOf({ 'a.yaml': text }, [findingAt('a.yaml', text, part, more)]), options)
}

describe('the pretty report', () => {
  it('shows the line with the place underlined, the line before it, the hint and the reason', () => {
    const text = 'spec:\n  replicas: 3\n  processDeadlineSeconds: 10\n'
    const more = {
      message: 'unknown field `processDeadlineSeconds`',
      hint: 'did you mean `progressDeadlineSeconds`?',
      why: 'strict decoding refuses fields that the kind does not have',
    }
    expect(draw(text, 'processDeadlineSeconds', more)).toBe(`\
a.yaml:3:3  error  unknown field \`processDeadlineSeconds\`  unknown-field
   2 |   replicas: 3
   3 |   processDeadlineSeconds: 10
         ^^^^^^^^^^^^^^^^^^^^^^ did you mean \`progressDeadlineSeconds\`?
     = strict decoding refuses fields that the kind does not have
`)
  })

  it('shows related places of the same file in the order of the text, those of other files below', () => {
    const text = 'matchLabels: {app: web}\nx: 1\nlabels: {app: wbe}\n'
    const other = 'kind: Service\nspec: 1\n'
    const related = [
      { file: 'a.yaml', range: rangeOf(text, '{app: wbe}'), message: 'pods made here are never counted' },
      { file: 'b.yaml', range: rangeOf(other, '1'), message: 'selects nothing' },
    ]
    const finding = findingAt('a.yaml', text, '{app: web}', { related })
    expect(prettyReport(reportOf({ 'a.yaml': text, 'b.yaml': other }, [finding]), plain)).toBe(`\
a.yaml:1:14  error  something is wrong here  unknown-field
   1 | matchLabels: {app: web}
                    ^^^^^^^^^^
   3 | labels: {app: wbe}
               ~~~~~~~~~~ pods made here are never counted
  b.yaml:2:7
   1 | kind: Service
   2 | spec: 1
             ~ selects nothing
`)
  })

  it('puts a note that does not fit beside its underline below it, in a terminal', () => {
    const text = 'spec:\n  processDeadlineSeconds: 10\n'
    const hint = 'did you mean `progressDeadlineSeconds`? it counts from the last progress'
    expect(draw(text, 'processDeadlineSeconds', { hint }, { ...plain, width: 50, wrap: true })).toBe(`\
a.yaml:2:3  error  something is wrong here
    unknown-field
   1 | spec:
   2 |   processDeadlineSeconds: 10
         ^^^^^^^^^^^^^^^^^^^^^^
         did you mean \`progressDeadlineSeconds\`?
         it counts from the last progress
`)
  })

  it('separates findings by an empty line', () => {
    const text = 'a: 1\nb: 2\n'
    const findings = [findingAt('a.yaml', text, 'a'), findingAt('a.yaml', text, 'b')]
    expect(prettyReport(reportOf({ 'a.yaml': text }, findings), plain).split('\n\n')).toHaveLength(2)
  })

  it.each([
    ['a tab before the place', 'a:\n\tb: 1\n', 'b', '   2 | →   b: 1\n           ^'],
    ['wide characters before the place', '日本: x\n', 'x', '   1 | 日本: x\n             ^'],
    ['wide characters in the place', 'a: 日本\n', '日本', '   1 | a: 日本\n          ^^^^'],
    ['an emoji of several code points', 'a: 👩‍👩‍👧 b\n', 'b', '   1 | a: 👩‍👩‍👧 b\n             ^'],
    ['a combining accent', 'a: e\u0301 b\n', 'b', '   1 | a: e\u0301 b\n            ^'],
    ['a place without length', 'a: 1\n', '', '   1 | a: 1\n       ^'],
    ['an escape sequence', 'a: "\x1b[31mred" b\n', 'b', '   1 | a: "\\x1b[31mred" b\n                        ^'],
    ['a range of several lines', 'a: |\n  x\nb: 1\n', '|\n  x\n', '   1 | a: |\n          ^'],
    ['a place at the end of the line', 'a:\nb: 1\n', '\nb', '   1 | a:\n         ^'],
    ['Windows line ends', 'a: 1\r\nb: 2\r\n', '2', '   2 | b: 2\n          ^'],
  ])('underlines rightly after %s', (_, text, part, expected) => {
    expect(draw(text, part)).toContain(`${expected}\n`)
  })

  it('cuts a long line around the place', () => {
    const text = `a: ${'x'.repeat(300)} here ${'y'.repeat(300)}\n`
    const lines = draw(text, 'here').split('\n')
    expect(lines[1]!.length).toBeLessThanOrEqual(80)
    expect(lines[1]).toMatch(/^ {3}1 \| …x+ here y+…$/)
    expect(lines[2]).toBe(`${' '.repeat(lines[1]!.indexOf('here'))}^^^^`)
  })

  it('keeps the beginning of a long line whose place is near it', () => {
    const lines = draw(`here: ${'y'.repeat(300)}\n`, 'here').split('\n')
    expect(lines[1]).toMatch(/^ {3}1 \| here: y+…$/)
  })

  it('cuts a line of megabytes in no time', () => {
    const text = `[${'"x",'.repeat(500_000)}"here"]`
    const lines = draw(text, '"here"').split('\n')
    expect(lines[1]).toMatch(/…[^…]+"here"\]$/)
    expect(lines[2]).toBe(`${' '.repeat(lines[1]!.indexOf('"here"'))}^^^^^^`)
  })

  it('lets nothing of a manifest steer the terminal', () => {
    const text = 'a: 1 # \x1b]0;owned\x07 \x9b31m \u202e\n'
    const drawn = draw(text, '1', { file: 'a.yaml', message: 'not "\x1b[2J\n\r"', hint: '\x07', why: 'x\x1b' })
    expect(drawn).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
    expect(drawn).toContain('not "\\x1b[2J\\n\\r"')
  })

  it('is drawn without source lines where the text is gone', () => {
    const report = reportOf({}, [findingAt('a.yaml', 'x: 1', 'x', { hint: 'do this' })])
    const gone = {
      ...report,
      textOf: () => {
        throw new Error('gone')
      },
    }
    expect(prettyReport(gone, plain)).toBe('a.yaml:1:1  error  something is wrong here  unknown-field\n    do this\n')
  })

  it('has the same text with and without colours', () => {
    const text = 'spec:\n  replicas: x\n'
    const more = {
      hint: 'a number',
      why: 'because',
      related: [{ file: 'a.yaml', range: rangeOf(text, 'spec'), message: 'in here' }],
    }
    const coloured = draw(text, 'x', more, { color: true, width: 80 })
    expect(coloured).toContain('\x1b[31;1merror\x1b[0m')
    expect(coloured.replace(/\x1b\[[\d;]*m/g, '')).toBe(draw(text, 'x', more))
  })
})
