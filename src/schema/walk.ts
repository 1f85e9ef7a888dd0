import type { StageProblem } from '../model/finding.ts'
import { type FieldPath, key as mapKey, type Segment } from '../model/path.ts'
import {
  existsInAll,
  existsInSome,
  formatMinor,
  formatVersions,
  type Lifespan,
  type VersionRange,
} from '../model/version.ts'
import { nearest } from '../text/nearest.ts'
import { type Entry, get, type ListNode, type MapNode, type Node, type ScalarNode } from '../yaml/node.ts'
import { elsewhere, type Level } from './elsewhere.ts'
import { ignoredField } from './ignored.ts'
import { fitsScalar } from './scalars.ts'
import { isCutVersion, isHiddenOctal, misleadingKey, misleadingText, reading } from './surprise.ts'
import type { EnumValue, Field, ListType, MapType, ObjectType, ScalarType, Type } from './types.ts'
import { expected, found, oneOf, quote } from './words.ts'

/** Nobody writes resources this deep, and the stack holds it. */
const DEPTH_LIMIT = 1000

const requiredFields = new WeakMap<ObjectType, readonly Field[]>()

/** The fields of a definition that a server of some minor refuses to do without. */
function requiredOf(type: ObjectType): readonly Field[] {
  let required = requiredFields.get(type)
  if (required === undefined) {
    required = [...type.fields.values()].flat().filter((field) => field.required !== undefined)
    requiredFields.set(type, required)
  }
  return required
}

/** What a walk is about: the minors to check for, the file's text where it is known, and words put before each message. */
export interface WalkOptions {
  readonly versions: VersionRange
  readonly text?: string
  /** Such as `in apps/v1 `, where the walk follows another schema than the one that the resource names. */
  readonly preface?: string
  /** What changed on the way to the schema, one sentence each, the old path first (KindLife.migration). */
  readonly migration?: readonly string[]
  /** Keys of the root that were reported already. */
  readonly skip?: ReadonlySet<string>
  /** The definition of a JSON schema, which some free values hold. */
  readonly jsonSchema?: ObjectType | undefined
}

/** The first minor known to check what a StatefulSet is a template of; up to 1.30 the server sees it only when pods and claims are made. */
const STATEFULSET_TEMPLATES_CHECKED = 36

/** One walk through a resource along its schema: collects problems and the nodes of the wrong type. */
export class Walk {
  readonly problems: StageProblem[] = []
  readonly hidden = new Set<Node>()
  readonly #options: WalkOptions
  readonly #text: string | undefined
  /** The minors that the walk speaks of right now: narrower below a field that not all minors have. */
  #range: VersionRange
  /** The way from the resource to the current node; a step of a map with free keys is marked in `#free`. */
  readonly #steps: (string | number)[] = []
  readonly #free: boolean[] = []
  /** The definitions on the way, with the number of steps that lead to each. */
  readonly #levels: { type: ObjectType; depth: number; node: MapNode }[] = []
  /** More than 0 where the server looks at types and names only: in `status`, and in what it drops. */
  #lenient = 0
  /** More than 0 where the server checks values only when something is made of them later. */
  #late = 0
  /** Inside a StatefulSet, the names of its claim templates. */
  #claims: ReadonlySet<string> | undefined
  /** More than 0 where the server drops unknown fields without a word. */
  #loose = 0

  constructor(options: WalkOptions) {
    this.#options = options
    this.#text = options.text
    this.#range = options.versions
  }

  /** Walks a resource as an object of that type. */
  resource(root: MapNode, type: ObjectType): void {
    this.#object(root, type)
  }

  /** Walks the value of one field of the resource. */
  field(name: string, node: Node, type: Type): void {
    this.#push(name, false)
    this.#value(node, type)
    this.#pop()
  }

