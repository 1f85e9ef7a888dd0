import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
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

const PLACES = ['a.yaml', 'b.yaml', 'dev/a.yaml', 'dev/b.json', 'prod/a.yaml', 'crds/toy.yaml', 'new/deep/c.yaml']

/** Files that say what others are, with what they may hold. */
const SAYING: Readonly<Record<string, readonly string[]>> = {
  '.gitignore': ['prod/\n', '*.json\n'],
  'supercargo.yaml': [
    'preset: all\n',
    'rules: {unknown-field: warning}\nignore: [dev/]\n',
    'crds: [crds]\nclosed: true\n',
    'kubernetesVersion: "1.99"\n',
    'crds: [nowhere]\n',
  ],
  'dev/supercargo.yaml': ['rules: {unknown-field: off}\n', 'rules: [\n'],
  'dev/kustomization.yaml': ['resources: [a.yaml]\nsecretGenerator: [{name: logon}]\n', 'patches: [{path: a.yaml}]\n'],
  'prod/Chart.yaml': ['name: chart\nversion: 1.0.0\n'],
  'supercargo-baseline.json': ['{}'],
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
  { weight: 2, arbitrary: fc.constant({ does: 'wait' as const }) },
)

/** An editor with files on disk. */
class Editor {
  readonly folder: string
  readonly told: Told
  readonly open = new Map<string, string>()
  #version = 0

  constructor() {
    this.folder = folderOf({ 'a.yaml': TEXTS[0]!, 'b.yaml': TEXTS[4]!, '.git/HEAD': '' })
    this.told = new Told([this.folder])
  }

  uriOf(path: string): string {
    return uri(join(this.folder, path))
  }

  async take(step: Step): Promise<void> {
    const { session } = this.told
    if (step.does === 'wait') return void (await this.told.settled())
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

  #write(path: string, text: string): void {
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
    const fresh = new Told([this.folder])
    for (const [path, text] of this.open) fresh.session.open(this.uriOf(path), 'yaml', 1, text)
    const diagnostics = await fresh.settled()
    fresh.session.end()
    expect(fresh.log).toEqual([])
    return diagnostics
  }
}

it('says what a fresh server would say, whatever came before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      const editor = new Editor()
      for (const each of steps) await editor.take(each)
      expect(await editor.told.settled()).toEqual(await editor.afresh())
      expect(editor.told.log).toEqual([])
      editor.told.session.end()
      rmSync(editor.folder, { recursive: true, force: true })
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  )
}, 120_000)
