import { shapeOf } from '../../kubernetes/workload.ts'
import type { FieldPath } from '../../model/path.ts'
import type { Resource } from '../../model/resource.ts'
import { placeholderHint } from '../../text/placeholder.ts'
import { currentKind } from './identity.ts'
import type { Row, TargetBeside } from './row.ts'
import { table } from './rows.ts'
import { makeTrie, type Place, stepsOf, type Trie, valueBeside, walkTrie } from './trie.ts'

/** What is named, and by whom. */
export interface Named {
  readonly from: Resource
  /** What is named: `Deployment.apps`, without a group for a core kind. */
  readonly kind: string
  readonly name: string
  /** Where it is looked for, as written; undefined: in the namespace of the resource itself. */
  readonly namespace: string | undefined
}

/** That one resource names another. */
export interface Reference extends Named {
  readonly row: Row
  readonly path: FieldPath
  /** It may be absent. */
  readonly optional: boolean
  /** Keys and ports that it must have. */
  readonly parts: readonly Part[]
}

/** A key or port of what is named. */
export interface Part {
  readonly what: 'key' | 'port'
  readonly value: string | number
  readonly path: FieldPath
  /** It stands nowhere: what is named must have it to be of use. */
  readonly implied?: boolean
}

/** A row with the tries of its paths beside the field. */
interface ReadyRow {
  readonly row: Row
  readonly parts: Trie<Part['what']> | undefined
}

/** What rows stand under that are about pods wherever they are described, and about every resource. */
export const POD = 'pod'
export const ANY = 'any'
const ready = new Map<string, Trie<ReadyRow> | undefined>()

/** Everything that a resource names: what only its kind has, what every resource has, and what its pods have. */
export function referencesOf(resource: Resource): Reference[] {
  const found: Reference[] = []
  const kind = kindOf(resource)
  const template = templateOf(resource, kind)
  const own = rowsOf(kind)
  if (own === undefined && template === undefined && !resource.owned) return found
  const object = resource.value
  const visit = (place: Place, { row, parts }: ReadyRow) => {
    const reference = read(resource, place, row, parts)
    if (reference !== undefined) found.push(reference)
  }
  if (own !== undefined) walkTrie(own, object, visit)
  if (resource.owned) walkTrie(rowsOf(ANY)!, object, visit)
  if (template === undefined) return found
  walkTrie(rowsOf(POD)!, valueBeside(object, template.join('.')), visit, template)
  return found
}

/** Every resource of a kind with namespaces may name its own. */
export const NAMESPACE: Row = { field: 'metadata.namespace', to: 'Namespace' }

/** That a resource lies in a namespace; undefined where none is written. */
export function namespaceNamedBy(resource: Resource): Reference | undefined {
  const { namespace, namespaced } = resource
  if (namespace === undefined || !namespaced) return undefined
  const path = ['metadata', 'namespace']
  return {
    from: resource,
    row: NAMESPACE,
    path,
    kind: 'Namespace',
    name: namespace,
    namespace: undefined,
    optional: false,
    parts: [],
  }
}

let templates: ReadonlyMap<string, readonly string[]> | undefined

/** Where a resource describes pods, be it a kind that makes none; undefined where it has no place for that. */
export function templateOf(resource: Pick<Resource, 'gvk' | 'builtIn'>, kind: string): readonly string[] | undefined {
  const shape = shapeOf(resource)
  if (shape !== undefined) return shape.template as readonly string[]
  templates ??= new Map(table.flatMap((rows) => (rows.template ? [[rows.in, rows.template.split('.')] as const] : [])))
  return templates.get(kind)
}

/** A kind with its group, as kubectl writes it: `Deployment.apps`, `Service`. One that moved is given under its newest group, for it is the same resource in both. */
export function kindOf({ gvk }: Pick<Resource, 'gvk'>): string {
  return currentKind(gvk.group === '' ? gvk.kind : `${gvk.kind}.${gvk.group}`)
}

function rowsOf(kind: string): Trie<ReadyRow> | undefined {
  if (!ready.has(kind))
    ready.set(kind, readyRows(table.flatMap((rows) => (rows.in === kind ? (rows.references ?? []) : []))))
  return ready.get(kind)
}

function readyRows(rows: readonly Row[]): Trie<ReadyRow> | undefined {
  if (rows.length === 0) return undefined
  return makeTrie(rows.map((row) => [row.field, { row, parts: partsOf(row) }] as const))
}

function partsOf({ keys = [], ports = [] }: Row): Trie<Part['what']> | undefined {
  if (keys.length + ports.length === 0) return undefined
  return makeTrie([...keys.map((path) => [path, 'key'] as const), ...ports.map((path) => [path, 'port'] as const)])
}

