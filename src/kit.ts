/** The one door that a rule may import: how to define it, what it is given, and the sums and grammars of Kubernetes. */
export type { Container, PodSpec, Volume } from 'kubernetes-types/core/v1'
export type { LabelSelector } from 'kubernetes-types/meta/v1'
export type {
  ContainerRole,
  Pod,
  PodContainer,
  ResourceRule,
  RuleContext,
  Sane,
  StageRule,
  UnitContext,
  UnitRule,
  Workload,
} from './engine/rule.ts'
export { defineRule } from './engine/rule.ts'
export { valueAt, type WorkloadShape, workloadShape } from './kubernetes/workload.ts'
export type { Problem, Related, Severity } from './model/finding.ts'
export { type FieldPath, formatPath, key } from './model/path.ts'
export type { Resource } from './model/resource.ts'
export { existsInAll, existsInSome, formatMinor, formatVersions, type VersionRange } from './model/version.ts'
export type { Unit } from './workspace/unit.ts'
