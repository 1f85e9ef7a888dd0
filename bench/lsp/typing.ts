import { dirname } from 'node:path'
import { Random } from '../random.ts'
import { between } from './clock.ts'
import { Editor } from './editor.ts'
import type { Feature } from './features.ts'
import type { Server } from './servers.ts'
import { type Stroke, Typist } from './typist.ts'

/** What keystrokes cost, in milliseconds. */
export interface Typed {
  /** Until diagnostics of the new text are there. */
  readonly shown: readonly number[]
  /** Until everything is known: the time in which the server had something to do. */
  readonly computing: readonly number[]
  /** The longest time for which the server did not look up. */
  readonly blocks: readonly number[]
}

/** After so many milliseconds and requests it is enough: a slow server need not do everything. */
const ENOUGH = 30_000
const AT_LEAST = 10

/** An editor with one file open, and its folder or a larger one, when the server is done with both. */
export async function opened(server: Server, path: string, folder = dirname(path)): Promise<Editor> {
  const editor = new Editor(server)
  await editor.start(folder)
  editor.open(path)
  await editor.settled()
  return editor
}

/** Types into the file, one character after the other, each when the server is done with the one before. */
export async function typeInto(editor: Editor, times: number): Promise<Typed> {
  const typed = { shown: [] as number[], computing: [] as number[], blocks: [] as number[] }
  await eachStroke(editor, times, async (stroke) => {
    const send = editor.type(stroke)
    const before = await editor.probe(true)
    const start = editor.now
    send()
    await editor.settled()
    const after = await editor.probe()
    typed.shown.push(between(start, await editor.shown()))
    typed.computing.push(after.computed - before.computed)
    typed.blocks.push(after.block)
  })
  return typed
}

/** Types, and asks for something together with each character; gives how long the answers took. */
export async function askWhileTyping(editor: Editor, { method, params }: Feature, times: number): Promise<number[]> {
  const taken: number[] = []
  const random = new Random(4)
  let refused = 0
  await eachStroke(editor, times, async (stroke, cursor) => {
    const send = editor.type(stroke)
    const asked = params(editor, cursor, random)
    const start = editor.now
    send()
    // A rename may be refused, which is an answer too.
    await editor.ask(method, asked).catch(() => refused++)
    taken.push(between(start, editor.now))
    await editor.settled()
  })
  if (refused === taken.length) throw new Error(`${method} was never answered`)
  return taken
}

async function eachStroke(
  editor: Editor,
  times: number,
  take: (stroke: Stroke, cursor: number) => Promise<void>,
): Promise<void> {
  const typist = new Typist(new Random(3))
  const begin = performance.now()
  for (let count = 0; count < times; count++) {
    if (count >= AT_LEAST && performance.now() - begin > ENOUGH) return
    const undo = typist.undo()
    if (undo !== undefined) {
      editor.type(undo)()
      await editor.settled()
    }
    const stroke = typist.next(editor.text)
    await take(stroke, typist.cursor)
  }
}
