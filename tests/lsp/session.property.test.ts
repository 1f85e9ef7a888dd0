import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readClient } from '../../src/lsp/client.ts'
import { documentSymbol } from '../../src/lsp/features/symbols.ts'
import { workspaceSymbol } from '../../src/lsp/features/workspace-symbols.ts'
import { folderOf } from '../helpers/folder.ts'
import { uri } from '../helpers/language-client.ts'
import { Told } from '../helpers/session.ts'
import { toyDefinition } from '../helpers/toys.ts'

const deployment = (app: string, secret: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: ${app}}}
    spec:
      containers:
        - name: main
          image: registry.example/web:1
          ports: [{name: http, containerPort: 8080}]
          envFrom: [{secretRef: {name: ${secret}}}]
`

const TEXTS = [
  deployment('web', 'login'),
  deployment('wbe', 'login'),
  deployment('web', 'logon'),
  `# supercargo-ignore-file dangling-reference: it comes later\n${deployment('web', 'logon')}`,
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}\n',
  'apiVersion: v1\r\nkind: Service\r\nmetadata: {name: web}\r\nspec: {selector: {app: wed}, ports: [{port: "80"}]}\r\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {user: me}\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: loginn}\nstringData: {user: mé, "🚢": 1}\n---\nkind: [broken\n',
  toyDefinition(),
  'apiVersion: example.com/v1\nkind: Toy\nmetadata: {name: ball}\nspec: {size: large, colour: red}\n',
  'services: {web: {image: nginx}}\n',
  '\ufeffapiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, nam: b}\ndate: {}\n',
  '',
]

const PLACES = [
  ...['a.yaml', 'b.yaml', 'dev/a.yaml', 'dev/b.json', 'prod/a.yaml', 'crds/toy.yaml', 'new/deep/c.yaml'].map(
    (path) => `one/${path}`,
  ),
  ...['two/a.yaml', 'two/sub/b.yaml', 'untitled:1', 'untitled:2'],
]

/** The folders that a client may have open; what lies in none of them is judged among what is around. */
const ROOTS = [['one'], ['one', 'two'], ['two', 'one'], ['two'], ['one/dev'], ['.'], []]

/** Files that say what others are, with what they may hold. */
const SAYING: Readonly<Record<string, readonly string[]>> = {
  'one/.gitignore': ['prod/\n', '*.json\n'],
  'one/supercargo.yaml': [
    'preset: all\n',
    'rules: {unknown-field: warning}\nignore: [dev/]\n',
    'crds: [crds]\nclosed: true\n',
    'kubernetesVersion: "1.99"\n',
    'crds: [nowhere]\n',
  ],
  'one/dev/supercargo.yaml': ['rules: {unknown-field: off}\n', 'rules: [\n'],
  'one/dev/kustomization.yaml': [
    'resources: [a.yaml]\nsecretGenerator: [{name: logon}]\n',
    'patches: [{path: a.yaml}]\n',
  ],
  'one/prod/Chart.yaml': ['name: chart\nversion: 1.0.0\n'],
  'one/supercargo-baseline.json': ['{}'],
  'supercargo.yaml': ['preset: all\n', 'closed: true\n'],
  'two/.supercargo.yaml': ['rules: {unknown-field: info}\n'],
}

type Step =
  | { readonly does: 'open' | 'change' | 'write'; readonly path: string; readonly text: string }
  | {
      readonly does: 'edit'
      readonly path: string
      readonly at: number
      readonly length: number
      readonly text: string
    }
  | { readonly does: 'close' | 'delete' | 'pull'; readonly path: string }
  | { readonly does: 'move'; readonly path: string; readonly to: string }
  | { readonly does: 'roots'; readonly roots: readonly string[] }
  | { readonly does: 'wait' }

const place = fc.constantFrom(...PLACES)
const text = fc.constantFrom(...TEXTS)
const saying = fc
  .constantFrom(...Object.entries(SAYING))
  .chain(([path, texts]) => fc.record({ path: fc.constant(path), text: fc.constantFrom(...texts) }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('open', 'change', 'write'), path: place, text }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('edit' as const),
      path: place,
      at: fc.nat(300),
      length: fc.nat(20),
      text: fc.constantFrom('', 'x', '\n', ': ', 'metadata', '---\n'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('close', 'delete', 'pull'), path: place }) },
  { weight: 1, arbitrary: saying.map(({ path, text }) => ({ does: 'write' as const, path, text })) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('delete' as const), path: fc.constantFrom(...Object.keys(SAYING)) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('move' as const), path: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('roots' as const), roots: fc.constantFrom(...ROOTS) }) },
  { weight: 2, arbitrary: fc.constant({ does: 'wait' as const }) },
)

const CLIENT = readClient({ capabilities: {} })

/** Whether a document has no file yet. */
function isUntitled(path: string): boolean {
  return path.startsWith('untitled:')
}

/** An editor with files on disk. */
class Editor {
  readonly folder: string
  readonly told: Told
  readonly open = new Map<string, string>()
  #roots: readonly string[] = ['one']
  #version = 0

