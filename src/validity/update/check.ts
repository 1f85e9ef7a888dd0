import type { StageProblem } from '../../model/finding.ts'
import type { Minor, VersionRange } from '../../model/version.ts'
import type { KindInfo } from '../../schema/types.ts'
import { newObject } from '../../yaml/value.ts'
import { inAll } from '../check.ts'
import { Field } from '../field.ts'
import { applied } from './apply.ts'
import { updateCheckOf } from './kinds.ts'
import { same } from './same.ts'
import { stored } from './stored.ts'

/** A manifest as it was applied and as it is to be applied, with its nulls. */
export interface Update {
  readonly kind: KindInfo
  readonly before: unknown
  readonly next: unknown
}

/** What the API servers of a range of minors refuse in a change of a resource that exists, besides what they refuse in a new one: server-side apply of the new manifest over the old one. */
export function checkUpdate(update: Update, versions: VersionRange): readonly StageProblem[] {
  const check = updateCheckOf(update.kind)
  if (check === undefined) return []
  return inAll(versions, (minor) => {
    const { before, next } = objectsOf(update, minor)
    const problems: StageProblem[] = []
    if (!same(before, next)) check.check(next, before, Field.root(problems), { minor, kind: update.kind })
    return problems
  })
}

/** What the server has and what comes of the change; both without status, which manifests do not set. */
function objectsOf({ kind, before, next }: Update, minor: Minor): { before: any; next: any } {
  const { prepare, choose } = updateCheckOf(kind) ?? {}
  const context = { minor, kind }
  const live = stored(before, kind.type, minor) ?? newObject()
  prepare?.(live, context)
  choose?.(live)
  const merged = stored(applied({ live, last: before, next }, kind.type, minor), kind.type, minor) ?? newObject()
  prepare?.(merged, context, live)
  choose?.(merged, live)
  delete live.status
  delete merged.status
  return { before: live, next: merged }
}

/**
 * The object that comes of the change, where something stays in it that the new manifest does not have, such as a default beside a field that is null now: then the server judges more than
 * the manifest says. Undefined where it does not.
 */
export function leftBehind({ kind, before, next }: Update, minor: Minor): unknown {
  const prepare = updateCheckOf(kind)?.prepare
  const context = { minor, kind }
  const live = stored(before, kind.type, minor) ?? newObject()
  prepare?.(live, context)
  const merged = applied({ live, last: before, next }, kind.type, minor)
  const [result, alone] = [stored(merged, kind.type, minor), stored(next, kind.type, minor)]
  if (result !== undefined) prepare?.(result, context, live)
  if (alone !== undefined) prepare?.(alone, context)
  return same(result, alone) ? undefined : result
}
