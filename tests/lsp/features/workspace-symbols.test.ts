import { describe, expect, it } from 'vitest'
import { matchWords, wordsOf } from '../../../src/lsp/features/matching.ts'
import { editorOn } from '../../helpers/editor.ts'

const resource = (kind: string, name: string, namespace = 'shop') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n`

const files = {
  'a.yaml': `|${resource('ConfigMap', 'web')}---\n${resource('Secret', 'web-tls')}`,
  'b/c.yaml': resource('Service', 'web', 'bank'),
  'b/d.yaml': resource('Service', 'database'),
}

const RESOLVING = { workspace: { symbol: { resolveSupport: { properties: ['location.range'] } } } }

async function found(query: string, capabilities = {}): Promise<string[]> {
  const editor = await editorOn(files, { capabilities })
  const symbols = await editor.ask('workspace/symbol', { query })
  return symbols.map(({ name, containerName }: any) => `${containerName}/${name}`)
}

describe('the resources of a workspace', () => {
  it.each([
    ['web', ['shop/ConfigMap web', 'bank/Service web', 'shop/Secret web-tls']],
    ['secret', ['shop/Secret web-tls']],
    ['service/web', ['bank/Service web']],
    ['bank', ['bank/Service web']],
    ['SERVICE data', ['shop/Service database']],
    ['dtbs', ['shop/Service database']],
    ['svcweb', ['bank/Service web']],
    ['nothing', []],
    ['', ['shop/Service database', 'shop/ConfigMap web', 'bank/Service web', 'shop/Secret web-tls']],
  ])('that %j finds', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
    expect(await found(query, RESOLVING)).toEqual(expected)
  })

  it('stand where their names are, which clients may ask for later', async () => {
    const eager = await editorOn(files)
    const [symbol] = await eager.ask('workspace/symbol', { query: 'tls' })
    expect(symbol).toEqual({
      name: 'Secret web-tls',
      kind: 19,
      containerName: 'shop',
      location: { uri: eager.uri, range: { start: { line: 9, character: 8 }, end: { line: 9, character: 15 } } },
    })
    const lazy = await editorOn(files, { capabilities: RESOLVING })
    const [unresolved] = await lazy.ask('workspace/symbol', { query: 'tls' })
    expect(unresolved.location).toEqual({ uri: lazy.uri })
    const resolved = await lazy.ask('workspaceSymbol/resolve', unresolved)
    expect(resolved.location).toEqual({ uri: lazy.uri, range: symbol.location.range })
  })

  it('stay as they were where they are gone, whatever is asked', async () => {
    const editor = await editorOn(files)
    for (const symbol of [{}, { data: 7 }, { data: { key: 'x' } }, { data: { key: editor.uri, index: -1 } }])
      expect(await editor.ask('workspaceSymbol/resolve', { ...symbol, textDocument: undefined })).toMatchObject(symbol)
    expect(await editor.ask('workspace/symbol', { query: 7 })).toHaveLength(4)
  })
})

it('a word fits the better the more it says', () => {
  const fits = (query: string, name: string) => matchWords(wordsOf(query), { name, kind: 'Pod', namespace: '' }) ?? 0
  const falling = ['web', 'web-1', 'my-web', 'cobweb', 'w-e-b', 'when-ebb', 'other'].map((name) => fits('web', name))
  expect(falling).toEqual(falling.toSorted((a, b) => b - a))
  expect(new Set(falling).size).toBe(falling.length)
})
