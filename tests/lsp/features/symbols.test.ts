import { describe, expect, it } from 'vitest'
import { type OutlineSymbol, resourceSymbols } from '../../../src/lsp/features/symbols.ts'
import { Manifest } from '../../../src/workspace/manifest.ts'
import { recover } from '../../../src/yaml/recover.ts'

/** Each resource as name, detail, first line and what is selected. */
function symbols(text: string) {
  return [...resourceSymbols(new Manifest(text, recover).documents)].map(({ name, detail, span, selection }) => [
    name,
    detail,
    text.slice(span.start, span.end).split('\n')[0],
    text.slice(selection.start, selection.end),
  ])
}

it('are the resources of a text, in its order', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
---
just: a map
---
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Secret, metadata: {generateName: token-}}
  - apiVersion: v1
    kind: ConfigMap
  - 7
---
apiVersion: v1
kind: Service
metadata: {name: "web"}
spec: {ports: [}
`
  expect(symbols(text)).toEqual([
    ['Deployment web', 'apps/v1 in shop', 'apiVersion: apps/v1', 'web'],
    ['Secret token-', 'v1', '{apiVersion: v1, kind: Secret, metadata: {generateName: token-}}', 'token-'],
    ['ConfigMap', 'v1', 'apiVersion: v1', ''],
    ['Service web', 'v1', 'apiVersion: v1', '"web"'],
  ])
  expect(symbols('')).toEqual([])
})

/** Each symbol as `name (detail)`, with what is in it. */
function tree(symbols: readonly OutlineSymbol[]): unknown[] {
  return symbols.flatMap(({ name, detail, parts }) =>
    parts.length === 0 ? [`${name} (${detail})`] : [`${name} (${detail})`, tree(parts)],
  )
}

function outline(text: string) {
  return tree([...resourceSymbols(new Manifest(text, recover).documents)])
}

describe('the parts of a resource', () => {
  it('are the items of its lists that have names, with those in them', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  ownerReferences: [{name: other}]
spec:
  template:
    spec:
      initContainers:
        - &setup
          name: setup
          env: [{name: A, value: "1"}]
      containers:
        - name: web
          ports:
            - {name: http, containerPort: 80}
            - containerPort: 9090
          volumeMounts: [{name: data, mountPath: /data}]
          env: [{name: B, valueFrom: {secretKeyRef: {name: x, key: y}}}]
        - *setup
        - 7
      volumes:
        - name: data
          projected: {sources: [{configMap: {name: a, items: [{key: k, path: p}]}}]}
`
    expect(outline(text)).toEqual([
      'Deployment web (apps/v1)',
      [
        'setup (initContainers)',
        ['A (env)'],
        'web (containers)',
        ['http (ports)', '9090 (ports)', '/data (volumeMounts)', 'B (env)'],
        'setup (containers)',
        'data (volumes)',
        ['p (items)'],
      ],
    ])
  })

  it('are the keys of a ConfigMap or Secret', () => {
    const text = `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {__proto__: x, "b c": y}, binaryData: {z: ""}}`
    expect(outline(text)).toEqual(['ConfigMap a (v1)', ['__proto__ (data)', 'b c (data)', 'z (binaryData)']])
  })

  it('are not shown beyond a number that nobody looks through', () => {
    const items = Array.from({ length: 12_000 }, (_, index) => `- {name: n${index}}\n`).join('')
    const [resource] = resourceSymbols(new Manifest(`apiVersion: a/v1\nkind: B\nspec:\n${items}`).documents)
    expect(resource!.parts).toHaveLength(10_000)
  })

  it('lie within what they are parts of, whatever is broken', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: web\n      image: "x\n'
    for (let end = 0; end <= text.length; end++)
      for (const { span, selection } of flat([...resourceSymbols(new Manifest(text.slice(0, end), recover).documents)]))
        expect(span.start <= selection.start && selection.end <= span.end).toBe(true)
  })
})

function flat(symbols: readonly OutlineSymbol[]): OutlineSymbol[] {
  return symbols.flatMap((each) => [each, ...flat(each.parts)])
}