  #object(map: MapNode, type: ObjectType): void {
    this.#levels.push({ type, depth: this.#steps.length, node: map })
    const { entries } = map
    let slips: Map<string, string> | undefined
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!
      const fields = type.fields.get(entry.key)
      if (fields === undefined) {
        const meant = this.#unknown(entry, type)
        if (meant !== undefined) (slips ??= new Map()).set(meant, entry.key)
      } else if (fields.length === 1 && existsInAll(fields[0]!, this.#range)) this.#field(entry, fields[0]!)
      else this.#fieldOfSome(entry, fields)
    }
    if (this.#lenient === 0) {
      const required = requiredOf(type)
      for (let i = 0; i < required.length; i++) this.#require(map, required[i]!, slips)
    }
    this.#levels.pop()
  }

  #field(entry: Entry, field: Field): void {
    const node = entry.value
    if (node.type === 'null') return
    this.#push(entry.key, false)
    const lenient = this.#lenient
    const late = this.#late
    const claims = this.#claims
    if (field.ignored !== undefined && lenient === 0) this.#ignored(entry, field)
    if (isStatus(field)) this.#lenient++
    else if (this.#isOfStatefulSet(field)) {
      if (this.#range.from < STATEFULSET_TEMPLATES_CHECKED) this.#late++
      this.#claims = claimNames(this.#levels.at(-1)!.node)
    }
    this.#value(node, field.type)
    if (field.values !== undefined && this.#lenient === 0) this.#values(node, field)
    this.#lenient = lenient
    this.#late = late
    this.#claims = claims
    this.#pop()
  }

  /** Whether a field is one of those that a StatefulSet makes pods and claims of. */
  #isOfStatefulSet({ name }: Field): boolean {
    if (name !== 'template' && name !== 'volumeClaimTemplates') return false
    return this.#levels.at(-1)!.type.name.endsWith('.StatefulSetSpec')
  }

