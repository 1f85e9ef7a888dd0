import { placeOf, type Resource } from '../../../model/resource.ts'
import { isPatch } from '../../../sources/kustomization.ts'
import { type Choice, choicesOf, isInReach } from '../../../workspace/references/choices.ts'
import { applies, kindOf, textBeside } from '../../../workspace/references/extract.ts'
import { namingFields } from '../../../workspace/references/fields.ts'
import { offers } from '../../../workspace/references/offers.ts'
import type { Row } from '../../../workspace/references/row.ts'
import { valueBeside } from '../../../workspace/references/trie.ts'
import type { Unit } from '../../../workspace/unit.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'
import { candidatesOf, type Fit, isAsker } from './names-fit.ts'
import { partsFor } from './names-parts.ts'
import { type Naming, type Target, targetsOf } from './names-targets.ts'
import { missedNames, unknownNames } from './names-used.ts'

/** What a field can name, and the keys, ports and namespaces beside names. */
export function referencesAt(asker: Asker): Candidate[] {
  const { part, path } = asker.place
  if (part === 'key') return []
  const isOwnName = path.length === 2 && path[0] === 'metadata' && path[1] === 'name'
  const named = namingFields(asker.kind, path).flatMap((field) => {
    const naming = { ...field, beside: asker.at(field.owner) }
    if (!mayApply(naming)) return []
    if (field.holds === 'name') return candidatesOf(asker, namesFor(asker, naming))
    return field.holds === 'namespace' ? namespacesFor(asker) : partsFor(asker, naming)
  })
  if (!isOwnName) return named
  const { leftOut } = asker.view
  const own = leftOut !== undefined && isPatch(leftOut) ? patchedNames(asker) : missedNames(asker)
  return [...named, ...candidatesOf(asker, own)]
}

/** What a patch can be about: what is there of its kind. */
function patchedNames(asker: Asker): Fit[] {
  const kind = kindOf(asker.kind)
  return asker.units.flatMap((unit) =>
    choicesOf(unit, kind)
      .filter((choice) => choice.is === 'found' && isInReach(choice, asker.namespace))
      .map((choice): Fit => ({ choice, kind, label: choice.name, beside: [], rank: 1 })),
  )
}

/** Whether a row is about a field, once what it asks for is written beside. */
function mayApply({ row, beside }: Naming): boolean {
  const written = Object.entries(row.when ?? {}).filter(([path]) => valueBeside(beside, path) !== undefined)
  return applies({ unless: row.unless, when: Object.fromEntries(written) }, beside)
}

function namesFor(asker: Asker, naming: Naming): Fit[] {
  const fits: Fit[] = []
  for (const unit of asker.units)
    for (const target of targetsOf(asker, naming, unit))
      for (const choice of choicesFor(unit, target.kind, asker)) {
        const fit = fitOf(asker, naming, target, choice)
        if (fit !== undefined) fits.push(fit)
      }
  return [...fits, ...unknownNames(asker, naming, fits)]
}

/** What is there of a kind; of Namespaces those that others lie in too. */
function choicesFor(unit: Unit, kind: string, asker: Asker): readonly Choice[] {
  const choices = choicesOf(unit, kind)
  if (kind !== 'Namespace') return choices
  const known = new Set(choices.map(({ name }) => name))
  for (const by of unit.resources) {
    if (by.namespace === undefined || known.has(by.namespace) || isAsker(asker, by)) continue
    known.add(by.namespace)
    choices.push({ name: by.namespace, is: 'agreed', by, space: '' })
  }
  return choices
}

/** How a choice is written where it is asked for; undefined where it cannot be named from there. */
function fitOf(asker: Asker, { row, beside: owner }: Naming, target: Target, choice: Choice): Fit | undefined {
  const written = textBeside(owner, row.namespace)
  const wanted = written ?? asker.namespace
  const { namespaced } = asker.kind
  const { name, space, is } = choice
  if (is === 'standing' && target.kind === 'ConfigMap' && VARIABLES.test(row.field)) return undefined
  const make = (more: Partial<Fit> = {}): Fit | undefined => {
    if (isSelf(asker, choice)) return undefined
    const { kind, beside } = target
    return { choice, kind, label: name, beside, rank: rankOf(asker, row, choice), ...more }
  }
  if (isInReach(choice, wanted) && (wanted !== undefined || namespaced || space === ''))
    return is === 'standing' && space !== (wanted ?? '') && space !== '' ? undefined : make()
  if (written !== undefined || is === 'standing') return undefined
  const rank = rankOf(asker, row, choice) + (wanted === undefined ? 0 : ELSEWHERE)
  // It is written with its namespace, or its namespace beside it.
  if (row.form !== undefined)
    return make({ label: row.form === 'host' ? `${name}.${space}` : `${space}/${name}`, rank })
  if (row.namespace === undefined) return namespaced ? undefined : make()
  const field = row.namespace.replace(/^\[|\]$/g, '')
  return make({ id: `${space}/${name}`, beside: [...target.beside, { field, value: space }], rank })
}

/** The ConfigMap that every namespace has holds certificates: files, not variables. */
const VARIABLES = /\benv(?:From)?\b/

const ELSEWHERE = 5

function isSelf(asker: Asker, { is, by }: Choice): boolean {
  return is === 'found' && by?.namespace === asker.namespace && by !== undefined && isAsker(asker, by)
}

/** What lies in the same folder or shares words with the name of the resource is likelier, what every cluster has less so. */
function rankOf(asker: Asker, row: Row, { is, by, name }: Choice): number {
  if (is === 'standing') return name.includes(':') ? 5 : 4
  const { folder } = asker
  const isNear = by !== undefined && folder !== '' && placeOf(by).startsWith(folder)
  const rank = isNear || asker.isRelated(name) ? 1 : 2
  return is === 'found' && by !== undefined && !isPreferred(row, by) ? rank + 2 : rank
}

function isPreferred({ prefers, needs }: Row, by: Resource): boolean {
  if (prefers !== undefined && !applies({ when: prefers }, by.value)) return false
  const offered = needs && offers(by, 'key')
  return !needs || offered === undefined || needs.every((key) => offered.has(key))
}

/** The Namespaces that are known. */
export function namespacesFor(asker: Asker): Candidate[] {
  const fits = asker.units.flatMap((unit) =>
    choicesFor(unit, 'Namespace', asker).map(
      (choice): Fit => ({
        choice,
        kind: 'Namespace',
        beside: [],
        label: choice.name,
        rank: choice.is === 'standing' ? 4 : 2,
      }),
    ),
  )
  return candidatesOf(asker, fits)
}
