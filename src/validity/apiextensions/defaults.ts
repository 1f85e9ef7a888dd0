import type { StageProblem } from '../../model/finding.ts'
import { key } from '../../model/path.ts'
import { isPruned } from '../../schema/custom/prune.ts'
import { readStructural, type Structural } from '../../schema/custom/structural.ts'
import { validateValue } from '../../schema/custom/validate.ts'
import { isMapValue } from '../../yaml/value.ts'
import { coercionFault, validateEmbedded } from '../custom/embedded.ts'
import { Field } from '../field.ts'
import type { JSONSchemaProps } from '../types/apiextensions-v1.ts'
import { DEPTH_LIMIT, itemSchema, someSchema } from './schema-props.ts'

/** A field around a default, or a list (without name), from the inside out. */
interface Around {
  readonly name: string | undefined
  readonly outer: Around | undefined
}

const EMBEDDED = 'x-kubernetes-embedded-resource'
const META_FIELDS: ReadonlySet<string> = new Set(['metadata', 'kind', 'apiVersion'])

/** Checks that defaults are valid for their own schemas (structural defaulting ValidateDefaults), but for CEL rules. */
export function validateDefaults(schema: JSONSchemaProps, path: Field, minor: number): void {
  if (!someSchema(schema, (one) => one.default !== undefined, DEPTH_LIMIT)) return
  validate({ ...schema, [EMBEDDED]: true }, path, minor, undefined)
}

const IDENTITY = { apiVersion: 'validation/v1', kind: 'Validation' }

/** The metadata of a resource that a default is in. */
interface Meta {
  readonly resource: JSONSchemaProps
  readonly around: Around
}

function validate(schema: JSONSchemaProps, path: Field, minor: number, outer: Meta | undefined): void {
  const isResource = schema[EMBEDDED] === true
  const meta = isResource ? undefined : outer
  if (schema.default !== undefined)
    validateDefault(schema.default, readStructural(schema, true), path.at('default'), minor, meta)
  const items = itemSchema(schema)
  if (items !== undefined) validate(items, path.at('items'), minor, meta && inside(meta, undefined))
  for (const name in schema.properties) {
    const property = schema.properties[name]
    if (!isMapValue(property)) continue
    const isMeta = isResource && META_FIELDS.has(name)
    const inner = isMeta ? { resource: schema, around: { name, outer: undefined } } : meta && inside(meta, name)
    validate(property, path.at('properties').at(key(name)), minor, inner)
  }
}

function inside({ resource, around }: Meta, name: string | undefined): Meta {
  return { resource, around: { name, outer: around } }
}

/** The resource that has nothing but a default in its metadata. */
function surround(value: unknown, { around }: Meta): Record<string, unknown> {
  let whole = value
  for (let at: Around | undefined = around; at !== undefined; at = at.outer)
    whole = at.name === undefined ? [whole] : { [at.name]: whole }
  return { ...IDENTITY, ...(whole as object) }
}

function validateDefault(
  value: unknown,
  structural: Structural,
  path: Field,
  minor: number,
  meta: Meta | undefined,
): void {
  const start = path.count
  if (meta !== undefined) {
    const whole = surround(value, meta)
    const schema = readStructural(meta.resource, true)
    const fault = coercionFault(whole, schema)?.fault ?? embeddedFault(whole, schema)
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
  if (meta !== undefined && path.count > start) return
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
