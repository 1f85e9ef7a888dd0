import type { StageProblem } from '../model/finding.ts'
import type { GVK } from '../model/gvk.ts'
import type { VersionRange } from '../model/version.ts'
import { toEnd } from '../text/steps.ts'
import { EMPTY_MAP, get, type MapNode } from '../yaml/node.ts'
import type { Hidden } from '../yaml/value.ts'
import type { CustomDefinitions, CustomKind } from './custom/definitions.ts'
import { checkCustomInSteps } from './custom/walk.ts'

export { duplicateProblems } from './duplicates.ts'

import { type ResolvedKind, resolveKind } from './kinds.ts'
import type { WalkOptions } from './problem-list.ts'
import type { KindInfo, SchemaStore } from './types.ts'
import { type Dropped, Walk } from './walk.ts'

/** What the schema stage needs to know besides the resource. */
export interface SchemaContext {
  readonly store: SchemaStore
  readonly versions: VersionRange
  /** The definitions that custom resources are checked against. */
  readonly customs?: CustomDefinitions
  /** Resources of kinds with a definition are checked later: of them it is only said what they are. */
  readonly leavesCustom?: boolean
  /** The text that the nodes' offsets count in; without it what YAML reads unexpectedly is not explained. */
  readonly text?: string
}

/** What the schema stage says about one resource. */
export interface SchemaVerdict {
  /** In document order; paths are relative to the resource. */
  readonly problems: readonly StageProblem[]
  /** Nodes that rules do not see as they are written: those of the wrong type, and nulls that stand for an empty value (see `toValue`). */
  readonly hidden: Hidden
  /** Nodes that servers of some minors leave out before they judge values. */
  readonly dropped: readonly Dropped[]
  /** What its values are to be judged as; undefined where no built-in kind says it. */
  readonly judged: JudgedAs | undefined
  /** The built-in kind that the resource names or clearly means. */
  readonly kind: KindInfo | undefined
  /** The definition of a custom resource. */
  readonly custom?: CustomKind
  /** A custom resource with its defaults, as it is validated. */
  readonly object?: any
}

/** The kind that a resource is, or that takes the place of one which is gone, and the minors to judge for; `preface` stands before all that is said then. */
export interface JudgedAs {
  readonly kind: KindInfo
  readonly range: VersionRange
  readonly preface?: string
}

/** The definition of `metadata`. */
export const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'
/** The package of definitions, before the version. */
const APIEXTENSIONS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions'

/** Checks a resource's kind, fields and types for every minor of the range in one walk; `gvk` is what the resource is, where the caller knows it. */
export function checkSchema(resource: MapNode, context: SchemaContext, gvk?: GVK): SchemaVerdict {
  const resolved = resolveKind(resource, context, gvk)
  const { schema } = resolved
  if (resolved.custom !== undefined || schema === undefined) return checkOther(resource, resolved, context)
  const walk = new Walk(optionsFor(resolved, context))
  walk.resource(resource, schema.type)
  return verdictOf(resolved, walk)
}

/** The same in steps, of which one that is short needs none. */
export function* checkSchemaInSteps(resource: MapNode, context: SchemaContext): Generator<undefined, SchemaVerdict> {
  const resolved = resolveKind(resource, context)
  const { schema, custom } = resolved
  if (custom !== undefined && !context.leavesCustom) {
    const steps = checkCustomInSteps(resource, custom, context.store.type(OBJECT_META), optionsFor(resolved, context))
    return verdictOf(resolved, yield* steps)
  }
  if (custom !== undefined || schema === undefined) return checkOther(resource, resolved, context)
  const walk = new Walk(optionsFor(resolved, context))
  yield* walk.resourceInSteps(resource, schema.type)
  return verdictOf(resolved, walk)
}

/** What there is to know of a resource of a built-in kind about which there is nothing to say. */
export function plainVerdict(gvk: GVK, context: SchemaContext): SchemaVerdict {
  return verdictOf(resolveKind(EMPTY_MAP, context, gvk), NOTHING)
}

/** Checks a resource of no built-in kind: without a definition only its metadata. */
function checkOther(resource: MapNode, resolved: ResolvedKind, context: SchemaContext): SchemaVerdict {
  const type = context.store.type(OBJECT_META)
  const options = optionsFor(resolved, context)
  const { custom } = resolved
  if (custom !== undefined)
    return verdictOf(
      resolved,
      context.leavesCustom ? NOTHING : toEnd(checkCustomInSteps(resource, custom, type, options)),
    )
  const walk = new Walk(options)
  const metadata = get(resource, 'metadata')
  if (type !== undefined && metadata !== undefined) walk.field('metadata', metadata, type)
  return verdictOf(resolved, walk)
}

function optionsFor({ schema, range, preface, migration, skip }: ResolvedKind, context: SchemaContext): WalkOptions {
  const jsonSchema =
    schema?.group === 'apiextensions.k8s.io'
      ? context.store.type(`${APIEXTENSIONS}.${schema.version}.JSONSchemaProps`)
      : undefined
  return { versions: range, text: context.text, preface, migration, skip, jsonSchema }
}

/** What a walk has to say. */
type Walked = Pick<SchemaVerdict, 'problems' | 'hidden'> & Partial<Pick<SchemaVerdict, 'dropped' | 'object'>>

const NOTHING: Walked = { problems: [], hidden: new Map() }

function verdictOf(resolved: ResolvedKind, { problems, hidden, dropped = [], object }: Walked): SchemaVerdict {
  const { kind, schema, custom, range, preface } = resolved
  return {
    problems: joined(resolved, problems),
    hidden,
    dropped,
    judged: schema === undefined ? undefined : { kind: schema, range, preface },
    kind,
    custom,
    object,
  }
}

/** All problems in one list; most resources have none. */
function joined(resolved: ResolvedKind, walked: readonly StageProblem[]): readonly StageProblem[] {
  if (resolved.problems.length === 0) return walked
  return [...resolved.problems, ...walked.filter((problem) => !repeats(problem, resolved))]
}

/** A wrong type of `apiVersion` or `kind` was said already. */
function repeats({ path, rule }: StageProblem, { problems }: ResolvedKind): boolean {
  if (rule !== 'wrong-type' || path.length !== 1) return false
  return problems.some((one) => one.rule === rule && one.path[0] === path[0])
}
