import { expect, it } from 'vitest'
import { OpenDocument } from '../../../../src/lsp/documents.ts'
import { complete } from '../../../../src/lsp/features/completion/completion.ts'
import { Positions } from '../../../../src/lsp/positions.ts'
import { View } from '../../../../src/lsp/view.ts'
import { toEnd } from '../../../../src/text/steps.ts'
import { editorOn } from '../../../helpers/editor.ts'
import { rest, web } from '../navigation/shop.ts'

/** Every so many characters a person stops and asks. */
const STEP = 11
/** What may have been typed last. */
const TYPED = ['', '{', '"', '\n', '[*x, &y ', ': ', '- ', '\t', '__proto__']

it.each([
  ['as it is', (text: string) => text],
  ['with line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['behind a byte-order mark', (text: string) => `\ufeff${text}`],
  ['in capitals, with letters of other scripts', (text: string) => text.replaceAll('settings', 'ÄÖ設定👍')],
])('completion takes a text in any state, %s', async (_, change) => {
  const editor = await editorOn({ 'web.yaml': `${change(web)}|`, 'rest.yaml': rest })
  const { around, client } = await editor.view()
  const ask = (text: string, offset: number) => {
    const document = new OpenDocument(editor.uri, 'yaml', 2, new Positions(text, 'utf-16', true))
    return toEnd(complete(new View(document, around, client, []), offset))?.items.length ?? 0
  }
  let offered = 0
  for (const text of [change(web), change(rest)])
    for (let at = 0; at < text.length; at += STEP) {
      const typed = TYPED[(at / STEP) % TYPED.length]!
      offered += ask(text.slice(0, at) + typed, at + typed.length)
      offered += ask(text.slice(0, at) + typed + text.slice(at), at + typed.length)
    }
  expect(offered).toBeGreaterThan(1000)
})
