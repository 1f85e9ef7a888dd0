import type { Location, LocationLink, Position, ServerCapabilities } from 'vscode-languageserver-protocol'
import type { Span } from '../../../model/finding.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import { referenceAt } from '../../reference-at.ts'
import type { View } from '../../view.ts'
import { type DocumentFeature, UNSURE } from '../feature.ts'
import { anchorSubject } from './anchors.ts'
import { asJudged } from './as-judged.ts'
import { kindOfSubject } from './kinds.ts'
import { hostAt, patchedAt } from './leads.ts'
import { distinct, locationOf } from './locate.ts'
import { type Place, placeAt, type Subject } from './subject.ts'
import { resourcesSubjectAt } from './subject-at.ts'

type Definition = Location[] | LocationLink[] | null

/** Where that is declared which a text names: the resource, key, port, label, volume, anchor ... */
export const definition: DocumentFeature = {
  method: 'textDocument/definition',
  about: 'document',
  asBefore: true,
  capabilities: (): ServerCapabilities => ({ definitionProvider: true }),
  answer: (view, { position }) =>
    answerAt(view, position, view.client.links.definition, (judged, offset) => {
      const subjects = [resourcesSubjectAt(judged, offset), anchorSubject(judged, offset)].filter(
        (each) => each !== undefined,
      )
      return {
        origin: subjects[0]?.here ?? referenceAt(judged, offset)?.span,
        places: [
          ...subjects.flatMap(declarations),
          ...madeAt(judged, offset),
          ...hostAt(judged, offset),
          ...patchedAt(judged, offset),
        ],
      }
    }),
}

/** Where the kind of a custom resource is defined. */
export const typeDefinition: DocumentFeature = {
  method: 'textDocument/typeDefinition',
  about: 'document',
  asBefore: true,
  capabilities: (): ServerCapabilities => ({ typeDefinitionProvider: true }),
  answer: (view, { position }) =>
    answerAt(view, position, view.client.links.typeDefinition, (judged, offset) => {
      const resource = judged.resourceAt(offset)
      const subject = resource && kindOfSubject(judged.around, resource, { start: offset, end: offset })
      return { places: subject === undefined ? [] : declarations(subject) }
    }),
}

/** Where the declarations of a subject stand, the likeliest first. */
function declarations(subject: Subject): readonly Place[] {
  const declaring = new Set(subject.declaring)
  const found = [...declaring].reverse().flatMap((resource) => subject.placesIn(resource, declaring))
  return [...found, ...(subject.inText ?? [])].filter(({ role }) => role === 'declaration')
}

/** Where the name stands that another resource gives to what it makes. */
function madeAt(view: View, offset: number): readonly Place[] {
  const spot = view.leftOut === undefined ? referenceAt(view, offset) : undefined
  if (spot?.about !== 'name') return []
  const { reference } = spot
  return view.around.unitsOf(reference.from).flatMap((unit) => {
    const references = referencesIn(unit)
    const outcome = references.resolve(reference)
    if (outcome.is !== 'made' && outcome.is !== 'agreed') return []
    return references.made
      .makingsOf(reference.kind, reference.name)
      .flatMap(({ by, path }) => (by === outcome.by ? (placeAt(by, path, 'declaration') ?? []) : []))
  })
}

interface Found {
  readonly origin?: Span
  readonly places: readonly Place[]
}

/** Where the places are that are found at a position of a document as it was judged last. */
function answerAt(
  view: View,
  position: Position,
  linked: boolean,
  find: (view: View, offset: number) => Found,
): Definition | typeof UNSURE {
  const judged = asJudged(view)
  const offset = judged?.offset(position)
  if (judged === undefined || offset === undefined) return UNSURE
  const { origin, places } = find(judged.view, offset)
  const selected = origin && judged.range(origin)
  const links: LocationLink[] = []
  for (const place of distinct(places)) {
    const isHere = place.resource === undefined || view.around.keyOf(place.resource) === view.document.key
    const at = (span: Span) => {
      if (!isHere) return locationOf(view, place, span)
      const range = judged.range(span)
      return range && { uri: view.document.uri, range }
    }
    const target = at(place.span)
    if (target === undefined && isHere) return UNSURE
    if (target === undefined) continue
    // All around it may just be edited.
    const whole = at(place.whole)?.range ?? target.range
    const shown = selected && { originSelectionRange: selected }
    links.push({ ...shown, targetUri: target.uri, targetRange: whole, targetSelectionRange: target.range })
  }
  if (links.length === 0) return origin === undefined || view.around.isComplete ? null : UNSURE
  return linked
    ? links
    : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }))
}
