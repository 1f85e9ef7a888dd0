import { expect, it } from 'vitest'
import { folderOf } from '../../../helpers/folder.ts'
import { LanguageClient, uri } from '../../../helpers/language-client.ts'

const pod = (secret: string) =>
  `apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: "wéb😀"}\r\nspec: {containers: [{name: a, image: b, envFrom: [{secretRef: {name: ${secret}}}]}]}\r\n`
const secret = (name: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}}\nstringData: {user: me}\n`
/** So many that a request comes before all of them are known, however busy the machine is. */
const others = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`c-${index}.yaml`, secret(`s-${index}`)]))

it.each([
  [{}, 'plaintext', 'Secret login in b.yaml, key user'],
  [
    { textDocument: { hover: { contentFormat: ['markdown'] } }, general: { positionEncodings: ['utf-8'] } },
    'markdown',
    'Secret `login` in `b.yaml`, key `user`',
  ],
])('is answered for a client that says %j, while somebody types', async (capabilities, kind, words) => {
  const folder = folderOf({ 'b.yaml': secret('login'), ...others })
  const client = await LanguageClient.start([folder], capabilities)
  const path = `${folder}/a.yaml`
  client.open(path, pod('logi'))
  const line = pod('logi').split('\r\n')[3]!
  const character = line.indexOf('logi}')
  const ask = (position: unknown) =>
    client.request('textDocument/hover', { textDocument: { uri: uri(path) }, position })
  // Not all files are known yet.
  expect((await ask({ line: 3, character }))?.contents.value).not.toMatch(/logi`? is in none/)
  await client.settled()
  client.change(path, {
    range: { start: { line: 3, character: character + 4 }, end: { line: 3, character: character + 4 } },
    text: 'n',
  })
  expect(await ask({ line: 3, character })).toMatchObject({
    contents: { kind, value: expect.stringContaining(words) },
    range: { start: { line: 3, character }, end: { line: 3, character: character + 5 } },
  })
  for (const position of [undefined, 7, { line: 1e9, character: -1 }]) await ask(position)
  expect(await client.request('textDocument/hover', { textDocument: { uri: 'file:///nowhere.yaml' } })).toBeNull()
})
