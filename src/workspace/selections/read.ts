import { parseLabels, parseSelector, type Selector } from '../../kubernetes/label-selector.ts'
import { shapeOf, valueAt } from '../../kubernetes/workload.ts'
import type { GVK } from '../../model/gvk.ts'
import type { FieldPath } from '../../model/path.ts'
import type { Resource } from '../../model/resource.ts'
import { makeTrie, type Trie, valueBeside, walkTrie } from '../references/trie.ts'
import type { Meaning, SelectionRow } from './row.ts'
import { selections as table } from './rows.ts'

/** Which pods of its own namespace a resource selects; without requirements it selects all of them. */
export interface PodSelection {
  readonly selector: Selector
  /** Where the selector stands in the resource. */
  readonly path: FieldPath
}

/** A selector of a resource, with the row that says what it is about. */
export interface Selection extends PodSelection {
  readonly from: Resource
  readonly row: SelectionRow
  /** The object that has the field. */
  readonly owner: any
}

/** What rows stand under that are about pods wherever they are described. */
export const POD = 'pod'

type Rows = Trie<SelectionRow> | undefined

/** Every selector of a resource that selects something. */
export function selectionsOf(resource: Resource): readonly Selection[] {
  return readSelections(resource, every)
}

/** Those selectors of a resource that rules judge by what they select. */
export function judgedSelectionsOf(resource: Resource): readonly Selection[] {
  return readSelections(resource, judged)
}

function readSelections(resource: Resource, trieOf: (kind: string) => Rows): readonly Selection[] {
  const rows = trieOf(keyOf(resource))
  const shape = shapeOf(resource)
  const pod = shape && trieOf(POD)
  if (rows === undefined && pod === undefined) return NONE
  const found: Selection[] = []
  const object = resource.value
  const visit = ({ owner, value, path }: { owner: any; value: any; path: FieldPath }, row: SelectionRow) => {
    const selector = applies(row, owner) ? read(row, value) : undefined
    if (selector === undefined) return
    if (selector.length > 0 || meaning(row, resource.gvk, false) === 'all')
      found.push({ from: resource, row, selector, path, owner })
  }
  if (rows !== undefined) walkTrie(rows, object, visit)
  if (pod !== undefined) walkTrie(pod, valueAt(object, shape!.template), visit, shape!.template)
  return found
}

/** What rows about a kind stand under. */
export function keyOf({ gvk: { kind, group }, builtIn }: Pick<Resource, 'gvk' | 'builtIn'>): string {
  return builtIn ? kind : `${kind}.${group}`
}

const NONE: readonly Selection[] = []

/** By kind, the rows that are asked for. */
function rowsByKind(isAskedFor: (row: SelectionRow) => boolean): (kind: string) => Rows {
  const tries = new Map<string, Rows>()
  return (kind) => {
    if (!tries.has(kind)) {
      const rows = table.flatMap((each) => (each.in.includes(kind) ? each.selections.filter(isAskedFor) : []))
      tries.set(kind, rows.length === 0 ? undefined : makeTrie(rows.map((row) => [row.field, row] as const)))
    }
    return tries.get(kind)
  }
}

const every = rowsByKind(() => true)
const judged = rowsByKind(({ judgedBy }) => judgedBy !== undefined)

/** Whether a row is about the field of an object, by what stands beside it. */
export function applies({ unless }: SelectionRow, owner: any): boolean {
  return unless === undefined || !Object.entries(unless).some(([path, value]) => valueBeside(owner, path) === value)
}

function read({ map }: SelectionRow, value: any): Selector | undefined {
  if (value !== undefined && (typeof value !== 'object' || value === null)) return undefined
  return map ? parseLabels(value) : parseSelector(value)
}

interface Main {
  readonly row: SelectionRow
  readonly path: FieldPath
}

let mains: ReadonlyMap<string, Main> | undefined

/** By kind, the selector of the pods that it is there for. */
function mainOf(kind: string): Main | undefined {
  mains ??= new Map(
    table.flatMap(({ in: kinds, selections }) =>
      selections.flatMap((row) =>
        row.main && row.selects === 'Pod'
          ? kinds.map((each) => [each, { row, path: row.field.split('.') }] as const)
          : [],
      ),
    ),
  )
  return mains.get(kind)
}

/** The pods that an object of one of Kubernetes' own kinds is there for; undefined where it selects none by labels, or its selector cannot be read. */
export function podSelection(gvk: GVK, object: any): PodSelection | undefined {
  const main = mainOf(gvk.kind)
  if (main === undefined) return undefined
  const { row, path } = main
  const value = valueAt(object, path)
  const selector = read(row, value)
  if (selector === undefined) return undefined
  if (selector.length > 0) return { selector, path }
  switch (meaning(row, gvk, value === undefined)) {
    case 'all':
      return { selector, path }
    case 'none':
      return undefined
    case 'template': {
      const labels = parseLabels(object?.spec?.template?.metadata?.labels)
      return labels.length > 0 ? { selector: labels, path } : undefined
    }
  }
}

function meaning({ missing = 'none', empty = 'none', own }: SelectionRow, gvk: GVK, isMissing: boolean): Meaning {
  if (isMissing) return own && defaultsSelector(gvk) ? 'template' : missing
  return gvk.kind === 'PodDisruptionBudget' && gvk.version === 'v1beta1' ? 'none' : empty
}

/** Whether the server fills in a workload's missing selector from the labels of its template (extensions/v1beta1 and apps/v1beta1 defaults.go, core/v1). */
export function defaultsSelector({ group, version, kind }: GVK): boolean {
  return kind === 'ReplicationController' || group === 'extensions' || (group === 'apps' && version === 'v1beta1')
}
