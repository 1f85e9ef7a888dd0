import { expect, it } from 'vitest'
import { resourceSymbols } from '../../../src/lsp/features/symbols.ts'
import { Manifest } from '../../../src/workspace/manifest.ts'
import { recover } from '../../../src/yaml/recover.ts'

/** Each resource as name, detail, first line and what is selected. */
function symbols(text: string) {
  return resourceSymbols(new Manifest(text, recover).documents).map(({ name, detail, span, selection }) => [
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
