import type { Span } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import type { MapNode, ScalarNode } from '../../yaml/node.ts'
import { readAnnotations, spanIn } from './annotations.ts'
import type { Foreign } from './foreign.ts'
import { type Collected, faulty, type PartSuppression, type SuppressFile, type Told } from './suppression.ts'

/** What the annotations of a resource suppress. */
export function readResource(
  file: SuppressFile,
  resource: Resource,
  node: MapNode,
  foreign: Foreign | undefined,
): Collected<PartSuppression> {
  const { document, place: at } = resource.origin
  const place = { file: file.path, place: at, document, resource, lines: file.lines }
  const { text, lines } = file.manifest
  const kind = resource.builtIn ? resource.kind : ''
  const suppressions: PartSuppression[] = []
  const problems: Told[] = []
  for (const { field, path, part, entries, faults } of readAnnotations(node, kind)) {
    const value = field.value as ScalarNode
    const written = ({ start, end }: Span) => {
      const range = spanIn(text, value, start, end)
      return { place, path, range, line: lines.position(range.start).line }
    }
    const key = { place, path, range: { start: field.keyStart, end: field.keyEnd } }
    for (const fault of faults) problems.push(faulty(fault.isOfKey ? key : written(fault), fault))
    for (const { rule, reason, until, ...at } of entries)
      suppressions.push({ rule, reason, until, part, kind: 'annotation', written: written(at), isSure: true })
  }
  for (const { rule, reason, part } of foreign?.readAnnotations(node, kind) ?? [])
    suppressions.push({ rule, reason, part, kind: 'annotation', isSure: false, isQuiet: true })
  return { suppressions, problems }
}
