import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { additionalSchema, isEmptyMap } from './schema-props.ts'

/** A place in a schema that a path names. */
export interface Found {
  readonly steps: readonly string[]
  readonly schema: JSONSchemaProps
}

/** Follows a path such as `.spec.ports['http']` through a schema; where it leads nowhere, why, as the rest of a sentence (cel.ValidFieldPath). */
export function followPath(text: string, root: JSONSchemaProps, allowBrackets: boolean): Found | string {
  const tokens = tokensOf(text)
  const steps: string[] = []
  let schema = root
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at++]
    let name = tokens[at++]
    if (token === '[') {
      if (!allowBrackets) return 'must not have brackets'
      if (name === undefined || !/^'.*'$/s.test(name) || name.length < 2)
        return "must have a name in single quotes in `['…']`"
      name = unescapeQuotes(name.slice(1, -1))
      if (tokens[at++] !== ']') return 'must have a `]` after each `[`'
    } else if (token !== '.') return 'must start each name with a dot, as in `.spec.name`'
    if (name === undefined) return 'must not end with a dot'
    const next = isEmptyMap(schema.properties) ? additionalSchema(schema) : ownProperty(schema, name)
    if (next === undefined) return `names \`${name}\`, which the schema does not have`
    schema = next
    steps.push(name)
  }
  return { steps, schema }
}

function ownProperty({ properties }: JSONSchemaProps, name: string): JSONSchemaProps | undefined {
  return Object.hasOwn(properties!, name) ? properties![name] : undefined
}

/** Dots and brackets by themselves, what stands between, and texts in single quotes with all that is in them. */
function tokensOf(text: string): string[] {
  return text.match(/[.[\]]|'(?:[^'\\]|\\.|\\)*'|'[\s\S]*|[^.[\]']+[^.[\]]*/g) ?? []
}

function unescapeQuotes(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}
