import type { Location, LocationLink, ServerCapabilities } from 'vscode-languageserver-protocol'
import type { Span } from '../../../model/finding.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import { referenceAt } from '../../reference-at.ts'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import { anchorSubject } from './anchors.ts'
import { kindOfSubject } from './kinds.ts'
import { distinct, locationOf } from './locate.ts'
import { holds, type Place, placeAt, type Subject } from './subject.ts'
import { resourcesSubjectAt } from './subject-at.ts'

type Definition = Location[] | LocationLink[] | null

/** Where that is declared which a text names: the resource, key, port, label, volume, anchor ... */
export const definition: DocumentFeature = {
  method: 'textDocument/definition',
  about: 'document',
  capabilities: (): ServerCapabilities => ({ definitionProvider: true }),
  answer: (view, { position }): Definition => {
    const offset = view.offset(position)
    const subjects = [resourcesSubjectAt(view, offset), anchorSubject(view, offset)].filter(
      (each) => each !== undefined,
    )
    const places = [...subjects.flatMap(declarations), ...madeAt(view, offset)]
    return answerOf(view, subjects[0]?.here ?? referenceAt(view, offset)?.span, places, view.client.links.definition)
  },
}

/** Where the kind of a custom resource is defined. */
export const typeDefinition: DocumentFeature = {
  method: 'textDocument/typeDefinition',
  about: 'document',
  capabilities: (): ServerCapabilities => ({ typeDefinitionProvider: true }),
  answer: (view, { position }): Definition => {
    const offset = view.offset(position)
    const resource = view.resources.find((each) => holds(each.node(), offset))
    const subject = resource && kindOfSubject(view.around, resource, { start: offset, end: offset })
    return answerOf(
      view,
      undefined,
      subject === undefined ? [] : declarations(subject),
      view.client.links.typeDefinition,
    )
  },
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

function answerOf(view: View, origin: Span | undefined, places: readonly Place[], linked: boolean): Definition {
  const links = distinct(places).flatMap((place): LocationLink[] => {
    const target = locationOf(view, place)
    const whole = locationOf(view, place, place.whole)
    if (target === undefined || whole === undefined) return []
    return [
      {
        ...(origin !== undefined && { originSelectionRange: view.range(origin) }),
        targetUri: target.uri,
        targetRange: whole.range,
        targetSelectionRange: target.range,
      },
    ]
  })
  if (links.length === 0) return null
  return linked
    ? links
    : links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }))
}
