import { describe, expect, it } from 'vitest'
import { check } from '../../../../src/library/check.ts'
import { creatableKinds } from '../../../../src/lsp/features/completion/kinds.ts'
import { resourceOf } from '../../../../src/lsp/features/completion/resources.ts'
import { formatApiVersion } from '../../../../src/model/gvk.ts'
import { offeredIn } from '../../../helpers/completion.ts'
import { store } from '../../../helpers/store.ts'

const schema = { store: store(), versions: { from: 36, to: 36 } }
const kinds = creatableKinds(schema)

/** Only a person has what these hold: certificates and the like. */
const PERSONAL = new Set(['CertificateSigningRequest', 'ClusterTrustBundle', 'PodCertificateRequest'])

/** What is wrong with a new resource, but that its API is off by default. */
function errorsIn(text: string): string[] {
  const { findings } = check({ files: [{ path: 'a.yaml', text }], kubernetesVersion: '1.36' })
  const errors = findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'api-not-enabled')
  return errors.map(({ rule, message }) => `${rule}: ${message}`)
}

describe('a new resource', () => {
  it.each(
    kinds.filter(({ kind }) => !PERSONAL.has(kind)).map((kind) => [formatApiVersion(kind), kind.kind, kind] as const),
  )('of %s %s is taken by servers', (_, __, kind) => {
    for (const habit of [
      { step: 2, indentsLists: true },
      { step: 4, indentsLists: false },
    ]) {
      const text = resourceOf(kind, schema, habit).render({ as: 'whole', lineEnd: '\n', less: 0 })
      expect(errorsIn(text)).toEqual([])
    }
  })

  it('is offered in an empty document, after other documents, and in an item of a List', async () => {
    const deployment = await offeredIn('|')
    expect(deployment.labels.slice(0, 4)).toEqual(['apiVersion', 'kind', 'Deployment', 'Service'])
    expect(deployment.chosen('Deployment')).toMatch(
      /^apiVersion: apps\/v1\nkind: Deployment\nmetadata:\n {2}name: \|my-app\n/,
    )
    expect(errorsIn(deployment.after('Deployment'))).toEqual([])
    const second = await offeredIn('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\nServ|')
    expect(second.after('Service')).toContain('---\napiVersion: v1\nkind: Service\n')
    const item = await offeredIn('apiVersion: v1\nkind: List\nitems:\n  - |')
    expect(item.after('ServiceAccount')).toContain('items:\n  - apiVersion: v1\n    kind: ServiceAccount\n')
  })

  it.each(['Deployment with Service', 'StatefulSet with headless Service'])(
    'may come with another one: %s, which work together',
    async (label) => {
      const offered = await offeredIn('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n|')
      const text = offered.after(label)
      const { findings, resources } = check({ files: [{ path: 'a.yaml', text }], kubernetesVersion: '1.36' })
      expect(resources).toHaveLength(3)
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
      expect((await offeredIn('apiVersion: v1\nkind: List\nitems:\n  - |')).labels).not.toContain(label)
    },
  )

  it('in a List without its dash gets one', async () => {
    const head = 'apiVersion: v1\nkind: List\nitems:\n'
    const offered = await offeredIn(`${head}  |`)
    expect(offered.after('ServiceAccount')).toMatch(/items:\n {2}- apiVersion: v1\n {4}kind: ServiceAccount\n {4}meta/)
  })

  it.each([
    ['in an empty file', '|', '{\n  "apiVersion": "v1",\n  "kind": "Secret",\n', '  }\n}'],
    ['in braces', '{|}', '{\n  "apiVersion": "v1",\n', '  }\n}'],
    ['in braces of several lines', '{\n  "Sec|"\n}\n', '{\n  "apiVersion": "v1",\n', '  }\n}\n'],
    [
      'in a List',
      '{"apiVersion": "v1", "kind": "List", "items": [\n  {|}\n]}',
      '{"apiVersion": "v1", "kind": "List", "items": [\n  {\n    "apiVersion": "v1",\n    "kind": "Secret",\n',
      '    }\n  }\n]}',
    ],
  ])('is written as JSON %s', async (_, marked, start, end) => {
    const text = (await offeredIn({ 'a.json': marked })).after('Secret')
    expect(text.startsWith(start)).toBe(true)
    expect(text.endsWith(end)).toBe(true)
    expect(errorsIn(text)).toEqual([])
  })

  it.each(kinds.filter(({ kind }) => !PERSONAL.has(kind)).map((kind) => [kind.kind, kind] as const))(
    'of %s is taken by servers in JSON',
    (_, kind) => {
      const where = { column: 2, lacksDash: false, json: { lacksBraces: true, isOpened: true, closing: 0 } }
      const snippet = resourceOf(kind, schema, { step: 2, indentsLists: true }, where)
      const text = snippet.render({ as: 'whole', lineEnd: '\n', less: 0 })
      expect(() => JSON.parse(text)).not.toThrow()
      expect(errorsIn(text)).toEqual([])
    },
  )

  it('is offered in other JSON only where it is asked for', async () => {
    const offered = await offeredIn({ 'a.json': '{"|"}' })
    expect(offered.labels).toContain('Deployment')
    const context = { triggerKind: 2, triggerCharacter: '"' }
    expect(await offered.editor.ask('textDocument/completion', { context })).toBeNull()
    expect((await offeredIn({ 'a.json': '{"name": "x", "|"}' })).labels).toEqual([])
  })

  it('has what is typed for a name wherever that belongs', async () => {
    const offered = await offeredIn('|')
    expect(offered.textOf('Service').match(/\$\{?1[:\s]/g)).toEqual([expect.stringContaining('{1:'), '$1\n'])
  })

  it('is described by its kind', async () => {
    const offered = await offeredIn('|')
    const item = offered.item('Deployment')
    const resolved = await offered.editor.ask('completionItem/resolve', {
      ...item,
      data: { ...(offered.list.itemDefaults?.data as object), ...item.data },
    })
    expect(resolved.documentation.value).toContain('Deployment enables declarative updates')
  })

  it('is plain text for clients without snippets', async () => {
    const { textOf } = {
      textOf: (await offeredIn('|', { capabilities: {} })).textOf.bind(await offeredIn('|', { capabilities: {} })),
    }
    expect(errorsIn(textOf('Deployment'))).toEqual([])
  })

  it.each([
    ['where a resource has begun', 'apiVersion: apps/v1\n|'],
    ['in a file that is something else', 'title: x\n---\n|'],
  ])('is not offered %s', async (_, marked) => {
    expect((await offeredIn(marked)).labels).not.toContain('Deployment')
  })
})
