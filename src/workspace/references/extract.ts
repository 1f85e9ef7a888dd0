import { workloadShape } from '../../kubernetes/workload.ts'
import type { FieldPath } from '../../model/path.ts'
import type { Resource } from '../../model/resource.ts'
import type { KindRows, Row, TargetBeside } from './row.ts'
import { table } from './rows.ts'
import { makeTrie, type Place, type Trie, walkTrie } from './trie.ts'

/** That one resource names another. */
export interface Reference {
  readonly from: Resource
  readonly row: Row
  readonly path: FieldPath
  /** What is named: `Deployment.apps`, without a group for a core kind. */
  readonly kind: string
  readonly name: string
  /** Where it is looked for, as written; undefined: in the namespace of the resource itself. */
  readonly namespace: string | undefined
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
}

/** A row with the tries of its paths beside the field. */
interface ReadyRow {
  readonly row: Row
  readonly parts: Trie<Part['what']> | undefined
}

const POD = 'pod'
const ready = new Map<string, Trie<ReadyRow> | undefined>()

/** Everything that a resource names, in the order of the table. */
export function referencesOf(resource: Resource): Reference[] {
  const found: Reference[] = []
  const kind = kindOf(resource)
  const own = rowsOf(kind)
  const template = templateOf(resource, kind)
  if (own === undefined && template === undefined) return found
  const object = resource.value
  const visit = (place: Place, { row, parts }: ReadyRow) => {
    const reference = read(resource, place, row, parts)
    if (reference !== undefined) found.push(reference)
  }
  if (own !== undefined) walkTrie(own, object, visit)
  if (template === undefined) return found
  const pod = template.reduce<any>((at, step) => at?.[step as string], object)
  walkTrie(rowsOf(POD)!, pod, visit, template)
  return found
}

/** Where a resource describes pods. */
function templateOf(resource: Resource, kind: string): FieldPath | undefined {
  if (resource.builtIn) return workloadShape(resource.kind)?.template
  return table.find((rows) => rows.in === kind && rows.template !== undefined)?.template?.split('.')
}

/** A kind with its group, as kubectl writes it: `Deployment.apps`, `Service`. */
export function kindOf({ gvk }: Resource): string {
  return gvk.group === '' ? gvk.kind : `${gvk.kind}.${gvk.group}`
}

function rowsOf(kind: string): Trie<ReadyRow> | undefined {
  if (!ready.has(kind)) ready.set(kind, readyRows(table.filter((rows) => rows.in === kind)))
  return ready.get(kind)
}

function readyRows(rows: readonly KindRows[]): Trie<ReadyRow> | undefined {
  const all = rows.flatMap(({ references = [] }) => references)
  if (all.length === 0) return undefined
  return makeTrie(all.map((row) => [row.field, { row, parts: partsOf(row) }] as const))
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
  if (typeof value !== 'string' || value === '' || !applies(row, owner)) return undefined
  const kind = typeof row.to === 'string' ? row.to : kindBeside(row.to, owner)
  const names = namesIn(value, row.form)
  if (kind === undefined || names === undefined) return undefined
  const parts: Part[] = []
  if (tries !== undefined)
    walkTrie(
      tries,
      owner,
      (place, what) => {
        if (typeof place.value === 'string' || typeof place.value === 'number')
          parts.push({ what, value: place.value, path: place.path })
      },
      path.slice(0, -1),
    )
  return {
    from,
    row,
    path,
    kind,
    name: names.name,
    namespace: names.namespace ?? textBeside(owner, row.namespace),
    optional: row.optional !== undefined && beside(owner, row.optional) === true,
    parts,
  }
}

function applies({ when }: Row, owner: any): boolean {
  return when === undefined || Object.entries(when).every(([path, wanted]) => beside(owner, path) === wanted)
}

/** The kind that stands beside a name, with its group; a version in `apiVersion` is left out. */
function kindBeside(target: TargetBeside, owner: any): string | undefined {
  const [kind, ...rest] = target.otherwise?.split('.') ?? []
  const written = textBeside(owner, target.kind) ?? kind
  if (written === undefined) return undefined
  const version = textBeside(owner, target.apiVersion)
  const group = version === undefined ? (groupBeside(target, owner) ?? rest.join('.')) : groupOf(version)
  return group === '' ? written : `${written}.${group}`
}

/** An empty group is that of the core kinds. */
function groupBeside({ group }: TargetBeside, owner: any): string | undefined {
  const value = group === undefined ? undefined : beside(owner, group)
  return typeof value === 'string' ? value : undefined
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

/** The name and namespace that a text holds; undefined where it is none. */
function namesIn(text: string, form: Row['form']): { name: string; namespace?: string } | undefined {
  if (form === undefined) return { name: text }
  if (form === 'host') {
    const match = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\..*)?)?)?$/.exec(text)
    return match === null ? undefined : { name: match[1]!, namespace: match[2] }
  }
  const slash = text.indexOf('/')
  return slash === -1 ? { name: text } : { name: text.slice(slash + 1), namespace: text.slice(0, slash) }
}

function textBeside(owner: any, path: string | undefined): string | undefined {
  const value = path === undefined ? undefined : beside(owner, path)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function beside(owner: any, path: string): unknown {
  return path.split('.').reduce((at, step) => at?.[step], owner)
}
