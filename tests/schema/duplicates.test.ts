import { describe, expect, it } from 'vitest'
import { formatPath } from '../../src/model/path.ts'
import { duplicateProblems } from '../../src/schema/check.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { store } from '../helpers/store.ts'

/** Each problem as `rule path: the later place / the earlier place`. */
function say(text: string, kind?: string): string[] {
  const type = kind === undefined ? undefined : store().kind({ group: '', version: 'v1', kind })?.type
  const slice = (span: { start: number; end: number } | undefined) => {
    const before = text.slice(0, span!.start)
    return `${before.split('\n').length}:${text.slice(span!.start, span!.end)}`
  }
  return parseStream(text).flatMap((document) =>
    duplicateProblems(document, type).map(
      ({ rule, path, range, related }) => `${rule} ${formatPath(path)}: ${slice(range)} / ${slice(related![0]!.range)}`,
    ),
  )
}

describe('keys that stand twice', () => {
  it('are told apart from those of other maps', () => {
    expect(say('a: {x: 1}\nb: {x: 1}\n')).toEqual([])
  })

  it('name both places', () => {
    expect(say('metadata:\n  labels:\n    app: a\n    tier: b\n    app: c\n')).toEqual([
      'duplicate-key metadata.labels.app: 5:app / 3:app',
    ])
  })

  it('are no matter of merging where both stand in the map itself', () => {
    expect(say('a: 1\n<<: {a: 2, b: 3}\na: 4\nb: 5\n')).toEqual([
      'duplicate-key a: 2:<< / 1:a',
      'duplicate-key a: 3:a / 1:a',
      'duplicate-key b: 4:b / 2:b',
    ])
  })

  it('have the path of the kind where it is known', () => {
    expect(say('metadata:\n  labels:\n    app: a\n    app: c\n', 'ConfigMap')).toEqual([
      'duplicate-key metadata.labels[app]: 4:app / 3:app',
    ])
  })

  it('are found in lists and in JSON', () => {
    expect(say('spec:\n  containers:\n  - name: a\n    name: b\n', 'Pod')).toEqual([
      'duplicate-key spec.containers[0].name: 4:name / 3:name',
    ])
    expect(say('{"a": {"b": 1,\n"b": 2}}')).toEqual(['duplicate-key a.b: 2:"b" / 1:"b"'])
  })

  it('are said where a merge key brings one of them, too', () => {
    expect(say('data:\n  <<: {a: x, b: z}\n  a: w\n')[0]).toMatch(/^duplicate-key data\.a/)
  })

  it('ask for a separator where another resource or item begins', () => {
    const hints = (text: string) => parseStream(text).flatMap((one) => duplicateProblems(one).map(({ hint }) => hint))
    const separator = 'if another resource begins here, put a line with `---` above it'
    const twice = 'kind: A\napiVersion: v1\nspec: {}\nkind: B\napiVersion: v1\nspec: {}\n'
    expect(hints(twice)).toEqual([separator, undefined, undefined])
    expect(hints('kind: A\napiVersion: v1\nkind: B\n')).toEqual([undefined])
    const item = 'if another item begins here, put "- " before it'
    expect(hints('a:\n- name: b\n  image: c\n  name: d\n  image: e\n')).toEqual([item, undefined])
    expect(hints('a:\n- name: b\n  name: d\n')).toEqual([undefined])
    expect(hints('spec: {kind: A, apiVersion: v1, kind: B, apiVersion: v1}\n')).toEqual([undefined, undefined])
  })
})
