/** The public API: checking texts in memory, reports as strings, the rules and the schemas. Nothing in it prints or exits. */
export { rules } from '../rules/index.ts'
export {
  type LeftOut,
  type LeftOutReason,
  type Preset,
  type Report,
  type RuleSetting,
  SourceError,
  type Summary,
} from './check.ts'
export { ConfigError, type ConfigValue } from './config/config.ts'
export { defineRule, type Rule, type RuleDefinition } from './engine/rule.ts'
export { check } from './library/check.ts'
export { type FormatOptions, formatReport, type ReportFormat } from './library/format.ts'
export { type CheckInput, type InputFile, OptionError } from './library/options.ts'
export type {
  Authority,
  Finding,
  Position,
  Range,
  RelatedLocation,
  ResourceName,
  Severity,
} from './model/finding.ts'
export type { SuppressedFinding, SuppressionKind } from './model/report.ts'
export { formatVersions, parseVersions, type VersionRange } from './model/version.ts'
export { fingerprintsOf } from './report/fingerprint.ts'
export { summaryLine } from './report/summary.ts'
export { openStore } from './schema/store.ts'
export type { SchemaStore } from './schema/types.ts'
