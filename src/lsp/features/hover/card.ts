import { formatApiVersion } from '../../../model/gvk.ts'
import { formatPath } from '../../../model/path.ts'
import { formatVersions } from '../../../model/version.ts'
import { describe, type PlaceExplanation } from '../../../schema/at.ts'
import { factsOf, typeInWords } from '../../../schema/explain-text.ts'
import { descriptions } from '../../descriptions.ts'
import { type Block, code, joined, type Prose, say, sentence } from '../../markdown.ts'

/** What the schemas say of a field or a kind, with what else there is to say about the place: title, facts, description. */
export function cardOf(explanation: PlaceExplanation, more: readonly Prose[] = []): Block[] {
  const { path, custom, fields } = explanation
  const known = path.length === 0 ? factsOf(explanation) : factsOf(explanation).slice(Math.max(1, fields.length))
  const lines = [...more, ...known.map(([label, text]) => (label === '' ? sentence(text) : fact(label, text)))]
  const text = describe(explanation, descriptions)
  const trusted = custom === undefined
  return [
    { title: path.length === 0 ? kindTitle(explanation) : fieldTitle(explanation) },
    ...(lines.length === 0 ? [] : [{ list: lines }]),
    ...(text === undefined || text === '' ? [] : [{ text, trusted }]),
  ]
}

function fact(label: string, text: string): Prose {
  return say`${label}: ${sentence(text)}`
}

function kindTitle({ kind, versions }: PlaceExplanation): Prose {
  return say`${code(kind.kind)} in ${code(formatApiVersion(kind))}, Kubernetes ${formatVersions(versions)}`
}

function fieldTitle({ fields, place, value }: PlaceExplanation): Prose {
  const isItem = typeof place.at(-1) === 'number'
  const types = isItem || fields.length < 2 ? [value] : fields.map(({ type }) => type)
  return say`${code(formatPath(place))}: ${joined(types.map(typeInWords), ' or ')}`
}
