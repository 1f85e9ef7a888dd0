import type { StageProblem } from '../../model/finding.ts'
import { didYouMean } from '../../model/meant.ts'
import { type FieldPath, key as mapKey, type Segment, segmentName } from '../../model/path.ts'
import { nearest } from '../../text/nearest.ts'
import { type Entry, get, type MapNode, type Node, type ScalarNode } from '../../yaml/node.ts'
import { type Hidden, type Substitute, toValueInSteps } from '../../yaml/value.ts'
import type { WalkOptions } from '../problem-list.ts'
import { isCutVersion, misleadingText, reading } from '../surprise.ts'
import type { ObjectType } from '../types.ts'
import { Walk } from '../walk.ts'
import { found } from '../words.ts'
import { inAllMinors } from './changes.ts'
import type { CustomKind } from './definitions.ts'
import { checkListTypes } from './list-types.ts'
import type { Structural } from './structural.ts'
import { validateValue } from './validate.ts'
import { applyDefaults, coerceMetadata, pruneNulls } from './values.ts'

const IDENTITY = new Set(['apiVersion', 'kind', 'metadata'])
const DEPTH_LIMIT = 1000

/** So many problems are one step. */
const STEP = 512

/** Checks a custom resource against its definition, in steps: decoding, pruning, defaulting and validation as the server does them; the rules of the definition come later. */
export function* checkCustomInSteps(
  root: MapNode,
  kind: CustomKind,
  metadata: ObjectType | undefined,
  options: WalkOptions,
): Generator<undefined, CustomVerdict> {
  const walk = new CustomWalk(kind, metadata, options)
  walk.prune(root, kind.schema, true, 0)
  yield
  const value = yield* toValueInSteps(root)
  pruneNulls(value, kind.schema)
  coerceMetadata(value, kind.schema, true)
  applyDefaults(value, kind.schema)
  if (kind.hasStatus) delete value.status
  yield
  const problems = inAllMinors(options.versions, (minor) => validateValue(value, kind.schema, [], { minor }))
  for (const [index, problem] of problems.entries()) {
    if (index % STEP === 0) yield
    walk.place(problem, root)
  }
  yield
  checkListTypes(value, kind.schema, [], walk.problems)
  walk.object = value
  return walk
}

/** What a walk through a custom resource found. */
export interface CustomVerdict {
  readonly problems: readonly StageProblem[]
  readonly hidden: Hidden
  /** The resource with its defaults, as it is validated. */
  readonly object: any
}

class CustomWalk implements CustomVerdict {
  readonly problems: StageProblem[] = []
  object: any
  readonly hidden = new Map<Node | Entry, Substitute>()
  private readonly kind: CustomKind
  private readonly metadata: ObjectType | undefined
  private readonly options: WalkOptions
  private readonly path: Segment[] = []

  constructor(kind: CustomKind, metadata: ObjectType | undefined, options: WalkOptions) {
    this.kind = kind
    this.metadata = metadata
    this.options = options
  }

  /** Names what the server would prune (structural-schema pruning), and checks metadata on the way. */
  prune(node: Node, schema: Structural | undefined, isResource: boolean, depth: number): void {
    if (depth > DEPTH_LIMIT) return
    if (node.type === 'list') {
      const items = itemsOf(schema)
      if (items === undefined && schema?.preserve === true) return
      node.items.forEach((item, index) => {
        this.path.push(index)
        this.resourceIn(item, items)
        this.prune(item, items, items?.embedded === true, depth + 1)
        this.path.pop()
      })
    } else if (node.type === 'map')
      for (const entry of node.entries) {
        this.path.push(entry.key)
        this.entry(entry, schema, isResource, depth)
        this.path.pop()
      }
  }

