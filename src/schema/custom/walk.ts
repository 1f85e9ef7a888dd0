import type { StageProblem } from '../../model/finding.ts'
import { parseGVK } from '../../model/gvk.ts'
import { type FieldPath, key as mapKey, type Segment, segmentName } from '../../model/path.ts'
import { nearest } from '../../text/nearest.ts'
import { type Entry, get, type MapNode, type Node, type ScalarNode } from '../../yaml/node.ts'
import { type Hidden, type Substitute, toValue } from '../../yaml/value.ts'
import type { WalkOptions } from '../problem-list.ts'
import { isCutVersion, misleadingText, reading } from '../surprise.ts'
import type { ObjectType } from '../types.ts'
import { Walk } from '../walk.ts'
import { found, quote } from '../words.ts'
import type { CustomKind } from './definitions.ts'
import { checkListTypes } from './list-types.ts'
import { checkEmbeddedMetadata, checkRootMetadata } from './meta.ts'
import type { Structural } from './structural.ts'
import { validateValue } from './validate.ts'
import { applyDefaults } from './values.ts'

const IDENTITY = new Set(['apiVersion', 'kind', 'metadata'])
const DEPTH_LIMIT = 1000

/** Checks a custom resource against its definition: decoding, pruning, defaulting and validation as the server does them, but for CEL. */
export function checkCustom(
  root: MapNode,
  kind: CustomKind,
  metadata: ObjectType | undefined,
  options: WalkOptions,
): CustomVerdict {
  const walk = new CustomWalk(kind, metadata, options)
  walk.prune(root, kind.schema, true, 0)
  const meta = get(root, 'metadata')
  if (meta?.type === 'map') checkRootMetadata(meta, walk.problems)
  const value = toValue(root)
  applyDefaults(value, kind.schema)
  if (kind.hasStatus) delete value.status
  const problems = validateValue(value, kind.schema, [], { minor: options.versions.to })
  for (const problem of problems) walk.place(problem, root)
  checkListTypes(value, kind.schema, [], walk.problems)
  checkScale(value, kind, walk.problems)
  return walk
}

/** What a walk through a custom resource found. */
export interface CustomVerdict {
  readonly problems: readonly StageProblem[]
  readonly hidden: Hidden
}

class CustomWalk {
  readonly problems: StageProblem[] = []
  readonly hidden = new Map<Node, Substitute>()
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
      node.items.forEach((item, index) => {
        this.path.push(index)
        this.resourceIn(item, schema?.items)
        this.prune(item, schema?.items, schema?.items?.embedded === true, depth + 1)
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

  /** An embedded resource must say what it is, and its metadata is decoded. */
  private resourceIn(node: Node, schema: Structural | undefined, free = false): void {
    if (schema?.embedded !== true || node.type !== 'map') return
    const path = [...this.path]
    if (free) path[path.length - 1] = mapKey(String(path.at(-1)))
    for (const field of ['apiVersion', 'kind'] as const) {
      const problem = identityProblem(get(node, field), field, [...path, field])
      if (problem !== undefined) this.problems.push(problem)
    }
    const metadata = get(node, 'metadata')
    if (metadata === undefined) return
    const outer = this.path.splice(0, this.path.length, ...path)
    this.path.push('metadata')
    this.metadataOf(metadata)
    if (metadata.type === 'map') checkEmbeddedMetadata(metadata, [...this.path], this.problems)
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
      ...(meant !== undefined && { hint: `did you mean \`${meant}\`?` }),
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
    this.problems.push({ ...problem, message, ...(problem.hint !== undefined && { hint: `quote it: "${written}"` }) })
  }
}

function identityProblem(
  node: Node | undefined,
  field: 'apiVersion' | 'kind',
  path: FieldPath,
): StageProblem | undefined {
  if (node === undefined) return { rule: 'required-value', path, message: `\`${field}\` is required` }
  if (node.type !== 'string')
    return { rule: 'wrong-type', path, message: `\`${field}\` must be a string, ${found(node)}` }
  const value = node.value as string
  if (value === '') return { rule: 'invalid-value', path, message: `\`${field}\` must not be empty` }
  const good =
    field === 'kind'
      ? /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/i.test(value)
      : parseGVK(value, '') !== undefined || value === '/'
  if (good) return undefined
  const must = field === 'kind' ? 'must be letters, digits and `-`' : 'must be a version or group/version'
  return { rule: 'invalid-value', path, message: `\`${field}\` ${must}, not ${quote(value)}` }
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

const INT32_MAX = 2 ** 31 - 1

/** The scale subresource reads its fields at creation already (ValidateScaleSpec, ValidateScaleStatus). */
function checkScale(value: any, { scale, hasStatus }: CustomKind, problems: StageProblem[]): void {
  checkReplicas(value, scale?.replicas, problems)
  if (hasStatus) return
  checkReplicas(value, scale?.statusReplicas, problems)
  const [selector, path] = at(value, scale?.selector)
  if (selector !== undefined && typeof selector !== 'string')
    problems.push({
      rule: 'wrong-type',
      path,
      message: `\`${path.at(-1)}\` must be a string: the scale subresource reads its selector from it`,
    })
}

function checkReplicas(value: any, jsonPath: string | undefined, problems: StageProblem[]): void {
  const [replicas, path] = at(value, jsonPath)
  if (replicas === undefined) return
  const name = `\`${path.at(-1)}\``
  if (typeof replicas !== 'bigint' && !Number.isSafeInteger(replicas))
    problems.push({
      rule: 'wrong-type',
      path,
      message: `${name} must be an integer: the scale subresource reads replicas from it`,
    })
  else if ((replicas as number) < 0 || (replicas as number) > INT32_MAX)
    problems.push({ rule: 'invalid-value', path, message: `${name} must be from 0 to ${INT32_MAX}, not ${replicas}` })
}

function at(value: any, jsonPath: string | undefined): [unknown, string[]] {
  if (jsonPath === undefined || !/^(\.[\w-]+)+$/.test(jsonPath)) return [undefined, []]
  const path = jsonPath.slice(1).split('.')
  let inner = value
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return [undefined, path]
    inner = inner[step]
  }
  return [inner, path]
}
