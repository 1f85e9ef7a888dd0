import { Random } from '../random.ts'
import type { Editor } from './editor.ts'
import { FEATURES, FURTHER } from './features.ts'
import type { Server } from './servers.ts'
import { opened } from './typing.ts'

/** Requests of each sort, each time with a change right before it and without one. */
const TIMES = 4
/** A paste has so many characters, some 20,000 lines. */
const PASTED = 450_000

/** For how long a server does not look up while it answers something about a file, or takes in what happens to it, in milliseconds. */
export async function blocksIn(server: Server, path: string): Promise<Map<string, readonly number[]>> {
  const inlayHints = ['workspace/didChangeConfiguration', { settings: { supercargo: { inlayHints: true } } }] as const
  const editor = await opened({ ...server, greetings: [...server.greetings, inlayHints] }, path)
  const found = new Map<string, readonly number[]>()
  const random = new Random(6)
  for (const { name, method, params } of [...FEATURES, ...FURTHER]) {
    const blocks: number[] = []
    for (let count = 0; count < TIMES; count++)
      for (const change of [undefined, lineEndIn(editor, random)]) {
        const send = change === undefined ? undefined : editor.type({ offset: change, removed: 0, text: '\n' })
        const asked = params(editor, random.between(0, editor.text.length), random)
        blocks.push(
          await blockOf(editor, async () => {
            send?.()
            await editor.ask(method, asked).catch(() => {})
          }),
        )
      }
    found.set(name, blocks)
  }
  for (const [name, stroke] of changesTo(editor.text)) {
    const before = editor.text
    const there = await blockOf(editor, async () => editor.type(stroke)())
    const back = { offset: 0, removed: editor.text.length, text: before }
    found.set(name, [there, await blockOf(editor, async () => editor.type(back)())])
  }
  const closed = await blockOf(editor, async () => editor.close(), false)
  editor.open(path)
  found.set('closing and opening', [closed, await blockOf(editor, async () => {})])
  await editor.stop()
  return found
}

/** Changes that are no keystrokes. */
function changesTo(text: string) {
  return [
    ['another text', { offset: 0, removed: text.length, text: text.replaceAll('name:', 'name: a-') }],
    ['a paste of 20,000 lines', { offset: text.length, removed: 0, text: text.slice(0, PASTED) }],
    ['all separators removed', { offset: 0, removed: text.length, text: text.replaceAll(/^---\n/gm, '') }],
    ['a bracket opened in line 1', { offset: 0, removed: 0, text: 'a: [x\n' }],
    ['a quote opened in line 1', { offset: 0, removed: 0, text: 'a: "x\n' }],
  ] as const
}

function lineEndIn({ text }: Editor, random: Random): number {
  return Math.max(text.indexOf('\n', random.between(0, text.length)), 0)
}

async function blockOf(editor: Editor, work: () => Promise<void>, isOpen = true): Promise<number> {
  await editor.probe(true)
  await work()
  await editor.settled(isOpen)
  return (await editor.probe()).block
}
