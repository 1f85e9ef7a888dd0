import { describe, expect, it } from 'vitest'
import type { SuppressOptions } from '../../../src/engine/suppress/suppressions.ts'
import { checkFiles } from '../../helpers/check.ts'

/** Findings as `line rule`. */
function found(text: string, suppress: SuppressOptions = { today: '2026-06-15' }): string[] {
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'recommended', suppress })
  return findings.map(({ range, rule }) => `${range.start.line} ${rule}`)
}

const pod = (lines: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${lines}`

const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'

describe('a comment', () => {
  it.each([
    [
      'behind a field',
      pod('  hostUsers: "no" # supercargo-ignore wrong-type: so\n  containers: [{name: a, image: a}]\n'),
    ],
    [
      'above a field',
      pod('  # supercargo-ignore wrong-type: so\n  hostUsers: "no"\n  containers: [{name: a, image: a}]\n'),
    ],
    [
      'above a field, with other comments and empty lines between',
      pod(
        '  # supercargo-ignore wrong-type: so\n\n  # and so on\n  hostUsers: "no"\n  containers: [{name: a, image: a}]\n',
      ),
    ],
    [
      'behind the field above',
      pod('  containers: # supercargo-ignore wrong-type: so\n    - name: a\n      image: a\n      tty: "no"\n'),
    ],
    [
      'above an item of a list',
      pod('  containers:\n    # supercargo-ignore wrong-type: so\n    - name: a\n      image: a\n      tty: "no"\n'),
    ],
    [
      'above a dash alone',
      pod(
        '  containers:\n    # supercargo-ignore wrong-type: so\n    -\n      name: a\n      image: a\n      tty: "no"\n',
      ),
    ],
    [
      'behind the brace that closes',
      pod('  containers:\n    - {name: a, image: a,\n       tty: "no"} # supercargo-ignore wrong-type: so\n'),
    ],
    [
      'with CRLF',
      pod('  # supercargo-ignore wrong-type: so\n  hostUsers: "no"\n  containers: [{name: a, image: a}]\n').replaceAll(
        '\n',
        '\r\n',
      ),
    ],
    [
      'for the document',
      `# supercargo-ignore-document wrong-type: so\n${pod('  hostUsers: "no"\n  containers: [{name: a, image: a}]\n')}`,
    ],
    [
      'for the document, before its separator',
      `# supercargo-ignore-document wrong-type: so\n---\n${pod('  hostUsers: "no"\n  containers: [{name: a, image: a}]\n')}`,
    ],
    [
      'for the document, behind its separator',
      `--- # supercargo-ignore-document wrong-type: so\n${pod('  hostUsers: "no"\n  containers: [{name: a, image: a}]\n')}`,
    ],
    [
      'for the file, at its end',
      `${pod('  hostUsers: "no"\n  containers: [{name: a, image: a}]\n')}---\n# supercargo-ignore-file wrong-type: so\n`,
    ],
  ])('suppresses %s', (_, text) => {
    expect(found(text)).toEqual([])
    expect(found(text, { isOff: true })).toEqual([expect.stringMatching(/^\d+ wrong-type$/)])
  })

  it('is about what begins on its line only', () => {
    const text = pod(
      '  # supercargo-ignore wrong-type: so\n  hostUsers: "no"\n  hostIPC: "no"\n  containers: [{name: a, image: a}]\n',
    )
    expect(found(text)).toEqual(['8 wrong-type'])
  })

  it('above the first item of a list is not about the others', () => {
    const text = pod(
      '  containers:\n    # supercargo-ignore wrong-type: so\n    - name: a\n      image: a\n      tty: "no"\n    - name: b\n      image: b\n      tty: "no"\n',
    )
    expect(found(text)).toEqual(['13 wrong-type'])
  })

  it('for a document is not about the next one', () => {
    const one = pod('  hostUsers: "no"\n  containers: [{name: a, image: a}]\n')
    const text = `# supercargo-ignore-document wrong-type: so\n${one}---\n${one.replace('web', 'b')}`
    expect(found(text)).toEqual(['15 wrong-type'])
  })

  it('suppresses only its rules', () => {
    const text = pod(
      '  # supercargo-ignore unknown-field, wrong-type: so\n  hostUser: "no"\n  containers: [{name: a, image: a}]\n',
    )
    expect(found(text)).toEqual(['6 unused-suppression'])
  })

  it('in a string or a block of text is none', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: "# supercargo-ignore x: y"\n  b: |\n    # supercargo-ignore x: y\n    # supercargo-ignor\n'
    expect(found(text)).toEqual([])
  })

  it('suppresses what makes a document unreadable', () => {
    expect(found(`${map}# supercargo-ignore syntax: a template fills it in\ndata: {\n`)).toEqual([])
    expect(found(`# supercargo-ignore-file syntax: a template fills it in\n${map}data: {\n`)).toEqual([])
  })

  it('in a document that cannot be read is not called unused', () => {
    expect(found(`# supercargo-ignore unknown-field: so\n${map}data: {\n`)).toEqual(['5 syntax'])
  })

  it('that nothing follows is said to be about nothing', () => {
    const text = `${pod('  containers: [{name: a, image: a}]\n  # supercargo-ignore wrong-type: so\n')}---\n${pod('  containers: [{name: a, image: a}]\n').replace('web', 'b')}`
    expect(found(text)).toEqual(['7 invalid-suppression'])
  })

  it('is not about what an alias or a merge key brings in', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - &one\n      name: a\n      image: a\n      tty: "no"\n    # supercargo-ignore wrong-type: so\n    - <<: *one\n      name: b\n'
    expect(found(text)).toContain('9 wrong-type')
  })
})

