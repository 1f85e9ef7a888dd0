import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { shared } from './shared.ts'

const folder = shared('oracle')

/** Whether the recorded answers of real API servers lie beside the project. */
export const hasOracle = folder !== undefined

/** The minors whose servers were asked. */
export const ORACLE_MINORS = [24, 30, 36]

/** A field that the server refused; `field` as it prints it. */
export interface ServerError {
  readonly field?: string
  readonly reason?: string
  readonly message?: string
}

interface Change {
  readonly op?: string
  readonly path: readonly (string | number)[]
  readonly value?: unknown
}

/** A line of the recorded answers. */
interface Recorded extends Change {
  readonly id: string
  readonly base?: string
  readonly changes?: readonly Change[]
  readonly kind?: string
  readonly text?: string
  readonly note?: string
  readonly verdict: 'accept' | 'reject'
  readonly code?: number
  readonly errors?: readonly ServerError[]
  readonly message?: string
  readonly strict?: readonly string[]
  readonly warnings?: readonly string[]
}

/** New documents that are changes of others, new ones written as a whole, and changes of documents that the server has. */
export type Folder = 'cases' | 'written' | 'updates'

/** Which cases are wanted; absent or empty means all, but of folders those with new documents. */
export interface OracleQuery {
  readonly folders?: readonly Folder[]
  readonly areas?: readonly string[]
  readonly minors?: readonly number[]
  readonly kinds?: readonly string[]
  /** Only ids that begin with this. */
  readonly id?: string
  /** About one in so many, always the same ones. */
  readonly oneIn?: number
}

/** A document as it was put to a server, and what the server said. */
export class OracleCase {
  readonly #recorded: Recorded
  readonly folder: Folder
  readonly area: string
  readonly minor: number
  #text: string | undefined

  constructor(recorded: Recorded, folder: Folder, area: string, minor: number) {
    this.#recorded = recorded
    this.folder = folder
    this.area = area
    this.minor = minor
  }

  get id(): string {
    return this.#recorded.id
  }

  /** The name of the document that was changed, undefined where the text is the case's own. */
  get base(): string | undefined {
    return this.#recorded.text === undefined ? this.#recorded.base : undefined
  }

