import type { StageProblem } from '../model/finding.ts'
import { existsInAll, existsInSome, type Lifespan } from '../model/version.ts'
import { LONG } from '../text/steps.ts'
import { type Entry, get, type ListNode, type MapNode, type Node, type ScalarNode } from '../yaml/node.ts'
import type { Hidden, Substitute } from '../yaml/value.ts'
import { claimNames, demandsOf } from './demands.ts'
import { plainLabelsHint, typeHint } from './hints.ts'
import { Judge } from './judge.ts'
import { keyPlace, ProblemList, placeOf, type WalkOptions } from './problem-list.ts'
import { fitsScalar } from './scalars.ts'
import { commandHint, holdsTexts, nestedTextHint } from './short-forms.ts'
import { minorsWithout, overlap } from './spans.ts'
import {
  betweenTypographicQuotes,
  isCutVersion,
  isHiddenOctal,
  isJoinedFile,
  misleadingKey,
  misleadingText,
  reading,
} from './surprise.ts'
import type { Trail } from './trail.ts'
import type { Field, IgnoredField, ListType, MapType, ObjectType, ScalarType, Type } from './types.ts'
import { Unknown } from './unknown.ts'
import { expected, found } from './words.ts'

/** The steps of `spec.jobTemplate.spec.suspend`. */
const JOB_FIELD_DEPTH = 4

/** Nobody writes resources this deep, and the stack holds it. */
const DEPTH_LIMIT = 1000

/** What is long is walked in several steps; so many entries are one. */
const STEP = 512

/** By fields that were meant, what is written for them. */
type Slips = Map<string, string> | undefined

/** What no minor knows. */
const ALWAYS: Lifespan = {}
const NOTHING_HIDDEN: Hidden = new Map()
const NOTHING_DROPPED: readonly Dropped[] = []

/** A node or field that servers of some minors leave out before they judge any value. */
export interface Dropped {
  readonly node: Node | Entry
  readonly in: readonly Lifespan[]
}

/** One walk through a resource along its schema: collects problems and the nodes of the wrong type. */
export class Walk {
  private hiddenNodes: Map<Node, Substitute> | undefined
  private droppedNodes: Dropped[] | undefined
  private readonly out: ProblemList
  private readonly judge: Judge
  private readonly unknown: Unknown
  private readonly trail: Trail
  private readonly text: string | undefined
  private root: ObjectType | undefined
  /** More than 0 where the server drops unknown fields without a word. */
  private loose = 0
  /** Inside a StatefulSet, the names of its claim templates. */
  private claims: ReadonlySet<string> | undefined
  /** The key of a block of text further up in the map that is walked, whose lines are missing. */
  private emptyText: string | undefined

  constructor(options: WalkOptions) {
    this.out = new ProblemList(options)
    this.judge = new Judge(this.out)
    this.unknown = new Unknown(this.out)
    this.trail = this.out.trail
    this.text = options.text
  }

  /** What the walk has to say. */
  get problems(): readonly StageProblem[] {
    return this.out.problems
  }

  /** Nodes that rules do not see as they are written: those of the wrong type, and nulls that stand for an empty value. */
  get hidden(): Hidden {
    return this.hiddenNodes ?? NOTHING_HIDDEN
  }

  /** What servers of some minors do not know or leave out. */
  get dropped(): readonly Dropped[] {
    return this.droppedNodes ?? NOTHING_DROPPED
  }

  /** Walks a resource as an object of that type. */
  resource(root: MapNode, type: ObjectType): void {
    this.root = type
    this.walkObject(root, type)
  }

  /** The same in steps: of what is long, some entries each. */
  *resourceInSteps(root: MapNode, type: ObjectType): Generator<undefined, void> {
    this.root = type
    yield* this.walkLong(root, type)
  }

  /** Walks the value of one field of the resource. */
  field(name: string, node: Node, type: Type): void {
    this.trail.push(name)
    this.walkValue(node, type)
    this.trail.pop()
  }

  private walkObject(map: MapNode, type: ObjectType): void {
    const { claims } = this
    if (demandsOf(type).makesClaims) this.claims = claimNames(map)
    this.judge.object(map, type, this.walkEntries(map, type, 0, map.entries.length, undefined))
    this.claims = claims
  }

  private *walkLongObject(map: MapNode, type: ObjectType): Generator<undefined, void> {
    const { claims } = this
    if (demandsOf(type).makesClaims) this.claims = claimNames(map)
    let slips: Slips
    for (const [index, entry] of map.entries.entries()) {
      const [field, ...others] = (isLong(entry.value) && type.fields.get(entry.key)) || NO_FIELD
      if (field !== undefined && others.length === 0 && existsInAll(field, this.out.range))
        yield* this.walkLongField(entry, field, map)
      else slips = this.walkEntries(map, type, index, index + 1, slips)
      if (index % STEP === STEP - 1) yield
    }
    this.judge.object(map, type, slips)
    this.claims = claims
  }

