import { describe, expect, it } from 'vitest'
import { checkFiles, show } from '../helpers/check.ts'

/** Lists are taken apart as kubectl does it, and what is wrong in an item is said at the item. */
function said(yaml: string): string[] {
  const report = checkFiles({ 'a.yaml': yaml }, { preset: 'server' })
  return report.findings.map((finding) => {
    const { document, resource, rule, range } = finding
    return `${document} ${resource?.name ?? '-'} ${rule} ${show(finding, yaml)} in line ${range.start.line}`
  })
}

describe('a list', () => {
  it('is its items', () => {
    expect(
      said(`
kind: List
apiVersion: v1
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: {name: a}
    dta: {}
`),
    ).toEqual(['0 a unknown-field dta ▸ dta in line 8'])
  })

  it('may stand in a list', () => {
    expect(
      said(`
kind: List
apiVersion: v1
items:
  - apiVersion: v1
    kind: List
    items:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, dta: {}}
      - apiVersion: v1
        kind: ConfigMapList
        items:
          - metadata: {name: b}
            data: {a: 1}
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: []}
`),
    ).toEqual([
      '0 a unknown-field dta ▸ dta in line 8',
      '0 b wrong-type data[a] ▸ 1 in line 13',
      '0 c wrong-type data ▸ [] in line 14',
    ])
  })

  it('holds nothing but resources', () => {
    expect(
      said(`apiVersion: v1
kind: List
items:
  - null
  - 5
  - []
  - apiVersion: v1
    metadata: {name: x}
  -
`),
    ).toEqual([
      '0 - wrong-type items[0] ▸ null in line 4',
      '0 - wrong-type items[1] ▸ 5 in line 5',
      '0 - wrong-type items[2] ▸ [] in line 6',
      '0 - required-value items[3].kind ▸ apiVersion in line 7',
      '0 - wrong-type items[4] ▸ - in line 9',
    ])
  })

  it('gives its kind to items that say neither version nor kind', () => {
    expect(
      said(`apiVersion: v1
kind: ConfigMapList
items:
  - metadata: {name: a}
    dta: {}
  - kind: ConfigMap
    metadata: {name: b}
`),
    ).toEqual(['0 a unknown-field dta ▸ dta in line 5', '0 b required-value apiVersion ▸ kind in line 6'])
  })

  it('may be empty, but not absent', () => {
    expect(said('apiVersion: v1\nkind: List\nitems: []\n')).toEqual([])
    expect(said('apiVersion: v1\nkind: List\nitems: null\n')).toEqual(['0 - required-value items ▸ null in line 3'])
    expect(said('apiVersion: v1\nkind: PodList\n')).toEqual(['0 - required-value items ▸ apiVersion in line 1'])
  })

  it('of lists in lists ends', () => {
    const depth = 2000
    const text = `${'{"apiVersion":"v1","kind":"List","items":['.repeat(depth)}${']}'.repeat(depth)}`
    expect(checkFiles({ 'a.json': text }).findings).toEqual([])
  })
})

it('what lacks a kind is underlined in its own document', () => {
  expect(
    said('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\napiVersion: v1\nmetadata: {name: b}\n'),
  ).toEqual(['1 - required-value kind ▸ apiVersion in line 5'])
})
