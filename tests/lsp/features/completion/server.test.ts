import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SNIPPETS } from '../../../helpers/completion.ts'
import { folderOf } from '../../../helpers/folder.ts'
import { LanguageClient, uri } from '../../../helpers/language-client.ts'

const TEXT = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  \n'

it('completion of the built server goes by what has just been typed, and describes what is chosen', async () => {
  const folder = folderOf({ 'a.yaml': TEXT })
  const client = await LanguageClient.start([folder], SNIPPETS)
  const path = join(folder, 'a.yaml')
  const textDocument = { uri: uri(path) }
  client.open(path, TEXT)
  client.change(path, { range: { start: { line: 4, character: 2 }, end: { line: 4, character: 2 } }, text: 'con' })
  const { itemDefaults, items } = await client.request('textDocument/completion', {
    textDocument,
    position: { line: 4, character: 5 },
  })
  expect(itemDefaults.editRange).toEqual({ start: { line: 4, character: 2 }, end: { line: 4, character: 5 } })
  expect(items[0]).toMatchObject({
    label: 'containers',
    textEditText: `containers:\n    - name: $1\n      image: $2`,
  })
  const resolved = await client.request('completionItem/resolve', items[0])
  expect(resolved.documentation.value).toContain('List of containers belonging to the pod')
})

it('completion of a client that says nothing of itself is plain', async () => {
  const folder = folderOf({ 'a.yaml': TEXT })
  const client = await LanguageClient.start([folder], {})
  client.open(join(folder, 'a.yaml'), TEXT)
  const list = await client.request('textDocument/completion', {
    textDocument: { uri: uri(join(folder, 'a.yaml')) },
    position: { line: 4, character: 2 },
  })
  expect(list.items[0]).toMatchObject({ label: 'containers', textEdit: { newText: 'containers:\n    - name: ' } })
  expect(list).not.toHaveProperty('itemDefaults')
})

it('completion of the built server knows names of other documents as they are now, in the positions of the client', async () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\n'
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: wéb}\nspec: {imagePullSecrets: [{name: é}]}\n'
  const folder = folderOf({ 'secret.yaml': secret, 'pod.yaml': pod, 'disk.yaml': secret.replace('login', 'on-disk') })
  const client = await LanguageClient.start([folder], { general: { positionEncodings: ['utf-8'] } })
  const [secretPath, podPath] = [join(folder, 'secret.yaml'), join(folder, 'pod.yaml')]
  client.open(secretPath, secret)
  client.open(podPath, pod)
  const offered = async () => {
    await client.settled()
    const params = { textDocument: { uri: uri(podPath) }, position: { line: 3, character: 35 } }
    return (await client.request('textDocument/completion', params)).items
  }
  const range = { start: { line: 3, character: 33 }, end: { line: 3, character: 35 } }
  expect(await offered()).toMatchObject([
    { label: 'login', detail: 'Secret login · secret.yaml', textEdit: { range, newText: 'login' } },
    { label: 'on-disk', textEdit: { range, newText: 'on-disk' } },
  ])
  client.change(secretPath, { text: secret.replace('login', 'renamed') })
  expect((await offered()).map(({ label }: { label: string }) => label)).toEqual(['on-disk', 'renamed'])
})
