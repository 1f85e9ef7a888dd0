import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Files that name what is in others: they come last, so that a project which ends in the middle of an application names nothing that is missing. */
const USERS = new Set([
  'autoscaler',
  'backup',
  'cron-job',
  'daemon-set',
  'deployment',
  'ingress',
  'job',
  'stateful-set',
])

export interface ProjectOptions {
  readonly files: number
  /** The same seed gives the same files; more files begin with those of fewer. */
  readonly seed: number
  /** Share of files with a mistake in them. */
  readonly mistakes: number
  /** How many manifests of an application stand in one file; by default each has its own. */
  readonly together?: number
}

/** Writes varied manifests of many applications below a folder, and says how many documents they hold. */
export function writeProject(folder: string, options: ProjectOptions): number {
  const writer = new Writer(options)
  for (let number = 1; !writer.done; number++) writer.writeNamespace(folder, number)
  return writer.documents
}

class Writer {
  documents = 0
  readonly #mistakes: number
  readonly #random: Random
  readonly #fixtures = new Map([...STACKS.map(([name]) => name), 'platform'].map((name) => [name, readFixtures(name)]))
  readonly #together: number
  #left: number

  constructor({ files, seed, mistakes, together = 1 }: ProjectOptions) {
    this.#together = together
    this.#left = files
    this.#random = new Random(seed)
    this.#mistakes = mistakes
  }

  get done(): boolean {
    return this.#left === 0
  }

  writeNamespace(folder: string, number: number): void {
    const team = this.#random.pick(TEAMS)
    const namespace = `${team}-${number}`
    this.#writeStack(join(folder, namespace), 'platform', { namespace, team })
    const names = this.#random.shuffled(SUBJECTS.flatMap((subject) => ROLES.map((role) => `${subject}-${role}`)))
    for (const app of names.slice(0, APPS_PER_NAMESPACE))
      this.#writeStack(join(folder, namespace, app), this.#random.weighted(STACKS), { namespace, team, app })
  }

  #writeStack(path: string, stack: string, names: Readonly<Record<string, string>>): void {
    const chosen = [...this.#fixtures.get(stack)!]
      .filter(([name]) => !OPTIONAL.has(name) || this.#random.chance(0.5))
      .sort(([a], [b]) => Number(USERS.has(a)) - Number(USERS.has(b)))
    const others = new Set(chosen.map(([name]) => name))
    for (let first = 0; first < chosen.length && !this.done; first += this.#together) {
      const part = chosen.slice(first, first + this.#together)
      const texts = part.map(([, template]) => this.#textOf(template, names, others))
      mkdirSync(path, { recursive: true })
      writeFileSync(join(path, `${part[0]![0]}.yaml`), texts.join('---\n'))
      this.#left--
    }
  }

  #textOf(template: string, names: Readonly<Record<string, string>>, others: ReadonlySet<string>): string {
    const text = fillIn(template, { names, others, random: this.#random })
    const isWrong = this.#random.chance(this.#mistakes)
    this.documents += text.match(/^kind:/gm)?.length ?? 0
    return isWrong ? withMistake(text, this.#random) : text
  }
}

/** Each fixture of a stack by its name. */
function readFixtures(stack: string): Map<string, string> {
  const files = readdirSync(join(FIXTURES, stack)).sort()
  return new Map(
    files.map((file) => [file.slice(0, -'.yaml'.length), readFileSync(join(FIXTURES, stack, file), 'utf8')]),
  )
}
