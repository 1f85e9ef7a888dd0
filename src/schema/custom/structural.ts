import { compilePattern, type Pattern } from '../../text/re2.ts'
import { isMapValue } from '../../yaml/value.ts'

/** An expression, compiled the first time that a text is held against it. */
class Expression {
  readonly source: string
  #compiled: Pattern | null | undefined

  constructor(source: string) {
    this.source = source
  }

  /** Undefined where Go refuses the expression. */
  get compiled(): Pattern | undefined {
    if (this.#compiled === undefined) this.#compiled = compilePattern(this.source) ?? null
    return this.#compiled ?? undefined
  }
}

/** A rule that values have to keep, an item of `x-kubernetes-validations`. */
export interface DefinitionRule {
  readonly rule: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: string
  readonly fieldPath?: string
  readonly optionalOldSelf: boolean
}

/** A structural schema of a custom resource definition. */
export interface Structural {
  /** `integer` and `string` for `x-kubernetes-int-or-string`, empty where any type is fine. */
  readonly types: readonly string[]
  readonly nullable: boolean
  readonly format?: string
  readonly enum?: { readonly values: readonly unknown[]; readonly ids: ReadonlySet<string> }
  readonly pattern?: Expression
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum: boolean
  readonly exclusiveMaximum: boolean
  readonly multipleOf?: number
  readonly items?: Structural
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems: boolean
  readonly listType?: string
  readonly listKeys: readonly string[]
  readonly properties: ReadonlyMap<string, Structural>
  /** The schema of other keys, or whether any are kept; undefined where they are pruned. */
  readonly additional?: Structural | boolean
  readonly required: readonly string[]
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly allOf: readonly Structural[]
  readonly anyOf: readonly Structural[]
  readonly oneOf: readonly Structural[]
  readonly not?: Structural
  readonly default?: unknown
  readonly preserve: boolean
  readonly embedded: boolean
  readonly rules: readonly DefinitionRule[]
  /** It has CEL rules, or something in it has. */
  readonly hasRules: boolean
}

const DEPTH_LIMIT = 200

/** What stands below the limit is not judged. */
const ANYTHING: Record<string, unknown> = { 'x-kubernetes-preserve-unknown-fields': true }

/**
 * Reads an `openAPIV3Schema` value; what is malformed in it counts as absent, since the definition's own check says so. With `loose`, an int-or-string has no
 * type of its own, as where servers validate defaults (Structural.ToKubeOpenAPI).
 */
export function readStructural(value: unknown, loose = false, depth = 0): Structural {
  const source = !isMapValue(value) ? {} : depth < DEPTH_LIMIT ? value : ANYTHING
  const schemas = (name: string) => list(source[name]).map((one) => readStructural(one, loose, depth + 1))
  const inner = (name: string) =>
    isMapValue(source[name]) ? readStructural(source[name], loose, depth + 1) : undefined
  const number = (name: string) => (typeof source[name] === 'number' ? (source[name] as number) : undefined)
  const text = (name: string) => (typeof source[name] === 'string' ? (source[name] as string) : undefined)
  const intOrString = source['x-kubernetes-int-or-string'] === true
  const type = text('type')
  const pattern = text('pattern')
  const properties = new Map<string, Structural>()
  if (isMapValue(source.properties))
    for (const [name, one] of Object.entries(source.properties))
      properties.set(name, readStructural(one, loose, depth + 1))
  const items = inner('items')
  const additional =
    typeof source.additionalProperties === 'boolean' ? source.additionalProperties : inner('additionalProperties')
  const isRuled = (one: Structural | boolean | undefined) => typeof one === 'object' && one.hasRules
  const rules = list(source['x-kubernetes-validations']).filter(isMapValue).flatMap(readRule)
  return {
    types: intOrString && !loose ? ['integer', 'string'] : type === undefined || type === '' ? [] : [type],
    nullable: source.nullable === true,
    format: text('format'),
    enum: Array.isArray(source.enum)
      ? { values: source.enum, ids: new Set(source.enum.map((one) => canonical(one))) }
      : undefined,
    pattern: pattern === undefined ? undefined : new Expression(pattern),
    minLength: number('minLength'),
    maxLength: number('maxLength'),
    minimum: number('minimum'),
    maximum: number('maximum'),
    exclusiveMinimum: source.exclusiveMinimum === true,
    exclusiveMaximum: source.exclusiveMaximum === true,
    multipleOf: number('multipleOf'),
    items,
    minItems: number('minItems'),
    maxItems: number('maxItems'),
    uniqueItems: source.uniqueItems === true,
    listType: text('x-kubernetes-list-type'),
    listKeys: list(source['x-kubernetes-list-map-keys']).filter((one): one is string => typeof one === 'string'),
    properties,
    additional,
    required: list(source.required).filter((one): one is string => typeof one === 'string'),
    minProperties: number('minProperties'),
    maxProperties: number('maxProperties'),
    allOf: schemas('allOf'),
    anyOf: schemas('anyOf'),
    oneOf: schemas('oneOf'),
    not: inner('not'),
    default: source.default ?? undefined,
    preserve: source['x-kubernetes-preserve-unknown-fields'] === true,
    embedded: source['x-kubernetes-embedded-resource'] === true,
    rules,
    hasRules: rules.length > 0 || [items, additional, ...properties.values()].some(isRuled),
  }
}

function readRule(source: Record<string, unknown>): DefinitionRule[] {
  const text = (name: string) => (typeof source[name] === 'string' && source[name] !== '' ? source[name] : undefined)
  const rule = text('rule')
  if (rule === undefined) return []
  return [
    {
      rule,
      message: text('message'),
      messageExpression: text('messageExpression'),
      reason: text('reason'),
      fieldPath: text('fieldPath'),
      optionalOldSelf: source.optionalOldSelf === true,
    },
  ]
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text that is the same for equal plain values, whatever the order of their keys. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > 100) return '…'
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join()}]`
  if (isMapValue(value)) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`).join()}}`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