function read(
  from: Resource,
  { owner, value, path }: Place,
  row: Row,
  tries: Trie<Part['what']> | undefined,
): Reference | undefined {
  if (typeof value !== 'string' || value === '' || isPlaceholder(value)) return undefined
  if (!isIn(row, from) || !applies(row, owner)) return undefined
  const kind = typeof row.to === 'string' ? row.to : kindBeside(row.to, owner)
  const names = namesIn(value, row.form)
  if (kind === undefined || names === undefined) return undefined
  return {
    from,
    row,
    path,
    kind,
    name: names.name,
    namespace: names.namespace ?? textBeside(owner, row.namespace),
    optional: row.optional !== undefined && valueBeside(owner, row.optional) === true,
    parts: partsBeside(row, tries, owner, path),
  }
}

const NO_PARTS: readonly Part[] = []

function partsBeside(row: Row, tries: Trie<Part['what']> | undefined, owner: any, path: FieldPath): readonly Part[] {
  if (row.needs !== undefined) return row.needs.map((value) => ({ what: 'key', value, path, implied: true }))
  return tries === undefined ? NO_PARTS : readParts(tries, row, owner, path.slice(0, -1))
}

function readParts(tries: Trie<Part['what']>, { ports, otherwisePort }: Row, owner: any, base: FieldPath): Part[] {
  const parts: Part[] = []
  const take = ({ value, path }: Place, what: Part['what']) => {
    if (typeof value === 'number' || (typeof value === 'string' && !isPlaceholder(value)))
      parts.push({ what, value, path })
  }
  walkTrie(tries, owner, take, base)
  if (otherwisePort !== undefined && parts.length === 0)
    parts.push({ what: 'port', value: otherwisePort, path: [...base, ports![0]!] })
  return parts
}

/** Whether something else is put there before the cluster sees it. */
function isPlaceholder(text: string): boolean {
  return /[^a-z0-9.:-]/.test(text) && placeholderHint(text) !== undefined
}

/** Whether a row is about the API version that a resource is written in. */
export function isIn({ version }: Pick<Row, 'version'>, { gvk }: Pick<Resource, 'gvk'>): boolean {
  return version === undefined || version === gvk.version
}

/** Whether a row is about the field of an object, by what stands beside it. */
export function applies({ when, unless }: Pick<Row, 'when' | 'unless'>, owner: any): boolean {
  if (unless !== undefined && valueBeside(owner, unless) !== undefined) return false
  return when === undefined || Object.entries(when).every(([path, wanted]) => valueBeside(owner, path) === wanted)
}

/** The kind that stands beside a name, with its group; a version in `apiVersion` is left out. */
export function kindBeside(target: TargetBeside, owner: any): string | undefined {
  const [kind, ...rest] = target.otherwise?.split('.') ?? []
  const written = textBeside(owner, target.kind) ?? kind
  if (written === undefined) return undefined
  const version = textBeside(owner, target.apiVersion)
  const group = version === undefined ? (groupBeside(target, owner) ?? rest.join('.')) : groupOf(version)
  return group === '' ? written : `${written}.${group}`
}

/** An empty group is that of the core kinds. */
function groupBeside({ group }: TargetBeside, owner: any): string | undefined {
  const value = group === undefined ? undefined : valueBeside(owner, group)
  return typeof value === 'string' ? value : undefined
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

/** Where the namespace of what is named stands beside its name; undefined where the table knows no such field. */
export function namespacePathOf({ row, path }: Reference): FieldPath | undefined {
  return row.namespace === undefined ? undefined : [...path.slice(0, -1), ...stepsOf(row.namespace)]
}

/** The name and namespace that a text holds; undefined where it is none. */
export function namesIn(text: string, form: Row['form']): { name: string; namespace?: string } | undefined {
  if (form === undefined) return { name: text }
  if (form === 'host') {
    const match = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\..*)?)?)?$/.exec(text)
    return match === null ? undefined : { name: match[1]!, namespace: match[2] }
  }
  const slash = text.indexOf('/')
  const namespace = slash === -1 ? '.' : text.slice(0, slash)
  return { name: text.slice(slash + 1), namespace: namespace === '.' ? undefined : namespace }
}

/** A text that stands beside a name; undefined where none does. */
export function textBeside(owner: any, path: string | undefined): string | undefined {
  const value = path === undefined ? undefined : valueBeside(owner, path)
  return typeof value === 'string' && value !== '' ? value : undefined
}