  get kind(): string {
    const { kind, base, text = '' } = this.#recorded
    return kind ?? (base ? bases()[base].kind : (/^kind:\s*["']?(\w+)/m.exec(text)?.[1] ?? '?'))
  }

  get text(): string {
    return (this.#text ??= this.#recorded.text ?? JSON.stringify(changed(this.#recorded)))
  }

  /** Of an update, the document that the server has. */
  get before(): string | undefined {
    return this.folder === 'updates' ? JSON.stringify(bases()[this.#recorded.base!]) : undefined
  }

  /** All values that the server refused, but for those that only a server without the plugin ServiceAccount refuses. */
  get errors(): readonly ServerError[] {
    return (this.#recorded.errors ?? []).filter(({ message = '' }) => !message.endsWith(WITHOUT_PLUGIN))
  }

  /** What it said where it named no field: it could not decode the document. */
  get message(): string | undefined {
    return this.#recorded.message
  }

  /** The HTTP status, undefined where it took the document. */
  get code(): number | undefined {
    return this.#recorded.code
  }

  /** Unknown and duplicate fields, in the server's sentences. */
  get strict(): readonly string[] {
    return this.#recorded.strict ?? []
  }

  /** Without those of deprecations to come: the servers that were asked were built without a version number, and then warn of them as well. */
  get warnings(): readonly string[] {
    const { warnings = [] } = this.#recorded
    return warnings.filter((text) => Number(DEPRECATED_SINCE.exec(text)?.[1] ?? 0) <= this.minor)
  }

  /** The server takes it without an unknown or duplicate field. */
  get accepted(): boolean {
    const { verdict, errors = [] } = this.#recorded
    const isTaken = verdict === 'accept' || (errors.length > 0 && this.errors.length === 0)
    return isTaken && this.strict.length === 0
  }

  /** The fields that it refused, as Kubernetes prints them. */
  get fields(): readonly string[] {
    return this.errors.map(({ field }) => field ?? '')
  }

  /** What was asked, in one line: the changes as `op path value`, or what a written case is about. */
  get question(): string {
    const { changes, text, note, op } = this.#recorded
    if (text !== undefined) return note ?? text
    return (changes ?? (op === undefined ? [] : [this.#recorded])).map(sayChange).join('; ')
  }
}

/** What the servers that were asked said of pods which any other server gives an account first. */
const WITHOUT_PLUGIN = 'must not be specified when serviceAccountName is not set'

const DEPRECATED_SINCE = / is deprecated in v1\.(\d+)\+/

/** The cases of a query, in the order of the files. */
export function* oracleCases(query: OracleQuery = {}): Generator<OracleCase> {
  for (const part of query.folders?.length ? query.folders : (['cases', 'written'] as const)) {
    for (const file of readdirSync(`${folder}/${part}`).sort()) {
      const [, area, minor] = /^(\w+)@1\.(\d+)\.jsonl\.gz$/.exec(file) ?? []
      if (area === undefined || !has(query.areas, area) || !has(query.minors, Number(minor))) continue
      for (const line of read(`${part}/${file}`).split('\n')) {
        if (line === '') continue
        const one = new OracleCase(JSON.parse(line), part, area, Number(minor))
        if (isWanted(one, query)) yield one
      }
    }
  }
}

/** Whether the server answered at all, and the query asks for it. */
function isWanted(one: OracleCase, { kinds, id, oneIn = 1 }: OracleQuery): boolean {
  if ((one.code ?? 0) >= 500 || !has(kinds, one.kind)) return false
  if (id !== undefined && !one.id.startsWith(id)) return false
  return oneIn === 1 || Number.parseInt(one.id.slice(0, 8), 16) % oneIn === 0
}

function has<T>(wanted: readonly T[] | undefined, one: T): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(one)
}

/** A pod, and the reasons for which each level refuses it by policy version; a version is absent where it gives those of `latest`. */
export interface PodSecurityCase {
  readonly id: string
  readonly text: string
  readonly baseline: Readonly<Record<string, readonly string[]>>
  readonly restricted: Readonly<Record<string, readonly string[]>>
}

/** What the admission plugin PodSecurity says of recorded pods. */
export function podSecurityCases(): PodSecurityCase[] {
  const lines = read('pod-security.jsonl.gz').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((recorded) => ({ ...recorded, text: JSON.stringify(changed(recorded)) }))
}

const WITH_EXPRESSIONS = /CustomResourceDefinition|Webhook|Device|ResourceClaim|ResourceSlice/
const EXPRESSION = /x-kubernetes-validations|matchConditions|"cel"|cel:/

/** Whether CEL expressions may decide about a case: policies, definitions with rules, and resources of such definitions. */
export function usesCel({ kind, text }: Pick<OracleCase, 'kind' | 'text'>): boolean {
  if (/AdmissionPolicy$/.test(kind) || kindsWithCel().has(kind)) return true
  return WITH_EXPRESSIONS.test(kind) && EXPRESSION.test(text)
}

let celKinds: ReadonlySet<string> | undefined

function kindsWithCel(): ReadonlySet<string> {
  celKinds ??= new Set(
    Object.values(bases())
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .filter((definition) => JSON.stringify(definition).includes('x-kubernetes-validations'))
      .map(({ spec }) => spec.names.kind),
  )
  return celKinds
}

/** The valid documents that the cases are changes of; none where there are no recorded answers. */
export function oracleBases(): readonly any[] {
  return hasOracle ? Object.values(bases()) : []
}

let loaded: Readonly<Record<string, any>> | undefined

function bases(): Readonly<Record<string, any>> {
  return (loaded ??= JSON.parse(read('bases.json.gz')))
}

function read(path: string): string {
  return gunzipSync(readFileSync(`${folder}/${path}`)).toString('utf8')
}

function changed({ base, changes, ...change }: Recorded): unknown {
  return (changes ?? [change]).reduce((document, each) => apply(document, each, 0), bases()[base!])
}

/** A copy of `value` with the change, sharing what does not change. */
function apply(value: any, change: Change, depth: number): unknown {
  const { op, path } = change
  if (op === undefined) return value
  const step = path[depth]!
  if (depth < path.length - 1) {
    const inner = apply(value[step], change, depth + 1)
    return Array.isArray(value) ? value.with(step as number, inner) : { ...value, [step]: inner }
  }
  if (Array.isArray(value)) return applyToList([...value], step as number, change)
  const entries = Object.entries(value)
  if (op === 'delete') return Object.fromEntries(entries.filter(([key]) => key !== step))
  if (op === 'rename')
    return Object.fromEntries(entries.map(([key, each]) => [key === step ? change.value : key, each]))
  return { ...value, [step]: change.value }
}

function applyToList(list: unknown[], index: number, { op, value }: Change): unknown[] {
  if (op === 'delete') list.splice(index, 1)
  else if (op === 'insert') list.splice(index, 0, value)
  else list[index] = value
  return list
}

function sayChange({ op, path, value }: Change): string {
  const shown = value === undefined ? '' : ` ${JSON.stringify(value).slice(0, 100)}`
  return `${op} ${path.join('.')}${shown}`
}