  /** Walks some of the entries. Gives the fields that were meant by some that there are not, with those of entries before. */
  private walkEntries(map: MapNode, type: ObjectType, from: number, to: number, slips: Slips): Slips {
    const { entries } = map
    for (let i = from; i < to; i++) {
      const entry = entries[i]!
      const fields = type.fields.get(entry.key)
      if (fields === undefined) {
        const meant = this.unknown.field(entry, map, type, this.root, this.loose > 0)
        if (meant !== undefined) slips = (slips ?? new Map()).set(meant, entry.key)
        this.drop(entry, ALWAYS)
      } else if (fields.length === 1 && existsInAll(fields[0]!, this.out.range)) this.walkField(entry, fields[0]!, map)
      else this.walkVariants(entry, fields, map)
    }
    return slips
  }

  private walkField(entry: Entry, field: Field, map: MapNode): void {
    const node = entry.value
    if (node.type === 'null') return
    const { out, judge } = this
    const { minors } = judge
    const { late } = out
    this.trail.push(entry.key)
    this.enter(entry, field, map)
    this.walkValue(node, field.type)
    if (field.values !== undefined) judge.values(node, field)
    if (field.limits !== undefined) judge.limits(node, field)
    this.trail.pop()
    judge.minors = minors
    out.late = late
  }

  private *walkLongField(entry: Entry, field: Field, map: MapNode): Generator<undefined, void> {
    const { out, judge } = this
    const { minors } = judge
    const { late } = out
    this.trail.push(entry.key)
    this.enter(entry, field, map)
    yield* this.walkLong(entry.value, field.type)
    if (field.values !== undefined) judge.values(entry.value, field)
    if (field.limits !== undefined) judge.limits(entry.value, field)
    this.trail.pop()
    judge.minors = minors
    out.late = late
  }

  /** Takes in that some minors know a field later than its type, or do nothing with it. Where values are not judged, in `status`, only what is dropped counts. */
  private enter(entry: Entry, field: Field, map: MapNode): void {
    if (field.ignored !== undefined) this.walkIgnored(entry, field, map)
    if (this.judge.minors === undefined) return
    if (field.late !== undefined) this.out.late = field.late
    if (entry.key === 'status' && isStatus(field)) this.judge.minors = undefined
  }

  /** A field that some minors do not act on: what they leave out for it is noted, but for its parent (`dropParent`), which depends on the value. */
  private walkIgnored(entry: Entry, field: Field, map: MapNode): void {
    const isKept = this.isOfMadeJobs()
    const facts = field.ignored!.filter((fact) => this.isAbout(fact, entry.value))
    this.judge.ignored(entry, facts, isKept)
    if (isKept) return
    for (const span of facts) {
      if (span.off === 'drop') this.drop(goesWithParent(entry, map) ? map : entry, span)
      else if (span.off === 'dropItem') this.drop(map, span)
    }
  }

  /** Whether a fact is about the value of the field that is stepped into last. */
  private isAbout({ within, unless }: IgnoredField, value: Node): boolean {
    if (within !== undefined && !this.trail.isInList(within)) return false
    return unless === undefined || value.type !== 'string' || value.value !== unless
  }

  /** Whether this is a field of the Jobs that a CronJob makes: it is dropped and ignored there, but kept and judged here. */
  private isOfMadeJobs(): boolean {
    return this.trail.length === JOB_FIELD_DEPTH && this.root?.name.endsWith('.CronJob') === true
  }

  private drop(node: Node | Entry, span: Lifespan): void {
    if (existsInSome(span, this.out.range)) (this.droppedNodes ??= []).push({ node, in: [span] })
  }