  /** A field that not all of the minors have, or not with the same type. */
  #fieldOfSome(entry: Entry, fields: readonly Field[]): void {
    const range = this.#range
    const known = fields.filter((field) => existsInSome(field, range))
    const missing = minorsWithout(known, range)
    if (missing !== undefined) this.#notInAll(entry, fields, missing)
    for (const field of known) {
      this.#range = { from: Math.max(range.from, field.since ?? 0), to: Math.min(range.to, field.until ?? 999) }
      this.#field(entry, field)
    }
    this.#range = range
  }

  #value(node: Node, type: Type): void {
    if (node.type === 'null') return
    switch (type.kind) {
      case 'object':
        if (node.type !== 'map') this.#wrongType(node, type)
        else if (this.#steps.length < DEPTH_LIMIT) this.#object(node, type)
        return
      case 'list':
        if (node.type !== 'list') this.#wrongType(node, type)
        else this.#list(node, type)
        return
      case 'map':
        if (node.type !== 'map') this.#wrongType(node, type)
        else this.#map(node, type)
        return
      case 'any':
        this.#any(node, type)
        return
      default:
        if (!fitsScalar(node, type.kind)) this.#wrongType(node, type)
        else if (node.type === 'integer' && this.#text !== undefined) this.#octal(node, type)
    }
  }

  #list(node: ListNode, type: ListType): void {
    const { items } = node
    const lenient = this.#lenient
    for (let i = 0; i < items.length; i++) {
      this.#push(i, false)
      if (this.#claims !== undefined && this.#isReplaced(items[i]!, type)) this.#lenient++
      this.#value(items[i]!, type.items)
      this.#lenient = lenient
      this.#pop()
    }
  }

  /** A volume with the name of a claim template is replaced by the claim before anything is checked. */
  #isReplaced(item: Node, type: ListType): boolean {
    if (type.items.kind !== 'object' || !type.items.name.endsWith('.core.v1.Volume') || item.type !== 'map')
      return false
    const name = get(item, 'name')
    return name?.type === 'string' && this.#claims!.has(name.value as string)
  }

  #map(node: MapNode, type: MapType): void {
    const { entries } = node
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!
      this.#push(entry.key, true)
      if (this.#text !== undefined) this.#keySurprise(entry)
      this.#value(entry.value, type.values)
      this.#pop()
    }
  }

  /** Free values; a few of them hold JSON schemas, which the server decodes without looking for unknown fields. */
  #any(node: Node, type: ScalarType): void {
    const name = type.name?.slice(type.name.lastIndexOf('.') + 1) ?? ''
    const form = JSON_SCHEMA_FORMS[name]
    const schema = this.#options.jsonSchema
    if (EMPTY_STRUCTS.has(name)) {
      this.#value(node, { kind: 'object', name, fields: NO_FIELDS })
      return
    }
    if (form === undefined || schema === undefined) {
      if (this.#text !== undefined) this.#freeSurprises(node, 0)
      return
    }
    this.#loose++
    if (node.type === 'map') this.#value(node, schema)
    else if (node.type === 'list' && form.items !== undefined)
      this.#list(node, { kind: 'list', items: form.items === 'schema' ? schema : { kind: 'string' } })
    else if (form.boolean && node.type !== 'boolean') this.#wrongType(node, { kind: 'boolean' })
    this.#loose--
  }

  #wrongType(node: Node, type: Type): void {
    this.hidden.add(node)
    const written = this.#text === undefined ? undefined : misleadingText(node, this.#text)
    const actual = written === undefined ? found(node, type) : reading(node as ScalarNode, written)
    this.#report('wrong-type', `${this.#subject()} must be ${expected(type, node)}, ${actual}`, node, {
      hint: typeHint(node, type, written),
    })
  }

  #unknown(entry: Entry, type: ObjectType): string | undefined {
    const { skip, migration } = this.#options
    if (this.#steps.length === 0 && skip?.has(entry.key)) return undefined
    const moved = migration?.filter((sentence) => lastName(sentence) === entry.key) ?? []
    const spelling = moved.length > 0 ? undefined : nearest(entry.key, namesIn(type, this.#range))
    const sameLetters = spelling?.toLowerCase() === entry.key.toLowerCase()
    const places = sameLetters || moved.length > 0 ? [] : elsewhere(entry, this.#ancestors(), this.#range)
    const meant = places.length === 0 ? spelling : undefined
    let hint = moved.length > 0 ? moved.join('; ') : undefined
    if (meant !== undefined) hint = `did you mean \`${meant}\`?`
    else if (places.length > 0) hint = `belongs under ${oneOf(places)}`
    const written = this.#text === undefined ? undefined : misleadingKey(entry, this.#text)
    const dropped = this.#loose > 0
    const more = dropped ? ', which the server drops without a word' : ''
    this.#push(entry.key, false)
    this.#report(
      'unknown-field',
      `unknown field \`${entry.key}\`${written === undefined ? more : `: the key "${written}" is not text in YAML`}`,
      undefined,
      { ...keyPlace(entry), hint, severity: dropped ? 'warning' : undefined },
    )
    this.#pop()
    return meant
  }

  #notInAll(entry: Entry, fields: readonly Field[], missing: VersionRange): void {
    this.#push(entry.key, false)
    const whole = missing.from === this.#range.from && missing.to === this.#range.to
    const life = lifeOf(fields, missing)
    this.#report(
      'unknown-field',
      whole
        ? `\`${entry.key}\` ${life}; checked for ${formatVersions(this.#range)}`
        : `\`${entry.key}\` ${life}; ${formatVersions(missing)} does not know it`,
      undefined,
      keyPlace(entry),
    )
    this.#pop()
  }

  #require(map: MapNode, field: Field, slips: ReadonlyMap<string, string> | undefined): void {
    const range = this.#range
    if (!existsInSome(field, range)) return
    const span = field.required!.find(
      (one) => existsInSome(one, range) && !isGiven(map, field.name, one.empty === true),
    )
    if (span === undefined) return
    const slip = slips?.get(field.name)
    this.#range = overlap(span, overlap(field, range))
    this.#push(field.name, false)
    this.#report(
      'required-value',
      `\`${field.name}\` is required${slip === undefined ? '' : `, \`${slip}\` is another name`}`,
    )
    this.#pop()
    this.#range = range
  }

  #values(node: Node, field: Field): void {
    if (node.type === 'list') {
      for (let i = 0; i < node.items.length; i++) {
        this.#push(i, false)
        this.#enum(node.items[i]!, field.values!)
        this.#pop()
      }
    } else this.#enum(node, field.values!)
  }

  /** An empty string passes: the server puts the default in its place or judges it by other rules. */
  #enum(node: Node, values: readonly EnumValue[]): void {
    if (node.type !== 'string' || node.value === '') return
    const range = this.#range
    const same = values.find((one) => one.value === node.value)
    if (same !== undefined && existsInAll(same, range)) return
    const accepted = values.filter((one) => existsInSome(one, range)).map((one) => one.value)
    const meant = same === undefined ? nearest(node.value as string, accepted) : undefined
    const message =
      same === undefined
        ? `${this.#subject()} must be ${oneOf(accepted.sort(), '"')}, not ${quote(node.value as string)}`
        : `${quote(node.value as string)} ${lifeOf([same], minorsWithout([same], range) ?? range)}; checked for ${formatVersions(range)}`
    this.#report('unsupported-value', message, node, {
      hint: meant === undefined ? undefined : `did you mean "${meant}"?`,
    })
  }

  #ignored(entry: Entry, field: Field): void {
    for (const one of field.ignored!) {
      if (!existsInSome(one, this.#range)) continue
      if (one.off.startsWith('drop') || one.off === 'force') this.#lenient++
      this.#report('ignored-field', ignoredField(field, one, overlap(one, this.#range)), undefined, keyPlace(entry))
      return
    }
  }

  #keySurprise(entry: Entry): void {
    const written = misleadingKey(entry, this.#text!)
    if (written === undefined) return
    this.#report('surprising-value', `the key "${written}" is read as "${entry.key}"`, undefined, {
      ...keyPlace(entry),
      hint: 'quote it if text is meant',
    })
  }

  #octal(node: Node, type: ScalarType): void {
    if (type.kind === 'quantity' || type.kind === 'number' || !isHiddenOctal(node, this.#text!)) return
    const name = this.#steps.at(-1)
    if (typeof name === 'string' && /mode$/i.test(name)) return
    const written = this.#text!.slice(node.start, node.end)
    this.#report('surprising-value', `"${written}" is octal in YAML, so it is ${(node as ScalarNode).value}`, node, {
      hint: 'leave out the zero if a decimal number is meant',
    })
  }

  /** Versions in free content that lose a zero at their end. */
  #freeSurprises(node: Node, depth: number): void {
    if (depth > 100) return
    if (node.type === 'map') {
      for (const entry of node.entries) {
        this.#push(entry.key, false)
        if (isCutVersion(entry.key, entry.value, this.#text!)) this.#cutVersion(entry.value as ScalarNode)
        this.#freeSurprises(entry.value, depth + 1)
        this.#pop()
      }
    } else if (node.type === 'list') {
      for (let i = 0; i < node.items.length; i++) {
        this.#push(i, false)
        this.#freeSurprises(node.items[i]!, depth + 1)
        this.#pop()
      }
    }
  }

  #cutVersion(node: ScalarNode): void {
    const written = this.#text!.slice(node.start, node.end)
    this.#report('surprising-value', `"${written}" is the number ${node.value} in YAML`, node, {
      hint: 'quote it if a version is meant',
    })
  }

  /** The current place as the subject of a message: the field, an item of it, or the value under a free key. */
  #subject(): string {
    let at = this.#steps.length - 1
    let items = false
    while (at >= 0 && typeof this.#steps[at] === 'number') {
      items = true
      at--
    }
    const name = this.#steps[at]
    if (name === undefined) return 'a resource'
    if (items) return `an item of \`${name}\``
    return this.#free[at] ? `the value of "${name}"` : `\`${name}\``
  }

  #ancestors(): Level[] {
    return this.#levels.map(({ type, depth }) => ({ type, path: this.#path(depth) }))
  }

  /** The way as the server's value checks print it; its decoder prints free keys like fields. */
  #path(length = this.#steps.length): FieldPath {
    const path: Segment[] = []
    for (let i = 0; i < length; i++) {
      const step = this.#steps[i]!
      path.push(this.#free[i] ? mapKey(String(step)) : step)
    }
    return path
  }

  #push(step: string | number, free: boolean): void {
    this.#steps.push(step)
    this.#free.push(free)
  }

  #pop(): void {
    this.#steps.pop()
    this.#free.pop()
  }

  #report(rule: string, message: string, node?: Node, more?: Partial<StageProblem>): void {
    const { versions, preface = '' } = this.#options
    const narrowed = this.#range.from !== versions.from || this.#range.to !== versions.to
    const when = narrowed && rule !== 'ignored-field' ? `in ${formatVersions(this.#range)} ` : ''
    const scalar = node !== undefined && node.type !== 'map' && node.type !== 'list'
    const problem: { -readonly [K in keyof StageProblem]: StageProblem[K] } = {
      rule,
      path: rule === 'unknown-field' ? [...this.#steps] : this.#path(),
      message: preface + when + message,
    }
    if (this.#late > 0 && (rule === 'required-value' || rule === 'unsupported-value'))
      Object.assign(problem, {
        severity: 'warning',
        why: 'the server accepts the StatefulSet and refuses the pods or claims that it makes',
      })
    if (scalar) problem.range = { start: node.start, end: node.end }
    if (more !== undefined)
      for (const [name, value] of Object.entries(more))
        if (value !== undefined) Object.assign(problem, { [name]: value })
    this.problems.push(problem)
  }
}

