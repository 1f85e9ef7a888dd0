import type { StageProblem } from '../model/finding.ts'
import { formatPath } from '../model/path.ts'
import { existsInAll, existsInSome, formatVersions, type VersionRange } from '../model/version.ts'
import { nearest } from '../text/nearest.ts'
import { type Entry, get, type ListNode, type MapNode, type Node, type ScalarNode } from '../yaml/node.ts'
import { asksForSomething, claimNames, type Demands, demandsOf, isGiven } from './demands.ts'
import { elsewhere } from './elsewhere.ts'
import { plainLabelsHint, strayLabelHint, typeHint } from './hints.ts'
import { ignoredField } from './ignored.ts'
import { fitsScalar } from './scalars.ts'
import { firstIn, lifeOf, minorsWithout, overlap } from './spans.ts'
import { isCutVersion, isHiddenOctal, misleadingKey, misleadingText, reading } from './surprise.ts'
import { Trail } from './trail.ts'
import type { Field, ListType, MapType, ObjectType, ScalarType, Type } from './types.ts'
import { expected, found, oneOf, quote } from './words.ts'

/** Nobody writes resources this deep, and the stack holds it. */
const DEPTH_LIMIT = 1000

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

/** Past this many unknown fields nobody reads what was meant. */
const GUESSES = 200

const NOTHING_HIDDEN: ReadonlySet<Node> = new Set()

/** One walk through a resource along its schema: collects problems and the nodes of the wrong type. */
export class Walk {
  readonly problems: StageProblem[] = []
  private hiddenNodes: Set<Node> | undefined
  private readonly options: WalkOptions
  private readonly text: string | undefined
  private readonly trail = new Trail()
  private root: ObjectType | undefined
  /** The minors that the walk speaks of right now: narrower below a field that not all minors have. */
  private range: VersionRange
  /** The minors that judge values too; undefined where all look at types and names only: in `status`, and in what they drop. */
  private judging: VersionRange | undefined
  /** More than 0 where the server checks values only when a controller makes something of them. */
  private late = 0
  /** More than 0 where the server drops unknown fields without a word. */
  private loose = 0
  private guesses = 0
  /** Inside what is absent, how many steps lead to it. */
  private absentFrom = Number.POSITIVE_INFINITY
  /** The misspelt name that it is there under. */
  private absentAs: string | undefined
  /** Inside a StatefulSet, the names of its claim templates. */
  private claims: ReadonlySet<string> | undefined

  constructor(options: WalkOptions) {
    this.options = options
    this.text = options.text
    this.range = options.versions
    this.judging = options.versions
  }

  /** Nodes of the wrong type: rules do not see them. */
  get hidden(): ReadonlySet<Node> {
    return this.hiddenNodes ?? NOTHING_HIDDEN
  }

  /** Walks a resource as an object of that type. */
  resource(root: MapNode, type: ObjectType): void {
    this.root = type
    this.walkObject(root, type)
  }

  /** Walks the value of one field of the resource. */
  field(name: string, node: Node, type: Type): void {
    this.trail.push(name)
    this.walkValue(node, type)
    this.trail.pop()
  }

