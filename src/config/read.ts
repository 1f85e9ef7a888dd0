import { nearest } from '../text/nearest.ts'
import type { MapNode, Node, ScalarNode } from '../yaml/node.ts'
import { newObject } from '../yaml/value.ts'

/** What is wrong in a config file, and at which offset. */
export interface ConfigProblem {
  readonly offset: number
  readonly message: string
}

/** A schema of JSON Schema 2020-12, with the keywords that docs/config.schema.json uses, and with words for messages. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  /** Each with a type of its own, which chooses among them. */
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly patternWords?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  /** What a key is called that is not among the properties, and what to do where no other is near. */
  readonly keyWords?: { readonly name: string; readonly otherwise: string }
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly not?: { readonly required: readonly string[] }
  readonly notWords?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** The value of a node by its schema, with all that the schema does not allow. A number where a text may stand is taken as it is written: 1.30 is no number to people. */
export function readBySchema(
  root: Node,
  schema: Schema,
  text: string,
): { readonly value: any; readonly problems: readonly ConfigProblem[] } {
  const reader = new Reader(schema, text)
  const value = reader.read(root, schema, '')
  return { value, problems: reader.problems }
}

/** The kinds of values that a schema tells apart. */
type Kind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

interface Plain {
  readonly kind: Kind
  readonly value: unknown
}

class Reader {
  readonly problems: ConfigProblem[] = []
  readonly #root: Schema
  readonly #text: string

  constructor(root: Schema, text: string) {
    this.#root = root
    this.#text = text
  }

  read(node: Node, given: Schema, name: string): unknown {
    const plain = this.#plain(node)
    const schema = this.#resolve(given, plain.kind)
    const types = schema.type === undefined ? [plain.kind] : [schema.type].flat()
    const isWritten = plain.kind === 'number' && types.includes('string')
    if (!types.includes(plain.kind)) {
      // A file that is no config may have secrets, and messages end in public logs.
      const found = name === '' ? (TYPES[plain.kind] ?? 'nothing') : kindWords(plain)
      this.#say(node, name, `must be ${wordsOf(schema, types)}, not ${found}${this.#near(plain, schema)}`)
      return undefined
    }
    if (node.type === 'map') return this.#readMap(node, schema, name)
    if (node.type === 'list') {
      if (node.items.length < (schema.minItems ?? 0)) this.#say(node, name, 'must not be empty')
      return node.items.map((item, index) => this.read(item, schema.items ?? {}, `${name}[${index}]`))
    }
    const fault = faultOf(plain, schema)
    if (fault !== undefined) this.#say(node, name, `${fault}${this.#near(plain, schema)}`)
    const written = isWritten ? this.#text.slice(node.start, node.end) : ''
    return isWritten ? (written.startsWith('*') ? String(plain.value) : written) : plain.value
  }

  #readMap(node: MapNode, schema: Schema, name: string): unknown {
    const value = newObject()
    const { properties = {}, additionalProperties: others = true, required = [], minProperties = 0 } = schema
    const has = (key: string) => node.entries.some((entry) => entry.key === key)
    for (const key of required) if (!has(key)) this.#say(node, name, `lacks the key \`${key}\``)
    if (node.entries.length < minProperties) this.#say(node, name, 'must not be empty')
    if (schema.not?.required.every(has)) this.#say(node, name, schema.notWords ?? 'is not allowed here')
    for (const { key, keyStart, value: child } of node.entries) {
      const inner = Object.hasOwn(properties, key) ? properties[key]! : others
      if (inner === false) this.problems.push({ offset: keyStart, message: unknownKey(key, schema) })
      else value[key] = this.read(child, inner === true ? {} : inner, name === '' ? key : `${name}.${key}`)
    }
    return value
  }

  /** A schema without references; of several the one for this kind of value, else one that allows all of their types. */
  #resolve({ $ref, ...schema }: Schema, kind: Kind): Schema {
    const target = $ref === undefined ? {} : this.#resolve(this.#root.$defs![$ref.slice('#/$defs/'.length)]!, kind)
    const { anyOf, ...whole } = { ...target, ...schema }
    if (anyOf === undefined) return whole
    const all = anyOf.map((each) => this.#resolve(each, kind))
    const fit = all.find(({ type = [] }) => [type].flat().includes(kind))
    return fit ?? { type: all.flatMap(({ type = [] }) => type), enum: all.find((each) => each.enum)?.enum }
  }

  /** A scalar as YAML 1.2 has it: `off` and `yes` are texts. */
  #plain(node: Node): Plain {
    if (node.type === 'map') return { kind: 'object', value: undefined }
    if (node.type === 'list') return { kind: 'array', value: undefined }
    const written = this.#text.slice(node.start, node.end)
    if (node.type === 'boolean' && /^(?:y|n|yes|no|on|off)$/i.test(written)) return { kind: 'string', value: written }
    const kind = node.type === 'integer' ? 'number' : node.type
    return { kind, value: kind === 'number' ? Number(node.value) : (node as ScalarNode).value }
  }

  #near({ kind, value }: Plain, schema: Schema): string {
    const meant = kind === 'string' ? nearest(value as string, schema.enum ?? []) : undefined
    return meant === undefined ? '' : `; did you mean \`${meant}\`?`
  }

  #say(node: Node, name: string, message: string): void {
    this.problems.push({ offset: node.start, message: `${name === '' ? 'the config' : `\`${name}\``} ${message}` })
  }
}

/** What is wrong with a scalar of the right type. */
function faultOf(plain: Plain, schema: Schema): string | undefined {
  const { value } = plain
  if (typeof value === 'string') {
    if (schema.enum !== undefined && !schema.enum.includes(value))
      return `must be ${orOf(schema.enum)}, not ${kindWords(plain)}`
    if (value.length < (schema.minLength ?? 0)) return 'must not be empty'
    if (value.length > (schema.maxLength ?? value.length)) return `must have at most ${schema.maxLength} characters`
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
      return `must be ${schema.patternWords}, not ${kindWords(plain)}`
  }
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? value)) return `must be at least ${schema.minimum}, not ${value}`
    if (value > (schema.maximum ?? value)) return `must be at most ${schema.maximum}, not ${value}`
  }
  return undefined
}

function unknownKey(key: string, { properties = {}, keyWords }: Schema): string {
  const meant = nearest(key, Object.keys(properties))
  const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`
  if (keyWords === undefined) return `unknown key \`${key}\`${hint}`
  return `unknown ${keyWords.name} "${key}"${hint || `; ${keyWords.otherwise}`}`
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
}

function wordsOf(schema: Schema, types: readonly string[]): string {
  return orOf(
    types.flatMap((type) => (type === 'string' && schema.enum !== undefined ? schema.enum : (TYPES[type] ?? type))),
  )
}

function orOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function kindWords({ kind, value }: Plain): string {
  if (kind === 'null') return 'nothing'
  if (kind === 'array') return 'a list'
  if (kind === 'object') return 'a map'
  return typeof value === 'string' ? `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}"` : String(value)
}

/** So much of a value is shown. */
const SHOWN = 60
