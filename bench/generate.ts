import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fillIn, withMistake } from './manifest.ts'
import { Random } from './random.ts'

const FIXTURES = 'bench/fixtures'
const APPS_PER_NAMESPACE = 25
const TEAMS = ['payments', 'search', 'growth', 'platform', 'mobile', 'risk', 'data', 'support']
const SUBJECTS = ['orders', 'billing', 'catalog', 'basket', 'users', 'mail', 'media', 'pricing', 'stock', 'reviews']
const ROLES = ['api', 'worker', 'gateway', 'store', 'sync', 'index', 'feed']

/** What an application consists of, and how often there is one of that sort. */
const STACKS: readonly (readonly [name: string, weight: number])[] = [
  ['web', 45],
  ['data', 25],
  ['batch', 20],
  ['agent', 10],
]

/** Files that only some of the applications have. */
const OPTIONAL = new Set(['autoscaler', 'network-policy', 'volume'])

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' }, seed: { type: 'string' }, mistakes: { type: 'string' } },
})
const [folder] = positionals
if (folder === undefined)
  throw new Error('usage: node scripts/run.mjs bench/generate.ts <folder> [--files 2500] [--seed 1] [--mistakes 0.05]')
const count = Number(values.files ?? 2500)
const mistakes = Number(values.mistakes ?? 0)
const random = new Random(Number(values.seed ?? 1))
const fixtures = new Map([...STACKS.map(([name]) => name), 'platform'].map((name) => [name, readFixtures(name)]))
let files = 0
let documents = 0

for (let number = 1; files < count; number++) writeNamespace(folder, number)
process.stdout.write(`${files} files, ${documents} documents\n`)

/** Each fixture of a stack by its name, one manifest with placeholders each. */
function readFixtures(stack: string): Map<string, string> {
  const names = readdirSync(join(FIXTURES, stack)).sort()
  return new Map(
    names.map((name) => [name.slice(0, -'.yaml'.length), readFileSync(join(FIXTURES, stack, name), 'utf8')]),
  )
}

function writeNamespace(root: string, number: number): void {
  const team = random.pick(TEAMS)
  const namespace = `${team}-${number}`
  writeStack(join(root, namespace), 'platform', { namespace, team })
  const names = random.shuffled(SUBJECTS.flatMap((subject) => ROLES.map((role) => `${subject}-${role}`)))
  for (const app of names.slice(0, APPS_PER_NAMESPACE))
    writeStack(join(root, namespace, app), random.weighted(STACKS), { namespace, team, app })
}

function writeStack(path: string, stack: string, names: Readonly<Record<string, string>>): void {
  const chosen = [...fixtures.get(stack)!].filter(([name]) => !OPTIONAL.has(name) || random.chance(0.5))
  const others = new Set(chosen.map(([name]) => name))
  for (const [name, template] of chosen) {
    if (files === count) return
    const text = fillIn(template, { names, others, random })
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, `${name}.yaml`), random.chance(mistakes) ? withMistake(text, random) : text)
    files++
    documents += text.match(/^kind:/gm)?.length ?? 0
  }
}