  private walkObject(map: MapNode, type: ObjectType): void {
    const demands = demandsOf(type)
    const { claims } = this
    if (demands.makesClaims) this.claims = claimNames(map)
    const { entries } = map
    let slips: Map<string, string> | undefined
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!
      const fields = type.fields.get(entry.key)
      if (fields === undefined) {
        const meant = this.unknownField(entry, type)
        if (meant !== undefined) (slips ??= new Map()).set(meant, entry.key)
      } else if (fields.length === 1 && existsInAll(fields[0]!, this.range)) this.walkField(entry, fields[0]!)
      else this.walkVariants(entry, fields)
    }
    if (this.judging !== undefined && (demands.needed.length > 0 || demands.oneOf !== undefined))
      this.judgeDemands(map, demands, slips)
    this.claims = claims
  }

  private walkField(entry: Entry, field: Field): void {
    const node = entry.value
    if (node.type === 'null') return
    const { judging, late } = this
    this.trail.push(entry.key)
    if (judging !== undefined) {
      if (field.ignored !== undefined) this.checkIgnored(entry, field, judging)
      if (isLate(field, judging)) this.late++
      if (entry.key === 'status' && isStatus(field)) this.judging = undefined
    }
    this.walkValue(node, field.type)
    if (field.values !== undefined && this.judging !== undefined) this.checkValues(node, field)
    this.trail.pop()
    this.judging = judging
    this.late = late
  }

  /** A field that not all of the minors have, or not with the same type. */
  private walkVariants(entry: Entry, fields: readonly Field[]): void {
    const { range, judging } = this
    const known = fields.filter((field) => existsInSome(field, range))
    const missing = minorsWithout(known, range)
    if (missing !== undefined) this.fieldNotInAll(entry, fields, missing)
    for (const field of known) {
      this.range = overlap(field, range)
      this.judging = judging !== undefined && existsInSome(field, judging) ? overlap(field, judging) : undefined
      this.walkField(entry, field)
    }
    this.range = range
    this.judging = judging
  }

  private walkValue(node: Node, type: Type): void {
    if (node.type === 'null') return
    switch (type.kind) {
      case 'object':
        if (node.type !== 'map') this.wrongType(node, type)
        else if (this.trail.length < DEPTH_LIMIT) this.walkObject(node, type)
        return
      case 'list':
        if (node.type !== 'list') this.wrongType(node, type)
        else this.walkList(node, type)
        return
      case 'map':
        if (node.type !== 'map') this.wrongType(node, type)
        else this.walkMap(node, type)
        return
      case 'any':
        this.walkAny(node, type)
        return
      default:
        if (!fitsScalar(node, type.kind)) this.wrongType(node, type)
        else if (node.type === 'integer' && this.text !== undefined) this.checkOctal(node, type)
    }
  }

  private walkList(node: ListNode, type: ListType): void {
    const { judging } = this
    const { items } = node
    for (let i = 0; i < items.length; i++) {
      this.trail.push(i)
      if (this.claims !== undefined && this.isReplaced(items[i]!, type)) this.judging = undefined
      if (items[i]!.type !== 'null') this.walkValue(items[i]!, type.items)
      else if (type.items.kind === 'object') this.nullItem(type.items)
      this.judging = judging
      this.trail.pop()
    }
  }

  /** A null in a list of objects is an empty object. */
  private nullItem(type: ObjectType): void {
    if (this.judging === undefined) return
    const { range } = this
    this.range = this.judging
    this.checkDemands(undefined, demandsOf(type))
    this.range = range
  }

  /** A volume with the name of a claim template is replaced by the claim before anything is checked. */
  private isReplaced(item: Node, type: ListType): boolean {
    if (type.items.kind !== 'object' || !type.items.name.endsWith('.core.v1.Volume') || item.type !== 'map')
      return false
    const name = get(item, 'name')
    return name?.type === 'string' && this.claims!.has(name.value as string)
  }

  private walkMap(node: MapNode, type: MapType): void {
    const { entries } = node
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!
      this.trail.push(entry)
      if (this.text !== undefined) this.checkKey(entry)
      this.walkValue(entry.value, type.values)
      this.trail.pop()
    }
  }

  /** Free values; a few of them hold JSON schemas, which the server decodes without looking for unknown fields. */
  private walkAny(node: Node, type: ScalarType): void {
    const name = type.name?.slice(type.name.lastIndexOf('.') + 1) ?? ''
    const form = JSON_SCHEMA_FORMS.get(name)
    const schema = this.options.jsonSchema
    if (EMPTY_STRUCTS.has(name)) this.walkValue(node, { kind: 'object', name, fields: NO_FIELDS })
    else if (form === undefined || schema === undefined) this.walkFree(node, 0)
    else {
      this.loose++
      if (node.type === 'map') this.walkValue(node, schema)
      else if (node.type === 'list' && form.items !== undefined)
        this.walkList(node, { kind: 'list', items: form.items === 'schema' ? schema : { kind: 'string' } })
      else if (form.boolean && node.type !== 'boolean') this.wrongType(node, { kind: 'boolean' })
      this.loose--
    }
  }

  /** Versions in free content that lose a zero at their end. */
  private walkFree(node: Node, depth: number): void {
    if (this.text === undefined || depth > 100) return
    if (node.type === 'map')
      for (const entry of node.entries) {
        this.trail.push(entry.key)
        if (isCutVersion(entry.key, entry.value, this.text)) this.cutVersion(entry.value as ScalarNode)
        this.walkFree(entry.value, depth + 1)
        this.trail.pop()
      }
    else if (node.type === 'list')
      for (let i = 0; i < node.items.length; i++) {
        this.trail.push(i)
        this.walkFree(node.items[i]!, depth + 1)
        this.trail.pop()
      }
  }

  private wrongType(node: Node, type: Type): void {
    ;(this.hiddenNodes ??= new Set()).add(node)
    const written = this.text === undefined ? undefined : misleadingText(node, this.text)
    const actual = written === undefined ? found(node, type) : reading(node as ScalarNode, written)
    const hint =
      this.plainTextHint(type) ?? typeHint(node, type, written) ?? plainLabelsHint(this.trail.name(), node, type)
    this.report('wrong-type', `${this.trail.subject()} must be ${expected(type, node)}, ${actual}`, {
      ...placeOf(node),
      hint,
    })
  }

  /** Plain text in a Secret has a place of its own. */
  private plainTextHint(type: Type): string | undefined {
    const isSecret = type.kind === 'bytes' && this.root?.name.endsWith('.core.v1.Secret') === true
    return isSecret ? 'plain text belongs under `stringData`' : undefined
  }

  /** Reports a field that the definition does not have; gives the name that was meant where it is one of the same level. */
  private unknownField(entry: Entry, type: ObjectType): string | undefined {
    const { skip, migration } = this.options
    if (this.trail.length === 0 && skip?.has(entry.key)) return undefined
    const moved = migration?.filter((sentence) => lastName(sentence) === entry.key) ?? []
    const guess = moved.length === 0 && this.guesses++ < GUESSES
    const spelling = guess ? nearest(entry.key, namesIn(type, this.range)) : undefined
    const sure = !guess || spelling?.toLowerCase() === entry.key.toLowerCase()
    const places = sure ? [] : elsewhere(entry, this.trail.levels(this.root, type, this.range), this.range)
    const meant = places.length === 0 ? spelling : undefined
    const stray = spelling === undefined ? strayLabelHint(entry, type) : undefined
    const written = this.text === undefined ? undefined : misleadingKey(entry, this.text)
    const dropped = this.loose > 0
    const more = dropped ? ', which the server drops without a word' : ''
    this.trail.push(entry.key)
    this.report(
      'unknown-field',
      `unknown field \`${entry.key}\`${written === undefined ? more : `: the key "${written}" is not text in YAML`}`,
      {
        ...keyPlace(entry),
        path: this.trail.plainPath(),
        hint: moved.length > 0 ? moved.join('; ') : (stray ?? fieldHint(meant, places)),
        severity: dropped ? 'warning' : undefined,
      },
    )
    this.trail.pop()
    return meant
  }

  private fieldNotInAll(entry: Entry, fields: readonly Field[], missing: VersionRange): void {
    this.trail.push(entry.key)
    const { range } = this
    const whole = missing.from === range.from && missing.to === range.to
    const rest = whole ? `checked for ${formatVersions(range)}` : `${formatVersions(missing)} does not know it`
    const path = this.trail.plainPath()
    this.report('unknown-field', `\`${entry.key}\` ${lifeOf(fields, missing)}; ${rest}`, { ...keyPlace(entry), path })
    this.trail.pop()
  }

  private judgeDemands(map: MapNode, demands: Demands, slips: ReadonlyMap<string, string> | undefined): void {
    const { range } = this
    this.range = this.judging!
    this.checkDemands(map, demands, slips)
    this.range = range
  }

  /** What an object lacks; without a map it is absent and counts as empty. */
  private checkDemands(map: MapNode | undefined, demands: Demands, slips?: ReadonlyMap<string, string>): void {
    const { needed, oneOf: names } = demands
    for (let i = 0; i < needed.length; i++) this.checkNeeded(map, needed[i]!, slips)
    if (names === undefined || (map !== undefined && names.some((name) => isGiven(map, name, true)))) return
    this.report('invalid-value', `${this.trail.subject()} must have ${oneOf(names)}`)
  }

  /** A field that must be given, or that counts as an empty object where it is not. */
  private checkNeeded(map: MapNode | undefined, field: Field, slips?: ReadonlyMap<string, string>): void {
    const { range } = this
    if (!existsInSome(field, range)) return
    const span = field.required?.find(
      (one) => existsInSome(one, range) && (map === undefined || !isGiven(map, field.name, one.empty === true)),
    )
    const absent = field.implied === true && (map === undefined || !isGiven(map, field.name, false))
    if (span === undefined && !absent) return
    const { late } = this
    this.range = overlap(span ?? {}, overlap(field, range))
    this.trail.push(field.name)
    if (isLate(field, this.range)) this.late++
    const slip = slips?.get(field.name)
    if (span !== undefined) this.missingField(field, slip)
    else if (field.type.kind === 'object' && this.trail.length < 20) this.absentObject(field, field.type, slip)
    this.trail.pop()
    this.range = range
    this.late = late
  }

  /** The server names what is missing inside; where it never gets there, the object itself says more. */
  private absentObject(field: Field, type: ObjectType, slip: string | undefined): void {
    if (this.options.preface !== undefined) {
      if (asksForSomething(type)) this.missingField(field, slip)
      return
    }
    const { absentFrom, absentAs } = this
    this.absentFrom = Math.min(absentFrom, this.trail.length - 1)
    this.absentAs = slip ?? absentAs
    this.checkDemands(undefined, demandsOf(type))
    this.absentFrom = absentFrom
    this.absentAs = absentAs
  }

  private missingField(field: Field, slip = this.absentAs): void {
    const more = slip === undefined ? '' : `, \`${slip}\` is another name`
    const name = this.trail.length > this.absentFrom ? formatPath(this.trail.path().slice(this.absentFrom)) : field.name
    this.report('required-value', `\`${name}\` is required${more}`)
  }

  private checkValues(node: Node, field: Field): void {
    if ((node.type === 'list') !== (field.type.kind === 'list')) return
    const { range } = this
    this.range = this.judging!
    if (node.type !== 'list') this.checkEnum(node, field)
    else
      for (let i = 0; i < node.items.length; i++) {
        this.trail.push(i)
        this.checkEnum(node.items[i]!, field)
        this.trail.pop()
      }
    this.range = range
  }

  /** An empty string passes: the server puts the default in its place or judges it by other rules. */
  private checkEnum(node: Node, field: Field): void {
    if (node.type !== 'string' || node.value === '') return
    const { range } = this
    const values = field.values!
    const text = node.value as string
    const same = values.find((one) => one.value === text)
    if (same !== undefined && existsInAll(same, range)) return
    const place = { ...placeOf(node), ...(field.valuesAt && { path: this.trail.path().slice(0, -1) }) }
    if (same !== undefined) {
      const life = lifeOf([same], minorsWithout([same], range) ?? range)
      this.report('unsupported-value', `${quote(text)} ${life}; checked for ${formatVersions(range)}`, place)
      return
    }
    const accepted = values.filter((one) => existsInSome(one, range)).map((one) => one.value)
    const meant = nearest(text, accepted) ?? ABBREVIATIONS.get(text)
    this.report(
      'unsupported-value',
      `${this.trail.subject()} must be ${oneOf(accepted.sort(), '"')}, not ${quote(text)}`,
      {
        ...place,
        hint: meant === undefined ? undefined : `did you mean "${meant}"?`,
      },
    )
  }

  /** What a server drops it does not judge any further, but for its types and names. */
  private checkIgnored(entry: Entry, field: Field, judging: VersionRange): void {
    const one = firstIn(field.ignored, judging)
    if (one === undefined) return
    this.report('ignored-field', ignoredField(field, one, overlap(one, judging)), keyPlace(entry))
    if (one.off.startsWith('drop') || one.off === 'force') this.judging = minorsWithout(field.ignored!, judging)
  }

  private checkKey(entry: Entry): void {
    const written = misleadingKey(entry, this.text!)
    if (written === undefined) return
    const hint = 'quote it if text is meant'
    this.report('surprising-value', `the key "${written}" is read as "${entry.key}"`, { ...keyPlace(entry), hint })
  }

  private checkOctal(node: Node, type: ScalarType): void {
    if (type.kind === 'quantity' || type.kind === 'number' || !isHiddenOctal(node, this.text!)) return
    if (/mode$/i.test(this.trail.name() ?? '')) return
    const written = this.text!.slice(node.start, node.end)
    this.report('surprising-value', `"${written}" is octal in YAML, so it is ${(node as ScalarNode).value}`, {
      ...placeOf(node),
      hint: 'leave out the zero if a decimal number is meant',
    })
  }

  private cutVersion(node: ScalarNode): void {
    const hint = 'quote it if a version is meant'
    const message = reading(node, this.text!.slice(node.start, node.end))
    this.report('surprising-value', message, { ...placeOf(node), hint })
  }

  private report(rule: string, message: string, more?: Partial<StageProblem>): void {
    const { versions, preface = '' } = this.options
    const { from, to } = this.range
    const narrowed = (from !== versions.from || to !== versions.to) && rule !== 'ignored-field'
    const late = this.late > 0 && (rule === 'required-value' || rule === 'unsupported-value')
    this.problems.push({
      rule,
      path: this.trail.path(),
      message: `${preface}${narrowed ? `in ${formatVersions(this.range)} ` : ''}${message}`,
      ...(late && LATE),
      ...more,
    })
  }
}