describe('what is wrong with a comment', () => {
  const problem = (comment: string) => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  ${comment}\n  a: b\n`
    return checkFiles({ 'a.yaml': text }).findings.map(({ rule, severity, message, hint, range }) => ({
      rule,
      severity,
      message,
      hint,
      at: text.split('\n')[range.start.line - 1]!.slice(range.start.column - 1, range.end.column - 1),
    }))
  }

  it.each([
    ['# supercargo-ignore', 'names no rule to suppress', 'write `rule: reason`'],
    [
      '# supercargo-ignore unknown-feild: so',
      'there is no rule `unknown-feild` to suppress',
      'did you mean `unknown-field`?',
    ],
    ['# supercargo-ignore all: so', 'not everything can be suppressed at once', 'name the rules'],
    [
      '# supercargo-ignore unused-suppression: so',
      '`unused-suppression` cannot be suppressed',
      'turn it off with `rules` in the config',
    ],
    [
      '# supercargo-ignore-fil a: so',
      'there is no comment `supercargo-ignore-fil`',
      'did you mean `supercargo-ignore-file`?',
    ],
  ])('%s', (comment, message, hint) => {
    expect(problem(comment)).toMatchObject([{ rule: 'invalid-suppression', severity: 'error', message, hint }])
  })

  it('is shown at the rule that is meant', () => {
    expect(problem('# supercargo-ignore unknown-field, wrong-typ: so').map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'unused-suppression unknown-field',
      'invalid-suppression wrong-typ',
    ])
  })

  it('leads to the finding that it missed', () => {
    const text = pod(
      '  # supercargo-ignore wrong-type: so\n  hostIPC: true\n  hostUsers: "no"\n  containers: [{name: a, image: a}]\n',
    )
    const [unused] = checkFiles({ 'a.yaml': text }, { only: ['unused-suppression', 'wrong-type'] }).findings
    expect(unused).toMatchObject({ rule: 'unused-suppression', hint: 'it is found in line 8' })
  })
})

describe('a date', () => {
  const text = pod(
    '  hostUsers: "no" # supercargo-ignore wrong-type (until 2026-06-15): so\n  containers: [{name: a, image: a}]\n',
  )

  it.each([
    [undefined, []],
    ['2026-06-15', []],
    ['2026-06-16', ['6 wrong-type', '6 expired-suppression']],
  ])('on %s', (today, expected) => expect(found(text, { today })).toEqual(expected))

  it('is told also where nothing is found any more', () => {
    const [expired] = checkFiles(
      { 'a.yaml': text.replace('"no"', 'false') },
      { suppress: { today: '2027-01-01' } },
    ).findings
    expect(expired).toMatchObject({ rule: 'expired-suppression', hint: 'remove it: nothing is found any more' })
  })
})

describe('unused is not said', () => {
  const text = pod(
    '  # supercargo-ignore wrong-type, dangling-reference: so\n  hostUsers: false\n  containers: [{name: a, image: a}]\n',
  )
  const unused = (options: Parameters<typeof checkFiles>[1]) =>
    checkFiles({ 'a.yaml': text }, options)
      .findings.filter(({ rule }) => rule === 'unused-suppression')
      .map(({ message }) => message.split('`')[1])

  it('of nothing where all have run', () => {
    expect(unused({})).toEqual(['wrong-type', 'dangling-reference'])
  })
  it('of rules that are left out', () => {
    expect(unused({ skip: ['wrong-type'] })).toEqual(['dangling-reference'])
    expect(unused({ settings: new Map([['wrong-type', 'off']]) })).toEqual(['dangling-reference'])
    expect(unused({ only: ['unused-suppression', 'wrong-type'] })).toEqual(['wrong-type'])
  })
  it('of rules over several resources where some are not known', () => {
    expect(unused({ suppress: { isPartial: true } })).toEqual(['wrong-type'])
  })
  it('of documents with a kind whose definition may be elsewhere', () => {
    const custom = (comment: string) =>
      `${comment}\napiVersion: example.org/v1\nkind: Thing\nmetadata: {name: a}\nspec: {}\n`
    for (const scope of ['', '-document', '-file'])
      expect(found(custom(`# supercargo-ignore${scope} unknown-field: so`))).toEqual(['3 unknown-kind'])
    expect(
      found(
        `${pod('  # supercargo-ignore unknown-field: so\n  containers: [{name: a, image: a}]\n')}---\n${custom('')}`,
      ),
    ).toEqual(['6 unused-suppression', '11 unknown-kind'])
  })
  it('of rules about changes', () => {
    const changed = text.replace('wrong-type, dangling-reference', 'pods-orphaned')
    expect(checkFiles({ 'a.yaml': changed }, { preset: 'recommended' }).findings).toEqual([])
  })
})