  /** A field that not all of the minors have, or not with the same type. */
  private walkVariants(entry: Entry, fields: readonly Field[], map: MapNode): void {
    const { out, judge } = this
    const { range } = out
    const { minors } = judge
    const known = fields.filter((field) => existsInSome(field, range))
    const missing = minorsWithout(known, range)
    if (missing !== undefined) {
      this.unknown.notInAll(entry, fields, missing)
      this.drop(entry, { since: missing.from, until: missing.to })
    }
    const start = out.problems.length
    for (const field of known) {
      out.range = overlap(field, range)
      judge.minors = minors !== undefined && existsInSome(field, minors) ? overlap(field, minors) : undefined
      this.walkField(entry, field, map)
    }
    out.range = range
    judge.minors = minors
    if (known.length > 1) out.join(start)
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
        else if (this.text === undefined) return
        else if (node.type === 'integer') this.checkOctal(node, type)
        else if (node.type === 'string' && (node.value as string).charCodeAt(0) > LETTERS) this.checkQuotes(node)
    }
  }

  /** Walks in steps what is long of a value. */
  private *walkLong(node: Node, type: Type): Generator<undefined, void> {
    if (!isLong(node) || this.trail.length >= DEPTH_LIMIT) this.walkValue(node, type)
    else if (node.type === 'map' && type.kind === 'object') yield* this.walkLongObject(node, type)
    else if (node.type === 'map' && type.kind === 'map') yield* this.walkLongMap(node, type)
    else if (node.type === 'list' && type.kind === 'list') yield* this.walkLongList(node, type)
    else this.walkValue(node, type)
  }

  private *walkLongMap({ entries }: MapNode, type: MapType): Generator<undefined, void> {
    for (const [index, entry] of entries.entries()) {
      this.trail.push(entry)
      if (this.text !== undefined) this.checkEntry(entry, this.text)
      if (entry.value.type === 'null') this.hide(entry.value, emptyOf(type.values))
      else yield* this.walkLong(entry.value, type.values)
      this.trail.pop()
      if (index % STEP === STEP - 1) yield
    }
  }

  private *walkLongList({ items }: ListNode, type: ListType): Generator<undefined, void> {
    const { minors, item: outer, above } = this.judge
    for (const [index, item] of items.entries()) {
      if (isLong(item)) {
        this.trail.push(index)
        this.judge.item = item
        this.judge.above = items[index - 1]
        if (this.claims !== undefined && this.isReplaced(item, type)) this.judge.minors = undefined
        yield* this.walkLong(item, type.items)
        this.judge.minors = minors
        this.trail.pop()
      } else this.walkItems(items, type, index, index + 1)
      if (index % STEP === STEP - 1) yield
    }
    this.judge.item = outer
    this.judge.above = above
  }

  private walkList(node: ListNode, type: ListType): void {
    this.walkItems(node.items, type, 0, node.items.length)
  }

  private walkItems(items: readonly Node[], type: ListType, from: number, to: number): void {
    const { minors, item: outer, above } = this.judge
    for (let i = from; i < to; i++) {
      this.trail.push(i)
      this.judge.item = items[i]
      this.judge.above = items[i - 1]
      if (this.claims !== undefined && this.isReplaced(items[i]!, type)) this.judge.minors = undefined
      if (items[i]!.type !== 'null') this.walkValue(items[i]!, type.items)
      else {
        if (type.items.kind === 'object') this.judge.object(undefined, type.items)
        this.hide(items[i]!, emptyOf(type.items))
      }
      this.judge.minors = minors
      this.trail.pop()
    }
    this.judge.item = outer
    this.judge.above = above
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
    const { emptyText } = this
    this.emptyText = undefined
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!
      this.trail.push(entry)
      if (this.text !== undefined) this.checkEntry(entry, this.text)
      if (entry.value.type === 'null') this.hide(entry.value, emptyOf(type.values))
      else this.walkValue(entry.value, type.values)
      this.trail.pop()
      if (isEmptyBlock(entry.value)) this.emptyText = entry.key
    }
    this.emptyText = emptyText
  }

  /** Rules do not see a value of the wrong type, and a null in a list or map as the empty value that the server makes of it. */
  private hide(node: Node, instead: Substitute): void {
    ;(this.hiddenNodes ??= new Map()).set(node, instead)
  }

  /** Free values; a few of them hold JSON schemas, which the server decodes without looking for unknown fields. */
  private walkAny(node: Node, type: ScalarType): void {
    const name = type.name?.slice(type.name.lastIndexOf('.') + 1) ?? ''
    const form = JSON_SCHEMA_FORMS.get(name)
    const schema = this.out.options.jsonSchema
    if (EMPTY_STRUCTS.has(name)) this.walkValue(node, { kind: 'object', name, fields: NO_FIELDS })
    else if (form === undefined || schema === undefined) {
      this.walkFree(node, 0)
      if (isJson(type)) this.keepNulls(node, 0)
    } else {
      this.loose++
      if (node.type === 'map') this.walkValue(node, schema)
      else if (node.type === 'list' && form.items !== undefined)
        this.walkList(node, { kind: 'list', items: form.items === 'schema' ? schema : { kind: 'string' } })
      else if (form.boolean && node.type !== 'boolean') this.wrongType(node, { kind: 'boolean' })
      this.loose--
    }
  }

  /** A default or an example is kept as it is, with the nulls in it. */
  private keepNulls(node: Node, depth: number): void {
    if (node.type === 'null') this.hide(node, 'null')
    else if (depth > 100) return
    else if (node.type === 'map') for (const { value } of node.entries) this.keepNulls(value, depth + 1)
    else if (node.type === 'list') for (const item of node.items) this.keepNulls(item, depth + 1)
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
    this.hide(node, 'nothing')
    const written = this.text === undefined ? undefined : misleadingText(node, this.text)
    const actual = written === undefined ? found(node, type) : reading(node as ScalarNode, written)
    const isSecret = this.root?.name.endsWith('.core.v1.Secret') === true
    const name = this.trail.name()
    const hint = plainLabelsHint(name, node, type) ?? nestedTextHint(this.trail.holder(), node, type, this.emptyText)
    const line = commandHint(name, node, type)
    this.out.report('wrong-type', `${this.trail.subject()} must be ${expected(type, node)}, ${actual}`, {
      ...placeOf(node),
      ...(hint !== undefined && { hint }),
      ...(line === undefined ? typeHint(node, type, written, isSecret) : { hint: line }),
    })
  }

  /** A free key that reads as another, or lines of a file that become one. */
  private checkEntry(entry: Entry, text: string): void {
    const written = misleadingKey(entry, text)
    if (written !== undefined) {
      const hint = 'quote it if text is meant'
      this.out.report('surprising-value', `the key "${written}" is read as "${entry.key}"`, {
        ...keyPlace(entry),
        hint,
      })
    }
    if (!isJoinedFile(entry.key, entry.value, text) || !holdsTexts(this.trail.holder())) return
    this.out.report('surprising-value', `YAML joins the lines of "${entry.key}" into one, with blanks between them`, {
      ...keyPlace(entry),
      hint: 'put "|" after its colon to keep the lines',
    })
  }

  private checkQuotes(node: Node): void {
    const quoted = betweenTypographicQuotes(node)
    if (quoted === undefined) return
    this.out.report('surprising-value', 'typographic quotes are letters in YAML, and become part of the value', {
      ...placeOf(node),
      hint: `write "${quoted}"`,
      meant: [quoted],
    })
  }

  private checkOctal(node: Node, type: ScalarType): void {
    if (type.kind === 'quantity' || type.kind === 'number' || !isHiddenOctal(node, this.text!)) return
    if (/mode$/i.test(this.trail.name() ?? '')) return
    const written = this.text!.slice(node.start, node.end)
    this.out.report('surprising-value', `"${written}" is octal in YAML, so it is ${(node as ScalarNode).value}`, {
      ...placeOf(node),
      hint: 'leave out the zero if a decimal number is meant',
    })
  }

  private cutVersion(node: ScalarNode): void {
    const hint = 'quote it if a version is meant'
    const message = reading(node, this.text!.slice(node.start, node.end))
    this.out.report('surprising-value', message, { ...placeOf(node), hint })
  }
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

