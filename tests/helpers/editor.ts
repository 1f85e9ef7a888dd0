import { join } from 'node:path'
import type { Position, Range } from 'vscode-languageserver-protocol'
import type { DocumentFeature, TextFeature } from '../../src/lsp/features/feature.ts'
import { features } from '../../src/lsp/features/index.ts'
import type { View } from '../../src/lsp/view.ts'
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
}

/** A folder that is open in an editor in this process, with the cursor where `|` stands in one of its files. */
export async function editorOn(
  marked: Readonly<Record<string, string>>,
  { capabilities, language = 'yaml', open = [] }: EditorOptions = {},
): Promise<Editor> {
  const path = Object.keys(marked).find((each) => marked[each]!.includes('|'))
  if (path === undefined) throw new Error('no file has a cursor: |')
  const cursor = marked[path]!.indexOf('|')
  const text = marked[path]!.slice(0, cursor) + marked[path]!.slice(cursor + 1)
  const files = { ...marked, [path]: text }
  const folder = folderOf(files)
  const told = new Told([folder], capabilities)
  for (const each of [path, ...open]) told.session.open(uri(join(folder, each)), language, 1, files[each]!)
  await told.session.settled()
  return new Editor(told, folder, path, cursor)
}

/** An editor with a cursor in a document. */
export class Editor {
  readonly told: Told
  readonly folder: string
  /** The path of the document with the cursor. */
  readonly path: string
  readonly cursor: number

  constructor(told: Told, folder: string, path: string, cursor: number) {
    this.told = told
    this.folder = folder
    this.path = path
    this.cursor = cursor
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

  /** What the server answers at the cursor. */
  async ask(method: string, params: object = {}): Promise<any> {
    const feature = features.find((each): each is DocumentFeature | TextFeature => each.method === method)
    if (feature === undefined) throw new Error(`no feature answers ${method}`)
    const asked = { textDocument: { uri: this.uri }, position: this.at(this.cursor), ...params }
    const view = await this.view()
    return feature.about === 'text' ? feature.answer(view.document, asked, view.client) : feature.answer(view, asked)
  }

  /** The text of a range in the document with the cursor. */
  textOf({ start, end }: Range): string {
    const { positions } = this.told.session.documents.at(this.uri)!
    return positions.lines.text.slice(positions.offset(start), positions.offset(end))
  }
}
