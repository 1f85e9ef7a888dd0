import type { StageProblem } from '../../model/finding.ts'
import { fitsFormat } from '../../schema/custom/formats.ts'
import { isMapValue } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import type { Definition } from './definition.ts'
import { DEPTH_LIMIT } from './schema-props.ts'
import { insideOf } from './schema-walk.ts'

/** The first minor that warns of formats of texts which it ignores, and the first that warns of those of other types. */
const WARNS_SINCE = 34
const OF_ALL_TYPES_SINCE = 36

/** Warns once of each format that servers ignore (getUnrecognizedFormatsInCRD). */
export function warnOfFormats({ schemas }: Definition, { minor }: Context): void {
  if (minor < WARNS_SINCE) return
  const places = new Map<string, Field[]>()
  for (const { value, path } of schemas)
    if (isMapValue(value?.openAPIV3Schema)) collect(value.openAPIV3Schema, path.at('openAPIV3Schema'), minor, places, 0)
  for (const [format, [first, ...others]] of places)
    first!.warn(`"${format}" is none that servers check for this type: any value passes`, {
      related: others.map((other): NonNullable<StageProblem['related']>[number] => ({
        path: other.path(),
        message: 'here as well',
      })),
    })
}

function collect(
  schema: JSONSchemaProps,
  path: Field,
  minor: number,
  places: Map<string, Field[]>,
  depth: number,
): void {
  const { format, type } = schema
  const isSpokenOf = minor >= OF_ALL_TYPES_SINCE || type === 'string'
  if (format && isSpokenOf && !fitsFormat(format, type, minor)) {
    const known = places.get(format)
    if (known === undefined) places.set(format, [path.at('format')])
    else known.push(path.at('format'))
  }
  if (depth < DEPTH_LIMIT)
    for (const [inner, at] of insideOf(schema, path)) collect(inner, at, minor, places, depth + 1)
}