/** What the free values of apiextensions hold (UnmarshalJSON of JSONSchemaPropsOrBool, OrArray, OrStringArray). */
const JSON_SCHEMA_FORMS: Record<string, { boolean?: boolean; items?: 'schema' | 'string' }> = {
  JSONSchemaPropsOrBool: { boolean: true },
  JSONSchemaPropsOrArray: { items: 'schema' },
  JSONSchemaPropsOrStringArray: { items: 'string' },
}

/** Definitions that are published without fields because they have none, not because they take anything. */
const EMPTY_STRUCTS = new Set(['CustomResourceSubresourceStatus', 'StorageVersionSpec'])
const NO_FIELDS: ReadonlyMap<string, readonly Field[]> = new Map()

/** What a server fills in itself: at creation it only decodes it. */
function isStatus(field: Field): boolean {
  return field.name === 'status' && field.type.kind === 'object' && field.type.name.endsWith('Status')
}

function typeHint(node: Node, type: Type, written: string | undefined): string | undefined {
  if (written !== undefined && type.kind === 'string') return `quote it: "${written}"`
  const scalar = node.type !== 'list' && node.type !== 'map' && node.type !== 'null'
  if (type.kind === 'string' && scalar) return `quote it: "${(node as ScalarNode).value}"`
  if (node.type === 'string' && type.kind === 'quantity') return quantityHint(node.value as string)
  if (node.type === 'string' && isNumeric(type) && fitsScalar(unquoted(node), type.kind)) return 'remove the quotes'
  if (type.kind === 'boolean' && node.type === 'string' && /^(true|false)$/.test(node.value as string))
    return 'remove the quotes'
  if (type.kind === 'list' && scalar && type.items.kind !== 'object') return 'write it as a list: put "- " before it'
  if (type.kind === 'list' && node.type === 'map' && type.items.kind === 'object')
    return 'put "- " before its first key'
  return undefined
}

