import type { StageProblem } from '../../model/finding.ts'
import { key } from '../../model/path.ts'
import { isPruned } from '../../schema/custom/prune.ts'
import { readStructural, type Structural } from '../../schema/custom/structural.ts'
import { validateValue } from '../../schema/custom/validate.ts'
import { coercionFault, validateEmbedded } from '../custom/embedded.ts'
import { Field } from '../field.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { DEPTH_LIMIT, isMap, itemSchema, someSchema } from './schema-props.ts'

/** Builds the resource around a default in its metadata. */
type Surround = (value: unknown) => Record<string, unknown>

/** A resource that has defaults in it, or one embedded in it. */
interface Resource {
  readonly schema: Structural
  readonly surround: Surround
}

const META_FIELDS: ReadonlySet<string> = new Set(['metadata', 'kind', 'apiVersion'])

/** Checks that defaults are valid for their own schemas (structural defaulting ValidateDefaults), but for CEL rules. */
export function validateDefaults(schema: JSONSchemaProps, path: Field, minor: number): void {
  if (!someSchema(schema, (one) => one.default !== undefined, DEPTH_LIMIT)) return
  validate(schema, { ...readStructural(schema, true), embedded: true }, path, minor, ROOT, false)
}

const IDENTITY = { apiVersion: 'validation/v1', kind: 'Validation' }
const NO_SCHEMA = readStructural({})
const ROOT: Resource = { schema: NO_SCHEMA, surround: (value) => ({ ...IDENTITY, ...(value as object) }) }

function validate(
  schema: JSONSchemaProps,
  structural: Structural,
  path: Field,
  minor: number,
  outer: Resource,
  outerMeta: boolean,
): void {
  const resource = structural.embedded ? { ...ROOT, schema: structural } : outer
  const insideMeta = outerMeta && !structural.embedded
  if (schema.default !== undefined)
    validateDefault(schema.default, structural, path.at('default'), minor, insideMeta ? resource : undefined)
  const { surround } = resource
  const items = itemSchema(schema)
  if (items !== undefined && structural.items !== undefined)
    validate(
      items,
      structural.items,
      path.at('items'),
      minor,
      { ...resource, surround: (value) => surround([value]) },
      insideMeta,
    )
  for (const name in schema.properties) {
    const inner = structural.properties.get(name)
    if (inner === undefined || !isMap(schema.properties[name])) continue
    validate(
      schema.properties[name],
      inner,
      path.at('properties').at(key(name)),
      minor,
      { ...resource, surround: (value) => surround({ [name]: value }) },
      insideMeta || (structural.embedded && META_FIELDS.has(name)),
    )
  }
}

function validateDefault(
  value: unknown,
  structural: Structural,
  path: Field,
  minor: number,
  resource: Resource | undefined,
): void {
  const start = path.count
  if (resource !== undefined) {
    const whole = resource.surround(value)
    const fault = coercionFault(whole, resource.schema)?.fault ?? embeddedFault(whole, resource.schema)
    if (fault !== undefined) path.invalid(undefined, `must make valid metadata: ${fault}`)
  } else {
    if (isPruned(value, structural, structural.embedded))
      path.invalid(undefined, 'must not have fields that its schema does not have')
    const before = path.count
    const coercion = coercionFault(value, structural)
    if (coercion !== undefined)
      coercion.steps.reduce((at, step) => at.at(step), path).invalid(undefined, coercion.fault)
    else validateEmbedded(value, structural, path)
    if (path.count > before) return
  }
  if (resource !== undefined && path.count > start) return
  const base = path.path()
  path.adopt(
    validateValue(value, structural, base, { minor, anyFormat: true }).map((problem) => misnamed(problem, base.length)),
  )
}

/** What servers say of the items of a default, they say behind a dot. */
function misnamed(problem: StageProblem, length: number): StageProblem {
  const step = problem.path[length]
  if (typeof step !== 'number') return problem
  const path = [...problem.path.slice(0, length), `[${step}]`, ...problem.path.slice(length + 1)]
  return { ...problem, path, at: problem.at ?? problem.path }
}

function embeddedFault(value: unknown, structural: Structural): string | undefined {
  const problems: StageProblem[] = []
  validateEmbedded(value, structural, Field.root(problems))
  return problems[0]?.message
}
