import { formatApiVersion } from '../../../model/gvk.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Choice } from '../../../workspace/references/choices.ts'
import { kindOf } from '../../../workspace/references/extract.ts'
import type { Asker } from './asker.ts'
import { writtenBeside } from './beside.ts'
import type { Candidate } from './candidate.ts'
import { describe, documentationOf } from './names-describe.ts'
import { type Ranked, rankNear, take } from './names-rank.ts'
import type { Wish } from './names-targets.ts'

/** A name that fits, and how well. */
export interface Fit extends Ranked {
  readonly choice: Choice
  /** What it is the name of. */
  readonly kind: string
  readonly beside: readonly Wish[]
}

/** Names as candidates, the likeliest first. */
export function candidatesOf(asker: Asker, fits: readonly Fit[]): Candidate[] {
  return take(asker, rankNear(asker, fits)).flatMap((fit, index) => candidateOf(asker, fit, index) ?? [])
}

/** Undefined where what has to stand beside it cannot be written there. */
function candidateOf(asker: Asker, { label, rank, choice, kind, beside }: Fit, index: number): Candidate | undefined {
  const { by } = choice
  const written = beside.flatMap(({ field, value, isVersion }) => {
    if (!isVersion) return [{ field, value }]
    return by !== undefined && choice.is === 'found' ? [{ field, value: formatApiVersion(by.gvk) }] : []
  })
  const also = written.length === 0 ? undefined : writtenBeside(asker, written)
  if (written.length > 0 && also === undefined) return undefined
  return {
    label,
    kind: 'reference',
    rank,
    detail: describe(kind, choice, index),
    documentation: documentationOf(choice, index),
    also,
  }
}

/** Whether a resource is the one in which the name is typed. */
export function isAsker(asker: Asker, each: Resource): boolean {
  const { name, kind, view } = asker
  return each.name === name && kindOf(each) === kindOf(kind) && view.around.keyOf(each) === view.document.key
}
