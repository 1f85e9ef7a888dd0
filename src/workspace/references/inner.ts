import type { FieldPath } from '../../model/path.ts'
import { kindOf, POD, templateOf } from './extract.ts'
import type { KindOfResource } from './fields.ts'
import { innerTable } from './inner-rows.ts'
import { followTrie, makeTrie, stepsOf, type Trie, walkTrie } from './trie.ts'

/** A field that names something of the same resource. Paths are written as in the reference table. */
export interface InnerRow {
  readonly field: string
  /** What is named, in a word or two: `volume`. */
  readonly what: string
  /** Where the names are given. */
  readonly names: readonly string[]
  /** The name stands somewhere in a text, as `$(NAME)`. */
  readonly form?: 'expansion'
  /** The beginning of the field at which `names` start; by default the pod template, or the resource. */
  readonly within?: string
}

/** The rows of one kind, or of pods wherever they are described, whose fields start at the template. */
export interface KindInnerRows {
  readonly in: string
  readonly rows: readonly InnerRow[]
}

/** What the table says of a field. */
export interface InnerField {
  readonly row: InnerRow
  /** The number of steps of the path to where `names` start. */
  readonly within: number
}

/** A name that is given somewhere in a resource, or the number of a port. */
export interface InnerName {
  readonly name: string | number
  /** Where it stands, from the resource. */
  readonly path: FieldPath
  /** The object that has it, such as a volume. */
  readonly owner: any
}

const tries = new Map<string, Trie<InnerField>>()

/** The rows that are about a field of a resource of that kind. */
export function innerFields(of: KindOfResource, path: readonly (string | number)[]): InnerField[] {
  const found: InnerField[] = []
  const kind = kindOf(of)
  const take = (rows: string, base: number) =>
    followTrie(trieOf(rows), path.slice(base), ({ row, within }, length) => {
      if (length + base === path.length) found.push({ row, within: within + base })
    })
  take(kind, 0)
  const template = templateOf(of, kind)
  if (template?.every((step, index) => step === path[index])) take(POD, template.length)
  return found
}

/** The names that can stand in a field, in the order of the resource; it may be in any state. */
export function innerNames(field: InnerField, path: readonly (string | number)[], resource: any): InnerName[] {
  const base = path.slice(0, field.within)
  const start = base.reduce((at, step) => at?.[step], resource)
  const found: InnerName[] = []
  for (const names of field.row.names)
    walkTrie(
      makeTrie([[names, true] as const]),
      start,
      ({ value, path: at, owner }) => {
        if (typeof value === 'string' || typeof value === 'number') found.push({ name: value, path: at, owner })
      },
      base,
    )
  return found
}

function trieOf(kind: string): Trie<InnerField> {
  let trie = tries.get(kind)
  if (trie === undefined) {
    const rows = innerTable.flatMap((each) => (each.in === kind ? each.rows : []))
    const ends = rows.map(
      (row) => [row.field, { row, within: row.within === undefined ? 0 : stepsOf(row.within).length }] as const,
    )
    tries.set(kind, (trie = makeTrie(ends)))
  }
  return trie
}
