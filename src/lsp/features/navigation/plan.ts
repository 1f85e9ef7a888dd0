import type { Span } from '../../../model/finding.ts'
import type { FieldPath } from '../../../model/path.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { counted } from '../../../text/count.ts'
import { oncePer, push } from '../../../workspace/maps.ts'
import { argumentsIn, freeFieldsIn } from '../../../workspace/references/mentions.ts'
import { selectionsOf } from '../../../workspace/selections/read.ts'
import type { Document } from '../../../yaml/document.ts'
import { referenceAt } from '../../reference-at.ts'
import type { View } from '../../view.ts'
import { sorted } from './locate.ts'
import { otherFileNaming } from './other-files.ts'
import { whereabouts } from './resources.ts'
import { sharingIn } from './shared.ts'
import { declaringAll, type Naming, type Place, placesOf, type Subject, scalarAt } from './subject.ts'
import { prepareAt, subjectAt } from './subject-at.ts'

/** Why something cannot be renamed, in words for a person. */
export class RenameRefused extends Error {}

/** Something that can be renamed. */
export interface Plan {
  readonly subject: Subject
  readonly naming: Naming
  readonly declaring: ReadonlySet<Resource>
  /** Each stretch of text once, in the order of files. */
  readonly places: readonly Place[]
}

/** What is to be changed where the text at an offset gets another name, in steps; undefined where nothing there has a name. Throws RenameRefused. */
export function* planRename(view: View, offset: number): Generator<undefined, Plan | undefined> {
  yield* prepareAt(view, offset)
  const subject = subjectAt(view, offset)
  if (subject === undefined) {
    const spot = view.leftOut === undefined ? referenceAt(view, offset) : undefined
    const reason = spot?.about === 'name' ? whereabouts(view.around, spot.reference) : undefined
    if (reason === undefined) return undefined
    throw new RenameRefused(`"${spot!.reference.name}" cannot be renamed here: ${reason}`)
  }
  const { naming } = subject
  const refuse = (reason: string | undefined) => {
    if (reason !== undefined) throw refusal(subject, reason)
  }
  if (typeof naming === 'string') throw refusal(subject, naming)
  const declaring = yield* declaringAll(subject)
  if (declaring.size === 0 && subject.inText === undefined)
    refuse(naming.refusal?.(declaring) ?? 'it is in none of the manifests')
  refuse(naming.refusal?.(declaring))
  const all = yield* placesOf(subject, declaring)
  for (const user of new Set(all.flatMap(({ resource, role }) => (role === 'use' && resource ? [resource] : []))))
    refuse(naming.unsure?.(user, declaring))
  if (!all.some(({ role }) => role === 'declaration')) refuse('it is in none of the manifests')
  refuse(yield* unsafePlace(view, all))
  refuse(yield* mentioned(view, { naming, declaring, places: all }))
  const other = subject.inText === undefined ? yield* otherFileNaming(view.around, naming.meansText) : undefined
  refuse(other && `it also stands in ${other}, which would not follow`)
  return { subject, naming, declaring, places: sorted(all) }
}

function refusal({ title }: Subject, reason: string): RenameRefused {
  return new RenameRefused(`${title} cannot be renamed: ${reason}`)
}

/** Why the text of some place may not be changed; undefined where all may. */
function* unsafePlace(view: View, places: readonly Place[]): Generator<undefined, string | undefined> {
  const byFile = new Map<string | undefined, Place[]>()
  for (const place of places) push(byFile, place.resource?.file, place)
  for (const group of byFile.values()) {
    const reason = yield* unsafeIn(view, group)
    if (reason !== undefined) return reason
  }
  return undefined
}

function* unsafeIn(view: View, places: readonly Place[]): Generator<undefined, string | undefined> {
  const resource = places[0]!.resource
  if (resource !== undefined && !view.around.isAsJudged(view.around.keyOf(resource)))
    return `${resource.file} has changed meanwhile`
  const { documents, text } = resource?.manifest ?? view.manifest
  const name = resource?.file ?? 'the document'
  const sharing = oncePer((document: Document) => sharingIn(text, document))
  for (const place of places) {
    yield
    const document = documents.find((each) => each.start <= place.span.start && place.span.end <= each.end)
    if (document === undefined || document.error !== undefined)
      return `${name} has an error that must be repaired first`
    if (place.isKey && text[place.scalar.start] === '*') return `in ${name} an alias is a key`
    if (resource !== undefined && sharing(document)?.(place, places))
      return `in ${name} its text also stands for something else, through an anchor`
  }
  return undefined
}

/** Which texts mention it that would not follow; undefined where none does. */
function* mentioned(
  view: View,
  { naming, declaring, places }: Omit<Plan, 'subject'>,
): Generator<undefined, string | undefined> {
  const { isMentionedBy } = naming
  if (isMentionedBy === undefined) return undefined
  const known = new Map<Resource, string[]>()
  for (const { resource, path, scalar } of places)
    if (resource !== undefined && isRead(resource, path)) push(known, resource, readScalar(resource, path, scalar))
  const found: Resource[] = []
  const units = new Set([...declaring].flatMap((each) => view.around.unitsOf(each)))
  for (const resource of new Set([...units].flatMap((unit) => unit.resources))) {
    yield
    const follows = [...(known.get(resource) ?? []), ...labelsSelectedBy(resource)]
    const isMention = (text: string) => {
      const at = follows.indexOf(text)
      if (at !== -1) follows.splice(at, 1)
      return at === -1 && isMentionedBy(text, 'fields')
    }
    if (freeFieldsIn(resource).filter(isMention).length > 0) found.push(resource)
    else if (argumentsIn(resource).some((text) => isMentionedBy(text, 'arguments'))) found.push(resource)
  }
  const [first] = found
  return (
    first &&
    `texts in ${counted(found.length, 'resource')} mention it and would not follow, such as those of ${nameOf(first)} in ${first.origin.file}`
  )
}

/** The labels that a custom resource selects by, which are no names. */
function labelsSelectedBy(resource: Resource): readonly string[] {
  if (resource.builtIn) return []
  return selectionsOf(resource).flatMap(({ selector }) => selector.flatMap(({ values }) => values))
}

/** Whether a place lies where programs read names. */
function isRead({ builtIn }: Resource, path: FieldPath): boolean {
  return path.includes('annotations') || (!builtIn && path[0] === 'spec')
}

function readScalar(resource: Resource, path: FieldPath, { start, end }: Span): string {
  return String(scalarAt(resource, path)?.value ?? resource.origin.text().slice(start, end))
}