/** Suffixes are written with exact capitals: `K` and `mb` are none. */
function quantityHint(text: string): string | undefined {
  const match = /^ *([\d.]+) *([kmgtpe])(i?)b? *$/i.exec(text)
  if (match === null) return undefined
  const [, amount, letter, binary] = match as unknown as [string, string, string, string]
  const decimal = /k/i.test(letter) ? 'k' : letter.toUpperCase()
  const meant = [binary === '' ? `${amount}${decimal}` : '', `${amount}${letter.toUpperCase()}i`].filter(
    (one) => one !== '',
  )
  return `did you mean ${oneOf(meant, '"')}?`
}

function isNumeric(type: Type): type is ScalarType {
  return type.kind === 'int32' || type.kind === 'int64' || type.kind === 'number'
}

function unquoted(node: ScalarNode): ScalarNode {
  const text = (node.value as string).trim()
  const value = text === '' ? Number.NaN : Number(text)
  return { ...node, type: Number.isInteger(value) ? 'integer' : Number.isNaN(value) ? 'string' : 'number', value }
}

/** Whether the map has the field; where the server cannot tell empty from absent, `""`, `[]` and `{}` do not count. */
function isGiven(map: MapNode, name: string, empty: boolean): boolean {
  const { entries } = map
  for (let i = 0; i < entries.length; i++) {
    if (entries[i]!.key !== name) continue
    const { value } = entries[i]!
    if (value.type === 'null') return false
    return !empty || !isEmpty(value)
  }
  return false
}