/** Fields of hooks that a server leaves out with the object that has nothing else (dropContainerStopSignals, dropPodLifecycleSleepAction). */
const NEVER_LEFT_EMPTY = new Set(['sleep', 'stopSignal'])

const NO_FIELD: readonly Field[] = []

/** Quotes of typography have higher numbers. */
const LETTERS = 0x7f

function isEmptyBlock({ type, style, value }: Node & { value?: unknown }): boolean {
  return type === 'string' && value === '' && (style === 'literal' || style === 'folded')
}

function isLong({ start, end }: Node): boolean {
  return end - start > LONG
}

function goesWithParent(entry: Entry, map: MapNode): boolean {
  return NEVER_LEFT_EMPTY.has(entry.key) && map.entries.every((one) => one === entry || one.value.type === 'null')
}

/** What a server fills in itself: at creation it only decodes it. */
function isStatus(field: Field): boolean {
  return field.type.kind === 'object' && field.type.name.endsWith('Status')
}

/** What the server decodes null as, where a list or map holds it. */
function emptyOf(type: Type): Substitute {
  return EMPTY.get(type.kind) ?? (isJson(type) ? 'null' : 'nothing')
}

/** A value of any form in a JSON schema. */
function isJson(type: Type): boolean {
  return type.kind === 'any' && type.name?.endsWith('.JSON') === true
}

const EMPTY = new Map<Type['kind'], Substitute>([
  ['string', 'text'],
  ['bytes', 'text'],
  ['int-or-string', 'zero'],
  ['quantity', 'zero'],
  ['int32', 'zero'],
  ['int64', 'zero'],
  ['number', 'zero'],
  ['boolean', 'false'],
  ['object', 'map'],
  ['map', 'map'],
  ['list', 'list'],
])
