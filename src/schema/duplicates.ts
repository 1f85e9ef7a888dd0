import type { StageProblem } from '../model/finding.ts'
import { key as mapKey, type Segment } from '../model/path.ts'
import type { Document, DuplicateKey } from '../yaml/document.ts'
import type { ObjectType, Type } from './types.ts'

/** kubectl resolves a merge before it sends the manifest, so only who sends YAML itself is refused. */
const OVERRIDDEN: Partial<StageProblem> = {
  severity: 'warning',
  why: 'kubectl sends the result, but a server that is given the YAML itself refuses it',
}

/** What only another resource has again. */
const HEADS: ReadonlySet<string> = new Set(['apiVersion', 'kind'])
const NEXT_RESOURCE = 'if another resource begins here, put a line with `---` above it'
const NEXT_ITEM = 'if another item begins here, put "- " before it'

/** The first key of each thing that lost its separator: several keys of a resource, or of an item of a list, come again. */
function separable({ duplicates }: Document): ReadonlySet<DuplicateKey> {
  const apart = new Map<string, DuplicateKey>()
  const firsts = new Set<DuplicateKey>()
  for (const duplicate of duplicates) {
    const around = duplicate.path.slice(0, -1)
    if (duplicate.merge || !(around.length === 0 ? HEADS.has(duplicate.key) : typeof around.at(-1) === 'number'))
      continue
    const place = JSON.stringify(around)
    const first = apart.get(place)
    if (first === undefined) apart.set(place, duplicate)
    else firsts.add(first)
  }
  return firsts
}

/** Keys that stand twice in one map, with both places; paths are relative to the document, whose type tells free keys from fields where it is known. */
export function duplicateProblems(document: Document, type?: ObjectType): StageProblem[] {
  if (document.duplicates.length === 0) return []
  const firsts = separable(document)
  return document.duplicates.map((duplicate) => {
    const path = typedPath(duplicate.path, type)
    const { key, start, end, first, merge } = duplicate
    return {
      rule: 'duplicate-key',
      path,
      part: 'key',
      range: { start, end },
      message: merge
        ? `\`${key}\` is merged in by \`<<\` and given here too: the one given here counts`
        : `\`${key}\` is given twice, only this one counts`,
      ...(merge && OVERRIDDEN),
      ...(firsts.has(duplicate) && { hint: path.length === 1 ? NEXT_RESOURCE : NEXT_ITEM }),
      related: [{ range: first, message: merge ? 'the other one' : 'first given here' }],
    }
  })
}

/** Steps through a document as a field path: steps below a map with free keys are marked as such. */
export function typedPath(steps: readonly (string | number)[], type?: Type): Segment[] {
  let at = type
  return steps.map((step) => {
    if (typeof step === 'number') {
      at = at?.kind === 'list' ? at.items : undefined
      return step
    }
    if (at?.kind === 'map') {
      at = at.values
      return mapKey(step)
    }
    const field: Type | undefined = at?.kind === 'object' ? at.fields.get(step)?.at(-1)?.type : undefined
    at = field
    return step
  })
}
