import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RuleRunner } from '../../src/engine/run.ts'
import { JsonList } from '../../src/lsp/json.ts'
import { Slices } from '../../src/lsp/slices.ts'
import { MapBuilder } from '../../src/yaml/map.ts'
import { folderOf } from '../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../helpers/language-client.ts'
import { inProcess } from '../helpers/running.ts'
import { Told } from '../helpers/session.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

const secret = (number: number) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: `s-${number}` } })
const list = (count: number) => ({ apiVersion: 'v1', kind: 'List', items: numbers(count).map(secret) })

/** Large files of all sorts, with some 10,000 entries of maps each. */
const LARGE: Readonly<Record<string, string>> = {
  'many documents': numbers(2500)
    .map((number) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s-${number}\n`)
    .join('---\n'),
  'one list': `apiVersion: v1\nkind: List\nitems:\n${numbers(2500)
    .map((number) => `- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: s-${number}\n`)
    .join('')}`,
  'one resource': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${numbers(10_000)
    .map((number) => `  key-${number}: "1"\n`)
    .join('')}`,
  'one list as JSON': JSON.stringify(list(2500)),
  'one list in brackets': `# no JSON\n${JSON.stringify(list(2500))}`,
  'many values of JSON': numbers(2500)
    .map((number) => JSON.stringify(secret(number)))
    .join('\n'),
}

const NOTHING = { entries: 0, judged: 0, shown: 0, written: 0 }

/** What is done in this turn of the event loop, and at most in one so far: entries of maps that are read, steps of rules, diagnostics that are made, and bytes that are written. */
let turn = { ...NOTHING }
let most = { ...NOTHING }
let watching: NodeJS.Immediate | undefined

function nextTurn(): void {
  for (const what of Object.keys(most) as (keyof typeof most)[]) most[what] = Math.max(most[what], turn[what])
  turn = { ...NOTHING }
  watching = setImmediate(nextTurn)
}

beforeEach(() => {
  const { add } = MapBuilder.prototype
  vi.spyOn(MapBuilder.prototype, 'add').mockImplementation(function (this: MapBuilder, entry) {
    turn.entries++
    return add.call(this, entry)
  })
  const { run } = RuleRunner.prototype
  vi.spyOn(RuleRunner.prototype, 'run').mockImplementation(function* (this: RuleRunner, resources) {
    for (const steps = run.call(this, resources); ; yield) {
      turn.judged++
      if (steps.next().done) return
    }
  })
  vi.spyOn(Slices.prototype, 'isOver', 'get').mockReturnValue(true)
  const { add: show } = JsonList.prototype
  vi.spyOn(JsonList.prototype, 'add').mockImplementation(function (this: JsonList, items) {
    turn.shown += items.length
    show.call(this, items)
  })
  most = { ...NOTHING }
  nextTurn()
})

afterEach(() => {
  clearImmediate(watching)
  vi.restoreAllMocks()
})

it('of many files little is read in one turn, be there something wrong with all of them for one rule', async () => {
  const text = numbers(100)
    .map((number) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s-${number}\n`)
    .join('---\n')
  const folder = folderOf(Object.fromEntries(numbers(30).map((number) => [`${number}.yaml`, text])))
  const { session, diagnostics } = new Told([folder])
  await session.settled()
  expect([...diagnostics.values()].flat().filter(({ code }) => code === 'duplicate-resource')).toHaveLength(2900)
  expect(most.entries).toBeLessThan(1000)
  session.end()
})

describe('of a large file little is read and judged in one turn', () => {
  it.each(Object.keys(LARGE))('with %s, when it is found, changes on disk, is opened and closed', async (name) => {
    const text = LARGE[name]!
    const folder = folderOf({ 'a.yaml': text, '.git/HEAD': '' })
    const place = join(folder, 'a.yaml')
    const { session } = new Told([folder])
    const isInSteps = async () => {
      await session.settled()
      expect(most.entries).toBeGreaterThan(1)
      expect(most.entries).toBeLessThan(5000)
      expect(most.judged).toBe(1)
    }
    await isInSteps()
    writeFileSync(place, `${text} `)
    session.filesChanged([{ uri: uri(place), type: 2 }])
    await isInSteps()
    session.open(uri(place), 'yaml', 1, text)
    await isInSteps()
    session.close(uri(place))
    await isInSteps()
    session.end()
  })
})

describe('of very many findings', () => {
  const COUNT = 5000
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${numbers(COUNT)
    .map((number) => `  key-${number}: 1\n`)
    .join('')}`

  it('few are shown in one turn, when the file is found, opened, changed and closed', async () => {
    const folder = folderOf({ 'a.yaml': text, '.git/HEAD': '' })
    const place = uri(join(folder, 'a.yaml'))
    const { session, diagnostics } = new Told([folder])
    const areShown = async () => {
      await session.settled()
      expect(diagnostics.get(place)).toHaveLength(COUNT)
      expect(most.shown).toBeGreaterThan(0)
      expect(most.shown).toBeLessThan(600)
    }
    await areShown()
    session.open(place, 'yaml', 1, text)
    await areShown()
    session.change(place, 2, [{ text: `# one more line\n${text}` }])
    await areShown()
    expect(diagnostics.get(place)![0]!.range.start.line).toBe(5)
    session.close(place)
    await areShown()
    session.setRoots([])
    await session.settled()
    expect(diagnostics.get(place)).toEqual([])
    session.end()
  })

  it.each<[how: string, capabilities: object]>([
    ['are told', PUSHED],
    ['are asked for', { textDocument: { diagnostic: {} } }],
  ])('few are written in one turn, where they %s', async (_, capabilities) => {
    const { from } = Buffer
    vi.spyOn(Buffer, 'from').mockImplementation(((...given: Parameters<typeof from>) => {
      if (typeof given[0] === 'string') turn.written += given[0].length
      return from.apply(Buffer, given)
    }) as typeof from)
    const folder = folderOf({})
    const client = await LanguageClient.start([folder], capabilities, inProcess())
    const place = join(folder, 'a.yaml')
    most = { ...NOTHING }
    client.open(place, text)
    const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri: uri(place) } })
    await client.settled()
    expect(items ?? client.published.get(uri(place))!.diagnostics).toHaveLength(COUNT)
    expect(most.written).toBeGreaterThan(100_000)
    expect(most.written).toBeLessThan(400_000)
  })
})
