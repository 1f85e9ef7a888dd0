import { templateOf } from '../../../kubernetes/workload.ts'
import type { Resource } from '../../../model/resource.ts'
import { choicesOf, isInReach } from '../../../workspace/references/choices.ts'
import { namesIn, textBeside } from '../../../workspace/references/extract.ts'
import type { NamingField } from '../../../workspace/references/fields.ts'
import { offers } from '../../../workspace/references/offers.ts'
import { makeTrie, walkTrie } from '../../../workspace/references/trie.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { placed } from './names-describe.ts'
import { type Ranked, rankNear, take } from './names-rank.ts'
import { type Naming, targetsOf } from './names-targets.ts'

/** The keys or ports of what is named beside, or names inside of it. */
export function partsFor(asker: Asker, field: Naming): Candidate[] {
  const found: (Ranked & { readonly by: Resource })[] = []
  for (const by of namedBeside(asker, field))
    for (const value of partsOf(asker, by, field.holds))
      found.push({ label: String(value), rank: typeof value === 'number' ? 2 : 1, by })
  const what = typeof field.holds === 'string' ? field.holds : 'inside'
  return take(asker, rankNear(asker, found)).map(({ label, rank, by }) => ({
    label,
    kind: 'reference',
    rank,
    detail: `${what === 'inside' ? 'in' : `${what} of`} ${placed(by)}`,
  }))
}

function partsOf(asker: Asker, by: Resource, holds: NamingField['holds']): readonly (string | number)[] {
  if (holds === 'key') return offers(by, 'key')?.all() ?? []
  if (holds === 'port') {
    const type = asker.typeAt()?.kind
    return (offers(by, 'port')?.all() ?? []).filter((value) => takesPort(value, type, asker.place.path.at(-1)))
  }
  if (typeof holds === 'string') return []
  const names: string[] = []
  walkTrie(makeTrie([[holds.names, true] as const]), holds.inPods ? templateOf(by) : by.value, ({ value }) => {
    if (typeof value === 'string') names.push(value)
  })
  return names
}

/** The resources that a field finds by what is written beside a part of it. */
function namedBeside(asker: Asker, naming: Naming): readonly Resource[] {
  const { row, name: field, beside: owner } = naming
  const text = textBeside(owner, field)
  const names = text === undefined ? undefined : namesIn(text, row.form)
  if (names === undefined) return []
  const wanted = names.namespace ?? textBeside(owner, row.namespace) ?? asker.namespace
  return asker.units.flatMap((unit) =>
    targetsOf(asker, naming, unit).flatMap(({ kind }) =>
      choicesOf(unit, kind).flatMap((choice) => {
        const isNamed = choice.name === names.name && choice.is === 'found' && isInReach(choice, wanted)
        return isNamed && choice.by !== undefined ? [choice.by] : []
      }),
    ),
  )
}

/** Whether a port may be written as it is, by its number or its name. */
function takesPort(value: string | number, type: string | undefined, field: string | number | undefined): boolean {
  if (type === 'int32' || type === 'int64' || field === 'number') return typeof value === 'number'
  return (type === 'string' || field === 'name') === false || typeof value === 'string'
}