function isEmpty(node: Node): boolean {
  if (node.type === 'list') return node.items.length === 0
  if (node.type === 'map') return node.entries.length === 0
  return node.value === ''
}

function claimNames(statefulSetSpec: MapNode): ReadonlySet<string> {
  const names = new Set<string>()
  const templates = get(statefulSetSpec, 'volumeClaimTemplates')
  for (const template of templates?.type === 'list' ? templates.items : []) {
    const metadata = template.type === 'map' ? get(template, 'metadata') : undefined
    const name = metadata?.type === 'map' ? get(metadata, 'name') : undefined
    if (name?.type === 'string') names.add(name.value as string)
  }
  return names
}

function keyPlace(entry: Entry): Partial<StageProblem> {
  return { part: 'key', range: { start: entry.keyStart, end: entry.keyEnd } }
}

/** `backend` of "`spec.backend` is now `spec.defaultBackend`". */
function lastName(sentence: string): string | undefined {
  return /^`(?:[^`]*\.)?([^`.]+)`/.exec(sentence)?.[1]
}

function namesIn(type: ObjectType, range: VersionRange): string[] {
  const names: string[] = []
  for (const [name, fields] of type.fields) if (fields.some((field) => existsInSome(field, range))) names.push(name)
  return names
}

/** The minors of the range that none of the lifespans covers, as one stretch from the first to the last. */
function minorsWithout(spans: readonly Lifespan[], range: VersionRange): VersionRange | undefined {
  let from: number | undefined
  let to = range.from
  for (let minor = range.from; minor <= range.to; minor++) {
    if (spans.some((span) => existsInAll(span, { from: minor, to: minor }))) continue
    from ??= minor
    to = minor
  }
  return from === undefined ? undefined : { from, to }
}

function overlap(span: Lifespan, range: VersionRange): VersionRange {
  return { from: Math.max(range.from, span.since ?? 0), to: Math.min(range.to, span.until ?? 999) }
}

/** `exists since 1.29`, `exists until 1.21` or both, seen from minors that lack it. */
function lifeOf(spans: readonly Lifespan[], missing: VersionRange): string {
  const later = spans.find((span) => span.since !== undefined && span.since > missing.from)
  const earlier = spans.find((span) => span.until !== undefined && span.until < missing.to)
  if (later?.until !== undefined) return `exists in ${formatVersions({ from: later.since!, to: later.until })}`
  if (later !== undefined) return `exists since ${formatMinor(later.since!)}`
  return `exists until ${formatMinor(earlier?.until ?? 0)}`
}
