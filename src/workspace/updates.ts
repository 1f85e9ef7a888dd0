import type { StageProblem } from '../model/finding.ts'
import type { Resource } from '../model/resource.ts'
import type { SchemaContext } from '../schema/check.ts'
import { checkUpdate } from '../validity/update/check.ts'

/** What servers refuse where a resource is applied over another one of its name; nothing where it cannot be told, as rules do not see all of them or they are of two API versions. */
export function refusedOver(
  before: Resource,
  next: Resource,
  { store, versions }: Pick<SchemaContext, 'store' | 'versions'>,
): readonly StageProblem[] {
  if (!before.isWhole || !next.isWhole || before.gvk.version !== next.gvk.version) return []
  const kind = store.kind(next.gvk)
  return kind === undefined ? [] : checkUpdate({ kind, before: before.value, next: next.value }, versions)
}
