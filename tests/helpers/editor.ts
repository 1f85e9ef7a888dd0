import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type {
  Location,
  Position,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol'
import { readClient } from '../../src/lsp/client.ts'
import { type Feature, isSteps } from '../../src/lsp/features/feature.ts'
import { features } from '../../src/lsp/features/index.ts'
import { type Encoding, Positions } from '../../src/lsp/positions.ts'
import type { View } from '../../src/lsp/view.ts'
import { toEnd } from '../../src/text/steps.ts'
import { folderOf } from './folder.ts'
import { uri } from './language-client.ts'
import { Told } from './session.ts'

/** How an editor is set up for a test. */
export interface EditorOptions {
  /** What the client says of itself. */
  readonly capabilities?: object
  /** The language of the document with the cursor. */
  readonly language?: string
  /** Paths of documents that are open too; all others lie on disk. */
  readonly open?: readonly string[]
  /** What stands for the cursor, by default `|`, for texts that have some of these. */
  readonly mark?: string
}

/** A folder that is open in an editor in this process, with the cursor where `|` stands in one of its files. */
export async function editorOn(
  marked: Readonly<Record<string, string>>,
  { capabilities, language = 'yaml', open = [], mark = '|' }: EditorOptions = {},
): Promise<Editor> {
  const path = Object.keys(marked).find((each) => marked[each]!.includes(mark))
  if (path === undefined) throw new Error(`no file has a cursor: ${mark}`)
  const cursor = marked[path]!.indexOf(mark)
  const text = marked[path]!.slice(0, cursor) + marked[path]!.slice(cursor + mark.length)
  const files = { ...marked, [path]: text }
  const folder = folderOf(files)
  const told = new Told([folder], capabilities)
  for (const each of [path, ...open]) told.session.open(uri(join(folder, each)), language, 1, files[each]!)
  await told.session.settled()
  return new Editor(told, folder, path, cursor, readClient({ capabilities }).encoding)
}

/** An editor with a cursor in a document. */
export class Editor {
  readonly told: Told
  readonly folder: string
  /** The path of the document with the cursor. */
  readonly path: string
  readonly cursor: number
  readonly encoding: Encoding

  constructor(told: Told, folder: string, path: string, cursor: number, encoding: Encoding) {
    this.told = told
    this.folder = folder
    this.path = path
    this.cursor = cursor
    this.encoding = encoding
  }

  get uri(): string {
    return uri(join(this.folder, this.path))
  }

  /** The document as features see it. */
  async view(): Promise<View> {
    return (await this.told.session.viewOf(this.uri, true, () => false))!
  }

  /** The position of an offset in the document with the cursor, as the client counts. */
  at(offset: number): Position {
    return this.told.session.documents.at(this.uri)!.positions.between({ start: offset, end: offset }).start
  }

  /** What the server answers, of a document at the cursor, as the client gets it. */
  async ask(method: string, params: object = {}): Promise<any> {
    const feature = features.find((each) => each.method === method)
    if (feature === undefined) throw new Error(`no feature answers ${method}`)
    const answer = await this.#answer(feature, params)
    return received(isSteps(answer) ? toEnd(answer) : answer)
  }

  /** In how many steps the server works out what it answers. */
  async stepsFor(method: string, params: object = {}): Promise<number> {
    const answer = await this.#answer(features.find((each) => each.method === method)!, params)
    return isSteps(answer) ? [...answer].length : 0
  }

  async #answer(feature: Feature, params: object): Promise<unknown> {
    const { client, session } = this.told
    const asked = { textDocument: { uri: this.uri }, position: this.at(this.cursor), ...params }
    if (feature.about === 'workspace') return feature.answer(await session.surroundings(() => false), asked, client)
    if (feature.about === 'text') return feature.answer(session.documents.at(this.uri)!, asked, client)
    const view = await this.view()
    return view === undefined ? null : feature.answer(view, asked)
  }

  /** Where some locations are: the path of each file with the text that stands there and its line, counted from 1. */
  shown(locations: readonly Location[] | null): string[] {
    return (locations ?? []).map(({ uri: at, range }) => {
      const place = fileURLToPath(at)
      const text = readFileSync(place, 'utf8')
      const positions = new Positions(text, 'utf-16', true)
      const found = text.slice(positions.offset(range.start), positions.offset(range.end))
      return `${relative(this.folder, place)}:${range.start.line + 1} ${found}`
    })
  }

  /** The texts of all files that an edit changes, by their paths, after it. */
  after(edit: WorkspaceEdit): Record<string, string> {
    const changes = edit.documentChanges?.map((each) => each as TextDocumentEdit)
    const files = changes?.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]] as const)
    return Object.fromEntries(
      (files ?? Object.entries(edit.changes ?? {})).map(([at, edits]) => {
        const place = fileURLToPath(at)
        const open = this.told.session.documents.at(at)
        const positions = open?.positions ?? new Positions(readFileSync(place, 'utf8'), this.encoding, false)
        return [relative(this.folder, place), withEdits(positions, edits)]
      }),
    )
  }

  /** The text of a range in the document with the cursor. */
  textOf({ start, end }: Range): string {
    const { positions } = this.told.session.documents.at(this.uri)!
    return positions.lines.text.slice(positions.offset(start), positions.offset(end))
  }

  /** The text of the document with the cursor after some edits. */
  edited(edits: readonly TextEdit[]): string {
    return withEdits(this.told.session.documents.at(this.uri)!.positions, edits)
  }
}

function withEdits(positions: Positions, edits: readonly TextEdit[]): string {
  let { text } = positions.lines
  const placed = edits.map(({ range, newText }) => ({
    start: positions.offset(range.start),
    end: positions.offset(range.end),
    newText,
  }))
  for (const { start, end, newText } of placed.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + newText + text.slice(end)
  return text
}

/** What comes over the wire. */
function received(answer: unknown): unknown {
  return answer === undefined ? null : JSON.parse(JSON.stringify(answer))
}
