import { type FieldPath, key as mapKey, type Segment } from '../model/path.ts'
import { existsInSome, type VersionRange } from '../model/version.ts'
import type { Entry } from '../yaml/node.ts'
import type { Level } from './elsewhere.ts'
import type { ObjectType, Type } from './types.ts'
import { quote } from './words.ts'

/** A step of a walk: a field's name, an index, or the entry of a map with free keys. */
type Step = string | number | Entry

/** The way from a resource to the place where a walk is; it becomes a path only when there is something to say. */
export class Trail {
  private readonly steps: Step[] = []

  get length(): number {
    return this.steps.length
  }

  push(step: Step): void {
    this.steps.push(step)
  }

  pop(): void {
    this.steps.pop()
  }

  /** The path as the server's value checks print it: free keys in brackets. */
  path(): FieldPath {
    return this.steps.map((step): Segment => (typeof step === 'object' ? mapKey(step.key) : step))
  }

  /** The path as the server's decoder prints it: free keys like fields. */
  plainPath(): FieldPath {
    return this.steps.map((step) => (typeof step === 'object' ? step.key : step))
  }

  /** The name of the field or key that is stepped into last. */
  name(): string | undefined {
    const last = this.steps.at(-1)
    return typeof last === 'object' ? last.key : typeof last === 'string' ? last : undefined
  }

  /** Whether the field that is stepped into last is one of an item of a list of that name. */
  isInList(name: string): boolean {
    return typeof this.steps.at(-2) === 'number' && this.steps.at(-3) === name
  }

  /** The name of the field that holds the free key which is stepped into last. */
  holder(): string | undefined {
    const field = this.steps.at(-2)
    return typeof this.steps.at(-1) === 'object' && typeof field === 'string' ? field : undefined
  }

  /** The place as the subject of a message: the field, an item of it, or the value under a free key. */
  subject(): string {
    const at = this.steps.findLastIndex((step) => typeof step !== 'number')
    const step = this.steps[at]
    if (step === undefined) return 'the resource'
    const name = typeof step === 'object' ? step.key : step
    if (at < this.steps.length - 1) return `an item of \`${name}\``
    return typeof step === 'object' ? `the value of ${quote(step.key)}` : `\`${name}\``
  }

  /** The definitions on the way from `root` to `type`, which is the one at the end. */
  levels(root: ObjectType | undefined, type: ObjectType, range: VersionRange): Level[] {
    const levels: Level[] = []
    const path: Segment[] = []
    let at: Type | undefined = root
    for (const step of this.steps) {
      if (at?.kind === 'object') levels.push({ type: at, path: [...path] })
      path.push(typeof step === 'object' ? mapKey(step.key) : step)
      at = inner(at, step, range)
    }
    return [...levels, { type, path }]
  }
}

function inner(type: Type | undefined, step: Step, range: VersionRange): Type | undefined {
  if (type?.kind === 'list') return type.items
  if (type?.kind === 'map') return type.values
  if (type?.kind !== 'object' || typeof step !== 'string') return undefined
  return type.fields.get(step)?.find((field) => existsInSome(field, range))?.type
}
