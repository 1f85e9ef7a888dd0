import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OpenDocument } from '../../../../src/lsp/documents.ts'
import { isSteps } from '../../../../src/lsp/features/feature.ts'
import { features } from '../../../../src/lsp/features/index.ts'
import { folderOf } from '../../../helpers/folder.ts'
import { Dice } from '../../../helpers/generate.ts'
import { uri } from '../../../helpers/language-client.ts'
import { Told } from '../../../helpers/session.ts'
import { app, common, rest, web } from './shop.ts'

/** Folders with manifests of all sorts. */
const folders = [
  'examples',
  ...['cli', 'projects', 'graph'].flatMap((each) =>
    readdirSync(`tests/fixtures/${each}`)
      .map((name) => `tests/fixtures/${each}/${name}`)
      .filter((path) => statSync(path).isDirectory()),
  ),
].map((folder) => (existsSync(join(folder, 'input')) ? join(folder, 'input') : folder))

/** A folder whose manifests are all open. */
class Opened {
  readonly told: Told
  readonly folder: string
  readonly paths: readonly string[]
  #version = 1

  constructor(folder: string) {
    this.folder = folder
    this.told = new Told([folder])
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    this.paths = files.filter((path) => /\.(?:ya?ml|json)$/.test(path) && statSync(join(folder, path)).isFile()).sort()
    for (const path of this.paths)
      this.told.session.open(uri(join(folder, path)), 'yaml', 1, readFileSync(join(folder, path), 'utf8'))
  }

  document(path: string): OpenDocument {
    return this.told.session.documents.at(uri(join(this.folder, path)))!
  }

  text(path: string): string {
    return this.document(path).positions.lines.text
  }

  /** Every finding but for its place, with a name put for another. */
  async findings(from = '', to = ''): Promise<string[]> {
    const said = await this.told.settled()
    const lines = Object.entries(said).flatMap(([file, all]) =>
      all.map(({ code, message }) => `${relative(uri(this.folder), file)} ${code} ${message}`),
    )
    return lines.map((line) => (from === '' ? line : line.replaceAll(from, to))).sort()
  }

  async ask(method: string, path: string, offset: number, newName?: string): Promise<any> {
    const at = uri(join(this.folder, path))
    const view = await this.told.session.viewOf(at, true, () => false)
    const feature = features.find((each) => each.method === method)!
    if (view === undefined || feature.about !== 'document') return null
    const position = view.range({ start: offset, end: offset }).start
    const answer = feature.answer(view, { position, newName })
    if (!isSteps(answer)) return answer
    for (;;) {
      const { done, value } = answer.next()
      if (done) return value
    }
  }

  apply({ changes }: { changes: Record<string, any[]> }): void {
    this.#version++
    for (const [at, edits] of Object.entries(changes)) {
      const contentChanges = edits.toReversed().map(({ range, newText }) => ({ range, text: newText }))
      this.told.session.change(at, this.#version, contentChanges)
    }
  }
}

/** Renames what stands at places of a folder, one after the other, and takes it back each time; gives how many could be renamed. */
async function renameAll(folder: string, dice: Dice, tries: number): Promise<number> {
  const opened = new Opened(folder)
  const before = await opened.findings()
  let done = 0
  for (let each = 0; each < tries; each++) {
    const path = dice.pick(opened.paths)
    const text = opened.text(path)
    const offset = dice.below(text.length + 1)
    const texts = opened.paths.map((one) => opened.text(one))
    const plan = await opened.ask('textDocument/prepareRename', path, offset).catch(refused)
    if (plan == null) continue
    const name = dice.pick(['qz7vx', 'qz7vx', 'qz7-vx', '7e9'])
    const edit = await opened.ask('textDocument/rename', path, offset, name).catch(refused)
    if (edit == null) continue
    const around = `${folder} ${path}: ${plan.placeholder} at ${offset}`
    const document = opened.document(path)
    const start = startAfter(edit.changes[document.uri] ?? [], document, offset)
    opened.apply(edit)
    const after = await opened.findings(name, plan.placeholder)
    // What is nearly a name is no more so when that changes: findings may go, and say less.
    const isAbout = (line: string) => line.includes(plan.placeholder) || line.includes(name)
    const others = (lines: readonly string[]) => lines.filter((line) => !isAbout(line))
    expect(others(after), around).toEqual(others(before))
    expect(after.filter(isAbout).length, around).toBeLessThanOrEqual(before.filter(isAbout).length)
    opened.apply(await opened.ask('textDocument/rename', path, start, plan.placeholder))
    expect(
      opened.paths.map((one) => unquoted(opened.text(one))),
      around,
    ).toEqual(texts.map(unquoted))
    for (const [index, one] of opened.paths.entries()) {
      if (opened.text(one) !== texts[index])
        opened.told.session.change(opened.document(one).uri, 1000 + each, [{ text: texts[index]! }])
    }
    done++
  }
  opened.told.session.end()
  return done
}

/** A name that had to be quoted stays so when it goes. */
function unquoted(text: string): string {
  return text.replaceAll('"', '')
}

function refused(error: Error): undefined {
  expect(error.message).toMatch(/cannot be renamed/)
  return undefined
}

/** Where a name at an offset stands after its own rename. */
function startAfter(edits: readonly any[], { positions }: OpenDocument, offset: number): number {
  let shift = 0
  for (const { range, newText } of edits) {
    const [start, end] = [positions.offset(range.start), positions.offset(range.end)]
    if (end >= offset) return start + shift + 1
    shift += newText.length - (end - start)
  }
  return offset + shift
}

function copyOf(folder: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'supercargo-test-')))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  cpSync(folder, copy, { recursive: true })
  return copy
}

describe('a rename that is taken', () => {
  it('changes no findings but in the name, and is taken back by another one', async () => {
    const done = await renameAll(folderOf({ 'rest.yaml': rest, 'web.yaml': web }), new Dice(1), 150)
    expect(done).toBeGreaterThan(10)
  })

  it('does so among namespaces with the same names', async () => {
    const files = ['red', 'blue'].flatMap((namespace) => [
      [`${namespace}.yaml`, common(namespace)],
      ...[1, 2].map((n) => [`${namespace}-${n}.yaml`, app(n, namespace)]),
    ])
    expect(await renameAll(folderOf(Object.fromEntries(files)), new Dice(7), 150)).toBeGreaterThan(10)
  })

  it.each(folders)('does so in %s', async (folder) => {
    await renameAll(copyOf(folder), new Dice(folder.length), 40)
  })
})
