import type { Container, EphemeralContainer, PodTemplateSpec } from 'kubernetes-types/core/v1'
import type { LabelSelector } from 'kubernetes-types/meta/v1'
import type { Authority, Problem, Severity } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import type { Resolved } from '../workspace/references/resolve.ts'
import type { Selection } from '../workspace/selections/read.ts'
import type { Unit } from '../workspace/unit.ts'
import type { KnownKinds } from './kinds.ts'
import type { OptionValues, RuleOptions } from './options.ts'
import type { Preset } from './presets.ts'

/** A value whose required fields may be missing: an earlier stage has said so, the rule just goes on. */
export type Sane<T> = T extends (infer U)[] ? Sane<U>[] : T extends object ? { [K in keyof T]?: Sane<T[K]> } : T

/** A resource that owns pods (or is one), in one shape for all kinds. Paths are relative to the resource. */
export interface Workload {
  readonly resource: Resource
  readonly kind: string
  readonly replicas: number | undefined
  /** A ReplicationController's map of labels is given as matchLabels. */
  readonly selector: Sane<LabelSelector> | undefined
  readonly template: Sane<PodTemplateSpec>
  readonly templatePath: FieldPath
  /** The whole object, for fields that only some kinds have. */
  readonly object: any
}

/** A pod template or a Pod. Paths are relative to it (`['spec', 'volumes', 0]`). */
export interface Pod {
  readonly resource: Resource
  /** Kind of the resource that the template stands in. */
  readonly owner: string
  readonly labels: Readonly<Record<string, string>>
  readonly metadata: Sane<PodTemplateSpec>['metadata']
  readonly spec: Sane<NonNullable<PodTemplateSpec['spec']>>
}

/** What a container is for; a `sidecar` is an init container that restarts always. */
export type ContainerRole = 'container' | 'init' | 'sidecar' | 'ephemeral'

/** One container of a pod. Paths are relative to the container. */
export interface PodContainer {
  readonly resource: Resource
  readonly pod: Pod
  readonly role: ContainerRole
  readonly container: Sane<Container & EphemeralContainer>
}

/** What a rule can be about besides a kind: every resource, every pod owner, every pod, every container; and with `unit: true` every reference that does not just find what it names, every selector that is there to find something, or all resources of a unit together. */
export interface Subjects {
  resource: Resource
  workload: Workload
  pod: Pod
  container: PodContainer
  reference: Resolved
  selection: Selection
  unit: Unit
}

/** A custom kind with its group: `Gateway.gateway.networking.k8s.io`. */
export type CustomKind = `${string}.${string}`

/** What a rule looks at: a kind of Kubernetes' own API groups, a custom kind, or one of the subjects. */
export type Subject = keyof KnownKinds | keyof Subjects | CustomKind

/** The value that `check` is given for a subject. */
export type SubjectValue<S extends Subject> = S extends keyof Subjects
  ? Subjects[S]
  : S extends keyof KnownKinds
    ? Sane<KnownKinds[S]>
    : any

/** What a rule is given besides its subject. */
export interface RuleContext<O extends RuleOptions = RuleOptions> {
  /** The resource that the subject stands in. */
  readonly resource: Resource
  /** The rule's options as the config has them, else their defaults. */
  readonly options: OptionValues<O>
  /** The Kubernetes minors that are asked for. */
  readonly versions: VersionRange
  /** Says what is wrong; the path is relative to the subject. */
  report(problem: Problem): void
}

/** What a rule over several resources is given besides its subject. */
export interface UnitContext<O extends RuleOptions = RuleOptions> {
  readonly resource: Resource
  readonly options: OptionValues<O>
  readonly versions: VersionRange
  readonly unit: Unit
  /** What servers refuse where one resource is applied over another that is there under its name. */
  refusedOver(before: Resource, next: Resource): readonly Problem[]
  /** Says what is wrong; with `resource` the problem lies there and its path is relative to that resource. */
  report(problem: Problem & { readonly resource?: Resource }): void
}

interface RuleFacts {
  /** One sentence that says what is wrong or must be, without full stop. */
  readonly summary: string
  readonly severity: Severity
  /** `api-server` where the server itself refuses or warns; by default supercargo's own advice. */
  readonly authority?: Authority
  /** True for a rule that only the preset `all` runs. */
  readonly optional?: boolean
  /** The presets that run it, where those do not follow from `authority` and `optional`. */
  readonly presets?: readonly Preset[]
}

/** An id that a stage beside the rules reports under: it has a page but no check of its own. */
export interface StageRule extends RuleFacts {
  readonly stage: 'yaml' | 'schema' | 'validity' | 'update' | 'suppress'
}

/** A rule about one resource by itself. */
export interface ResourceRule<S extends Subject = Subject, O extends RuleOptions = RuleOptions> extends RuleFacts {
  readonly on: S | readonly S[]
  readonly unit?: undefined
  /** What a config file can change about it. */
  readonly options?: O
  check(value: SubjectValue<S>, context: RuleContext<O>): void
}

/** A rule that also looks at the other resources of the unit; it runs when all of them are known. */
export interface UnitRule<S extends Subject = Subject, O extends RuleOptions = RuleOptions> extends RuleFacts {
  readonly on: S | readonly S[]
  readonly unit: true
  readonly options?: O
  /** Looks at all of a unit for what `check` will need, in steps between which an editor is answered. */
  prepare?(unit: Unit): Iterable<unknown>
  check(value: SubjectValue<S>, context: UnitContext<O>): void
}

/** What a rule file exports. */
export type RuleDefinition = StageRule | ResourceRule<any, any> | UnitRule<any, any>

/** A rule with the name of its file and the folder that it is in. */
export type Rule = RuleDefinition & { readonly id: string; readonly group: string }

/** The page of a rule, relative to the package. */
export function pagePath({ group, id }: Pick<Rule, 'group' | 'id'>): string {
  return `rules/${group}/${id}.md`
}

/** Defines a rule; its id is the name of its file. */
export function defineRule<const S extends Subject, const O extends RuleOptions>(
  rule: ResourceRule<S, O>,
): ResourceRule<S, O>
export function defineRule<const S extends Subject, const O extends RuleOptions>(rule: UnitRule<S, O>): UnitRule<S, O>
export function defineRule(rule: StageRule): StageRule
export function defineRule(rule: RuleDefinition): RuleDefinition {
  return rule
}