  constructor() {
    this.folder = folderOf({ 'one/a.yaml': TEXTS[0]!, 'one/b.yaml': TEXTS[4]!, '.git/HEAD': '' })
    this.told = new Told(this.#places(this.#roots))
  }

  uriOf(path: string): string {
    return isUntitled(path) ? path : uri(join(this.folder, path))
  }

  #places(roots: readonly string[]): string[] {
    return roots.map((root) => join(this.folder, root))
  }

  async take(step: Step): Promise<void> {
    const { session } = this.told
    if (step.does === 'wait') return void (await this.told.settled())
    if (step.does === 'roots') return this.#changeRoots(step.roots)
    const { path } = step
    const at = this.uriOf(path)
    const before = this.open.get(path)
    if (step.does === 'open' || (step.does === 'change' && before === undefined)) {
      this.open.set(path, step.text)
      session.open(at, 'yaml', ++this.#version, step.text)
    } else if (step.does === 'change') {
      this.open.set(path, step.text)
      session.change(at, ++this.#version, [{ text: step.text }])
    } else if (step.does === 'edit' && before !== undefined) this.#edit(path, before, step)
    else if (step.does === 'close' && this.open.delete(path)) session.close(at)
    else if (step.does === 'move') this.#move(path, step.to)
    else if (step.does === 'write') this.#write(path, step.text)
    else if (step.does === 'delete') this.#delete(path)
    else if (step.does === 'pull') await session.diagnosticsOf(at, () => false)
  }

  #edit(path: string, before: string, { at, length, text }: Extract<Step, { does: 'edit' }>): void {
    // No client can point into the middle of a line's end.
    const outside = (offset: number) => (before.startsWith('\r\n', offset - 1) ? offset + 1 : offset)
    const start = outside(Math.min(at, before.length))
    const end = outside(Math.min(start + length, before.length))
    const positionOf = (offset: number) => {
      const lines = before.slice(0, offset).split(/\r\n|\n|\r/)
      return { line: lines.length - 1, character: lines.at(-1)!.length }
    }
    this.open.set(path, before.slice(0, start) + text + before.slice(end))
    const range = { start: positionOf(start), end: positionOf(end) }
    this.told.session.change(this.uriOf(path), ++this.#version, [{ range, text }])
    expect(this.told.session.documents.at(this.uriOf(path))!.positions.lines.text).toBe(this.open.get(path))
  }

  #changeRoots(roots: readonly string[]): void {
    const [added, removed] = [this.#places(roots), this.#places(this.#roots)]
    this.told.session.changeRoots(added, removed)
    this.#roots = roots
  }

  /** Renames a file, which editors tell as one that is gone and one that is there; where it is open it is so under its new name. */
  #move(path: string, to: string): void {
    const file = join(this.folder, path)
    if (isUntitled(path) || isUntitled(to) || path === to || !existsSync(file)) return
    const text = this.open.get(path)
    if (this.open.delete(path)) this.told.session.close(this.uriOf(path))
    this.#write(to, readFileSync(file, 'utf8'))
    this.#delete(path)
    if (text === undefined) return
    this.open.set(to, text)
    this.told.session.open(this.uriOf(to), 'yaml', ++this.#version, text)
  }

  #write(path: string, text: string): void {
    if (isUntitled(path)) return
    const file = join(this.folder, path)
    const isNew = !existsSync(file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    this.told.session.filesChanged([{ uri: uri(file), type: isNew ? 1 : 2 }])
  }

  #delete(path: string): void {
    const file = join(this.folder, path)
    if (!existsSync(file)) return
    rmSync(file)
    this.told.session.filesChanged([{ uri: uri(file), type: 3 }])
  }

  /** What a server says that has seen nothing of what came before. */
  async afresh(): Promise<unknown> {
    const fresh = new Told(this.#places(this.#roots))
    for (const [path, text] of this.open) fresh.session.open(this.uriOf(path), 'yaml', 1, text)
    const known = await this.known(fresh)
    fresh.session.end()
    expect(fresh.log).toEqual([])
    return known
  }

  /** All diagnostics, and the symbols of all documents and of the workspace. */
  async known(told = this.told): Promise<unknown> {
    const diagnostics = await told.settled()
    const outlines = [...this.open.keys()].map((path) =>
      documentSymbol.answer(told.session.documents.at(this.uriOf(path))!, {}, CLIENT),
    )
    const all = await told.session.surroundings(() => false)
    const symbols = (await workspaceSymbol.answer(all, { query: '' }, CLIENT)) as { name: string; location: object }[]
    const lines = symbols.map(({ name, location }) => JSON.stringify([name, location])).sort()
    return { diagnostics, outlines, symbols: lines }
  }
}

/** How many sessions of some twenty steps there are. */
const RUNS = Number(process.env.RUNS ?? 150)

it(
  'says what a fresh server would say, whatever came before',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
        const editor = new Editor()
        for (const each of steps) await editor.take(each)
        expect(await editor.known()).toEqual(await editor.afresh())
        expect(editor.told.log).toEqual([])
        editor.told.session.end()
        rmSync(editor.folder, { recursive: true, force: true })
      }),
      { numRuns: RUNS },
    )
  },
  RUNS * 2000,
)
