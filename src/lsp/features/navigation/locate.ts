import type { Location } from 'vscode-languageserver-protocol'
import type { Span } from '../../../model/finding.ts'
import type { View } from '../../view.ts'
import type { Place } from './subject.ts'

/** Where a place is, or what belongs to it; undefined where its file can no longer be read. */
export function locationOf(view: View, place: Place, span: Span = place.span): Location | undefined {
  const { resource } = place
  if (resource === undefined) return { uri: view.document.uri, range: view.range(span) }
  return view.around.locationOf(resource, span)
}

/** Each place once, in the order of files and text. */
export function sorted(places: readonly Place[]): readonly Place[] {
  return [...distinct(places)].sort(byPlace)
}

/** Each place once. */
export function distinct(places: readonly Place[]): readonly Place[] {
  const known = new Map<string, Place>()
  for (const place of places) {
    const id = `${place.resource?.file ?? ''}\n${place.span.start} ${place.span.end}`
    const other = known.get(id)
    if (other === undefined || (other.role === 'use' && place.role === 'declaration')) known.set(id, place)
  }
  return [...known.values()]
}

function byPlace(a: Place, b: Place): number {
  const [one, two] = [a.resource?.place ?? '', b.resource?.place ?? '']
  return one < two ? -1 : one > two ? 1 : a.span.start - b.span.start
}
