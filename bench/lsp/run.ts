import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '../../src/schema/store.ts'
import { startNodePlainly } from '../environment.ts'
import { writeBlock } from '../page.ts'
import { writeProject } from '../project.ts'
import { Random } from '../random.ts'
import { blocksIn } from './blocks.ts'
import { between, moment } from './clock.ts'
import { Editor, type Probed } from './editor.ts'
import { FEATURES, type Feature } from './features.ts'
import { type Row, table } from './page.ts'
import { OURS, type Server, writeAll, yamlLanguageServer } from './servers.ts'
import { writeLines, writeList } from './text.ts'
import { askWhileTyping, opened, typeInto } from './typing.ts'

const { values: flags } = parseArgs({
  options: {
    write: { type: 'boolean' },
    alone: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    requests: { type: 'string', default: '120' },
  },
})
const REQUESTS = Number(flags.requests)
const FEW_LINES = 2000
const MANY_LINES = 50_000
const FILES = 2000
const STARTS = 11
const INDEXES = 3
/** While a workspace is taken in something is asked for every so many milliseconds. */
const EVERY = 100

const PARTS = {
  starts,
  few: () => edits(FEW_LINES, 40),
  many: () => edits(MANY_LINES, 250),
  features,
  blocks,
  index,
  among,
}

