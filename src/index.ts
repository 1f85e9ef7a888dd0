/** The public API: checking texts in memory, the schemas, the rules and the report formats. Nothing in it reads files, prints or exits. */
export { rules } from '../rules/index.ts'
export {
  type CheckOptions,
  check,
  type LeftOut,
  type LeftOutReason,
  type Outside,
  type Override,
  type Preset,
  type Report,
  type RuleSetting,
  SourceError,
  type SourceFile,
  type Summary,
  type UnitDefinition,
} from './check.ts'
export type { Rule } from './engine/rule.ts'
export { compat } from './engine/suppress/compat.ts'
export type { GivenSuppression } from './engine/suppress/suppression.ts'
export type { SuppressOptions } from './engine/suppress/suppressions.ts'
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
export { checkstyleReport } from './report/checkstyle.ts'
export { compactReport } from './report/compact.ts'
export { fingerprintsOf } from './report/fingerprint.ts'
export { githubReport } from './report/github.ts'
export { gitlabReport } from './report/gitlab.ts'
export { type JsonOptions, jsonReport } from './report/json.ts'
export { type JunitOptions, junitReport } from './report/junit.ts'
export { type MarkdownOptions, markdownReport } from './report/markdown.ts'
export { type PrettyOptions, prettyReport } from './report/pretty.ts'
export { type RuleFacts, type SarifOptions, sarifReport } from './report/sarif.ts'
export { summaryLine } from './report/summary.ts'
export { openStore } from './schema/store.ts'
export type { SchemaStore } from './schema/types.ts'