/** What kubectl prints for access modes, and people then write. */
const ABBREVIATIONS = new Map([
  ['RWO', 'ReadWriteOnce'],
  ['ROX', 'ReadOnlyMany'],
  ['RWX', 'ReadWriteMany'],
  ['RWOP', 'ReadWriteOncePod'],
])

const LATE: Partial<StageProblem> = {
  severity: 'warning',
  why: 'the server accepts it here and refuses the pods or claims that are made of it',
}

/** What the free values of apiextensions hold (UnmarshalJSON of JSONSchemaPropsOrBool, OrArray, OrStringArray). */
const JSON_SCHEMA_FORMS = new Map<string, { boolean?: boolean; items?: 'schema' | 'string' }>([
  ['JSONSchemaPropsOrBool', { boolean: true }],
  ['JSONSchemaPropsOrArray', { items: 'schema' }],
  ['JSONSchemaPropsOrStringArray', { items: 'string' }],
])

/** Definitions that are published without fields because they have none, not because they take anything. */
const EMPTY_STRUCTS = new Set(['CustomResourceSubresourceStatus', 'StorageVersionSpec'])
const NO_FIELDS: ReadonlyMap<string, readonly Field[]> = new Map()

/** What a server fills in itself: at creation it only decodes it. */
function isStatus(field: Field): boolean {
  return field.type.kind === 'object' && field.type.name.endsWith('Status')
}

/** Whether all minors of the range see what is wrong below a field only later. */
function isLate(field: Field, range: VersionRange): boolean {
  return field.late?.some((span) => existsInAll(span, range)) ?? false
}

function keyPlace(entry: Entry): Partial<StageProblem> {
  return { part: 'key', range: { start: entry.keyStart, end: entry.keyEnd } }
}

/** Scalars are underlined themselves; of lists and maps the key, which the path leads to. */
function placeOf(node: Node): Partial<StageProblem> {
  return node.type === 'map' || node.type === 'list' ? {} : { range: { start: node.start, end: node.end } }
}

function fieldHint(meant: string | undefined, places: readonly string[]): string | undefined {
  if (meant !== undefined) return `did you mean \`${meant}\`?`
  return places.length > 0 ? `belongs under ${oneOf(places)}` : undefined
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