startNodePlainly()
const work = mkdtempSync(join(tmpdir(), 'bench-lsp-'))
const servers = [OURS, ...(flags.alone ? [] : peers())]
try {
  const rows: Row[] = []
  for (const [name, part] of Object.entries(PARTS))
    if (flags.only === undefined || flags.only.includes(name)) {
      rows.push(...(await part()))
      process.stderr.write('.')
    }
  const shown = table(
    servers.map(({ name }) => name),
    rows,
  )
  process.stdout.write(`\n${shown}\nload ${loadavg()[0]!.toFixed(2)}\n`)
  if (flags.write) writeBlock('docs/performance.md', 'in the editor', shown)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function peers(): Server[] {
  const schemas = join(work, 'schemas')
  const store = openStore(readFileSync('dist/schemas.pack'))
  writeAll(schemas, store, store.newest)
  const theirs = yamlLanguageServer(schemas)
  if (theirs === undefined) process.stderr.write('yaml-language-server is not on the PATH: it is left out\n')
  return theirs === undefined ? [] : [theirs]
}

async function ofEach<T>(measure: (server: Server) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (const server of servers) all.push(await measure(server))
  return all
}

/** How long it takes until `initialize` is answered; the servers in turn. */
async function starts(): Promise<Row[]> {
  const folder = join(work, 'empty')
  mkdirSync(folder)
  const cold = servers.map((): number[] => [])
  const warm = servers.map((): number[] => [])
  for (let round = -1; round < STARTS; round++)
    for (const [index, server] of servers.entries()) {
      const begin = moment()
      const editor = new Editor(server)
      const { ready, answered } = await editor.start(folder)
      await editor.stop()
      if (round < 0) continue
      cold[index]!.push(between(begin, answered))
      warm[index]!.push(between(ready, answered))
    }
  return [
    { what: '`initialize`, with the start of the process', unit: 'ms', values: cold, p95: 150 },
    { what: '`initialize`, without that of Node', unit: 'ms', values: warm },
  ]
}

/** What keystrokes cost in a file of many documents. */
async function edits(lines: number, p95: number): Promise<Row[]> {
  const path = writeLines(join(work, `lines-${lines}`), lines)
  const typed = await ofEach(async (server) => {
    const editor = await opened(server, path)
    const all = await typeInto(editor, REQUESTS)
    await editor.stop()
    return all
  })
  const name = `edit to diagnostics, ${lines.toLocaleString('en')} lines`
  return [
    { what: `${name}: computing`, unit: 'ms', values: typed.map(({ computing }) => computing), p95 },
    { what: `${name}: shown`, unit: 'ms', values: typed.map(({ shown }) => shown) },
    { what: `${name}: blocks`, unit: 'ms', values: typed.map(({ blocks }) => blocks), most: 60 },
  ]
}

/** What an editor asks for while somebody types. */
async function features(): Promise<Row[]> {
  const path = writeLines(join(work, 'features'), FEW_LINES)
  const rows: Row[] = []
  for (const feature of FEATURES) {
    const values = await ofEach((server) => asked(server, path, feature))
    const what = `${feature.name}, ${FEW_LINES.toLocaleString('en')} lines`
    rows.push({ what, unit: 'ms', values, p95: feature.p95 })
  }
  return rows
}

async function asked(server: Server, path: string, feature: Feature): Promise<readonly number[] | 'not offered'> {
  const editor = await opened(server, path)
  const isOffered = Boolean(editor.capabilities[feature.provider])
  const taken = isOffered ? await askWhileTyping(editor, feature, REQUESTS) : 'not offered'
  await editor.stop()
  return taken
}

/** How long nothing else has its turn while something is asked about a long file, of many documents or of one. */
async function blocks(): Promise<Row[]> {
  const documents = writeLines(join(work, 'documents'), MANY_LINES)
  const list = writeList(join(work, 'list', 'all.yaml'), documents)
  const [ofDocuments, ofList] = [await blocksIn(OURS, documents), await blocksIn(OURS, list)]
  return [...ofDocuments].map(([name, values]) => {
    const all = [...values, ...ofList.get(name)!]
    return {
      what: `longest block, ${MANY_LINES.toLocaleString('en')} lines: ${name}`,
      unit: 'ms',
      values: [all],
      most: 60,
    }
  })
}

/** How a workspace is taken in from nothing, while requests are answered. */
async function index(): Promise<Row[]> {
  const { folder, file } = workspace()
  const taken: number[] = []
  const answers: number[] = []
  const ends: Probed[] = []
  for (let round = 0; round < INDEXES; round++) {
    const begin = moment()
    const editor = new Editor(OURS)
    await editor.start(folder)
    await editor.probe(true)
    editor.open(file)
    let isDone = false
    const asking = askAllTheTime(editor, () => isDone, answers)
    await editor.settled()
    isDone = true
    taken.push(between(begin, editor.now))
    await asking
    ends.push(await editor.probe())
    await editor.stop()
  }
  const row = (what: string, unit: Row['unit'], numbers: readonly number[], most?: number): Row => {
    return { what: `${FILES.toLocaleString('en')} files: ${what}`, unit, values: [numbers], most }
  }
  const memory = (of: keyof Probed) => ends.map((end) => end[of])
  return [
    row('taken in, with the start of the process', 'ms', taken, 3000),
    row('requests meanwhile', 'ms', answers),
    row('longest block', 'ms', memory('block'), 60),
    row('memory at most', 'MiB', memory('peak'), 250),
    row('memory afterwards', 'MiB', memory('resident'), 250),
  ]
}

/** Asks for what the server offers, one after the other. */
async function askAllTheTime(editor: Editor, isDone: () => boolean, answers: number[]): Promise<void> {
  const offered = FEATURES.filter(({ provider, method }) => editor.capabilities[provider] && !/rename$/.test(method))
  const random = new Random(5)
  const all: Promise<void>[] = []
  for (let count = 0; !isDone(); count++) {
    const { method, params } = offered[count % offered.length]!
    const asked = params(editor, random.between(0, editor.text.length), random)
    const start = editor.now
    all.push(editor.ask(method, asked).then(() => void answers.push(between(start, editor.now))))
    await new Promise((resolve) => setTimeout(resolve, EVERY))
  }
  await Promise.all(all)
}

/** What keystrokes cost in a small file of a large workspace. */
async function among(): Promise<Row[]> {
  const { folder, file } = workspace()
  const editor = await opened(OURS, file, folder)
  const { shown, computing, blocks } = await typeInto(editor, REQUESTS)
  await editor.stop()
  const name = `edit to diagnostics, among ${FILES.toLocaleString('en')} files`
  return [
    { what: `${name}: computing`, unit: 'ms', values: [computing] },
    { what: `${name}: shown`, unit: 'ms', values: [shown] },
    { what: `${name}: blocks`, unit: 'ms', values: [blocks], most: 60 },
  ]
}

function workspace(): { folder: string; file: string } {
  const folder = join(work, 'files')
  writeProject(folder, { files: FILES, seed: 1, mistakes: 0 })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return { folder, file: join(folder, files.find((name) => name.endsWith('deployment.yaml'))!) }
}
