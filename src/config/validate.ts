import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { nearest } from '../text/nearest.ts'

/** What is wrong with a config file, and at which key. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[]
  /** The value behind the key is meant, not the key. */
  readonly at?: 'value'
  readonly message: string
}

/** The schema itself is checked by the tests: that would take twice as long as all the rest. */
const OPTIONS = { allErrors: true, strict: false, verbose: true, meta: false, validateSchema: false }

/** Everything in the value of a config file that its schema does not allow. */
export function validateConfig(config: unknown, schema: object): ConfigProblem[] {
  const validate = new Ajv2020(OPTIONS).compile(schema)
  if (validate(config)) return []
  return (validate.errors ?? []).map((error) => problemOf(error, config))
}

function problemOf(error: ErrorObject, config: unknown): ConfigProblem {
  const path = pathOf(error.instancePath, config)
  if (error.keyword === 'additionalProperties') {
    const key: string = error.params.additionalProperty
    const meant = nearest(key, Object.keys(error.parentSchema?.properties ?? {}))
    const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`
    return { path: [...path, key], message: `unknown key \`${key}\`${hint}` }
  }
  const name = path.length === 0 ? 'the config' : `\`${nameOf(path)}\``
  const message = MESSAGES[error.keyword]?.(error) ?? `is not allowed here: ${error.message}`
  return { path, at: 'value', message: `${name} ${message}` }
}

/** What is wrong, by keyword of the schema. */
const MESSAGES: Readonly<Record<string, (error: ErrorObject) => string>> = {
  type: ({ params, data }) => `must be ${typeWords(params.type)}, not ${kindOf(data)}`,
  enum: ({ params, data }) => {
    const allowed: string[] = params.allowedValues
    const meant = typeof data === 'string' ? nearest(data, allowed) : undefined
    return `must be ${orOf(allowed)}, not ${kindOf(data)}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`
  },
  required: ({ params }) => `lacks the key \`${params.missingProperty}\``,
  pattern: ({ data, parentSchema }) =>
    `must be ${parentSchema?.patternWords ?? 'of another form'}, not ${kindOf(data)}`,
  minLength: () => 'must not be empty',
  maxLength: ({ params }) => `must have at most ${params.limit} characters`,
  minItems: () => 'must not be empty',
  not: ({ parentSchema }) => parentSchema?.notWords ?? 'is not allowed here',
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
}

function typeWords(types: string | string[]): string {
  return orOf([types].flat().map((type) => TYPES[type] ?? type))
}

function orOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return typeof value === 'string' ? `"${value}"` : String(value)
}

/** The keys of a JSON pointer; a number where the value there is a list. */
function pathOf(pointer: string, config: unknown): (string | number)[] {
  const path: (string | number)[] = []
  let at: any = config
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(Array.isArray(at) ? Number(key) : key)
    at = at?.[key]
  }
  return path
}

/** `units[0].paths` */
function nameOf(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('')
}