  private entry(entry: Entry, schema: Structural | undefined, isResource: boolean, depth: number): void {
    const { key, value } = entry
    if (isResource && IDENTITY.has(key)) {
      if (key === 'metadata' && depth === 0) this.metadataOf(value)
      return
    }
    const property = schema?.properties.get(key)
    if (property === undefined && schema?.additional === undefined) {
      if (schema?.preserve !== true && this.kind.prunes) this.unknown(entry, schema, isResource)
      else if (this.options.text !== undefined && isCutVersion(key, value, this.options.text))
        this.cutVersion(value as ScalarNode)
      return
    }
    const inner = property ?? (typeof schema?.additional === 'object' ? schema.additional : undefined)
    if (inner?.embedded) this.resourceIn(value, inner, property === undefined)
    if (property === undefined && inner === undefined && schema?.preserve) return
    this.prune(value, inner, inner?.embedded === true, depth + 1)
  }

  /** Of an embedded resource, what it is and its metadata are decoded. */
  private resourceIn(node: Node, schema: Structural | undefined, free = false): void {
    if (schema?.embedded !== true || node.type !== 'map') return
    const path = [...this.path]
    if (free) path[path.length - 1] = mapKey(String(path.at(-1)))
    for (const field of ['apiVersion', 'kind'] as const) {
      const value = get(node, field)
      if (value !== undefined && value.type !== 'string')
        this.problems.push({
          rule: 'wrong-type',
          path: [...path, field],
          message: `\`${field}\` must be a string, ${found(value)}`,
        })
    }
    const metadata = get(node, 'metadata')
    if (metadata === undefined) return
    const outer = this.path.splice(0, this.path.length, ...path)
    this.path.push('metadata')
    this.metadataOf(metadata)
    this.path.splice(0, this.path.length, ...outer)
  }

  private metadataOf(node: Node): void {
    if (this.metadata === undefined) return
    const walk = new Walk(this.options)
    walk.field('metadata', node, this.metadata)
    const base = this.path.slice(0, -1)
    for (const problem of walk.problems) this.problems.push({ ...problem, path: [...base, ...problem.path] })
    for (const [hidden, instead] of walk.hidden) this.hidden.set(hidden, instead)
  }

  private unknown({ key, keyStart, keyEnd }: Entry, schema: Structural | undefined, isResource: boolean): void {
    const names = [...(schema?.properties.keys() ?? []), ...(isResource ? IDENTITY : [])]
    const meant = this.problems.length < 200 ? nearest(key, names) : undefined
    this.problems.push({
      rule: 'unknown-field',
      path: [...this.path],
      part: 'key',
      range: { start: keyStart, end: keyEnd },
      message: `unknown field \`${key}\``,
      ...didYouMean(meant, '`'),
    })
  }

  private cutVersion(node: ScalarNode): void {
    const written = this.options.text!.slice(node.start, node.end)
    this.problems.push({
      rule: 'surprising-value',
      path: [...this.path],
      range: { start: node.start, end: node.end },
      message: `"${written}" is the number ${node.value} in YAML`,
      hint: 'quote it if a version is meant',
    })
  }

  /** Adds a problem of the plain value, with its node: what has the wrong type is hidden, and what YAML made of it is said. */
  place(problem: StageProblem, root: MapNode): void {
    const node = nodeAt(root, problem.path)
    if (node === undefined || problem.rule !== 'wrong-type') {
      this.problems.push(problem)
      return
    }
    this.hidden.set(node, 'nothing')
    const written = this.options.text === undefined ? undefined : misleadingText(node, this.options.text)
    if (written === undefined) {
      this.problems.push(problem)
      return
    }
    const message = `${problem.message.slice(0, problem.message.lastIndexOf(', ') + 2)}${reading(node as ScalarNode, written)}`
    this.problems.push({
      ...problem,
      message,
      ...(problem.hint !== undefined && { hint: `quote it: "${written}"`, meant: [written] }),
    })
  }
}

/** Where a list keeps unknown fields, its items do too. */
function itemsOf(schema: Structural | undefined): Structural | undefined {
  const items = schema?.items
  return items !== undefined && schema?.preserve === true && !items.preserve ? { ...items, preserve: true } : items
}

function nodeAt(root: Node, path: FieldPath): Node | undefined {
  let node: Node | undefined = root
  for (const segment of path) {
    const step = segmentName(segment)
    if (node?.type === 'map') node = get(node, String(step))
    else if (node?.type === 'list' && typeof step === 'number') node = node.items[step]
    else return undefined
  }
  return node
}
