import type { Span } from '../../../model/finding.ts'
import { type AnchorUse, readAnchors } from '../../../yaml/aliases.ts'
import { holds } from '../../spot.ts'
import type { View } from '../../view.ts'
import type { Place, Subject } from './subject.ts'

/** The anchors of the document in a text that an offset lies in. */
function anchorsAt({ manifest, text }: View, offset: number): readonly AnchorUse[] {
  const document = manifest.documents.find((each) => holds(each, offset))
  if (document === undefined) return []
  const part = text.slice(document.start, document.end)
  return part.includes('&') ? readAnchors(text, document) : []
}

/** An anchor with its aliases, with the offset in one of their names or before it. */
export function anchorSubject(view: View, offset: number): Subject | undefined {
  const anchors = anchorsAt(view, offset)
  for (const { name, anchor, aliases } of anchors) {
    const here = [anchor, ...aliases].find(({ start, end }) => holds({ start: start - 1, end }, offset))
    if (here === undefined) continue
    return {
      title: `anchor "${name}"`,
      name,
      here,
      declaring: [],
      usersOf: () => [],
      declaringOf: () => [],
      placesIn: () => [],
      inText: [placeOf(anchor, 'declaration'), ...aliases.map((alias) => placeOf(alias, 'use'))],
      naming: {
        meansText: () => false,
        taken: (wanted) => {
          if (!/^[A-Za-z0-9_-]+$/.test(wanted)) return 'an anchor must consist of letters, digits, `-` and `_`'
          return anchors.some((each) => each.name === wanted) ? `there is an anchor "${wanted}" already` : undefined
        },
      },
    }
  }
  return undefined
}

function placeOf(span: Span, role: Place['role']): Place {
  return { resource: undefined, path: [], role, span, scalar: span, isKey: false, isPart: true, whole: span }
}
