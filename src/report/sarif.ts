import type {
  Invocation,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Suppression,
} from 'sarif'
import type { Authority, Finding, Range, Severity } from '../model/finding.ts'
import type { Report, SuppressedFinding } from '../model/report.ts'
import { formatVersions } from '../model/version.ts'
import { compareText } from '../text/compare.ts'
import { printable } from '../text/width.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { renderPage } from './page.ts'
import { type Asked, callResource, type Failure, failuresOf, wordsOf } from './words.ts'

/** What is told of a rule besides its findings. */
export interface RuleFacts {
  readonly group: string
  readonly summary: string
  readonly severity: Severity
  readonly authority?: Authority
  /** Its page, in Markdown. */
  page(): string
}

/** What a SARIF log says besides the run itself. */
export interface SarifOptions extends Asked {
  /** Version of supercargo. */
  readonly version: string
  /** Findings that are suppressed are among the results, marked as such. */
  readonly showSuppressed?: boolean
  /** Throws where there is no such rule. */
  ruleOf(id: string): RuleFacts
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** What relative names of files count from; its place is for the reader to know. */
const BASE = '%SRCROOT%'

/** A log in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning and for viewers. Rules without findings are not described. */
export function sarifReport(report: Report, options: SarifOptions): string {
  const hidden = options.showSuppressed ? report.suppressed : []
  const findings: readonly (Finding | SuppressedFinding)[] = [...report.findings, ...hidden]
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort(compareText)
  const indexes = new Map(ids.map((id, index) => [id, index]))
  const fingerprints = fingerprintsOf(findings)
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'supercargo',
            semanticVersion: options.version,
            rules: ids.map((id) => descriptorOf(id, options.ruleOf(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'the top of the repository' } } },
        invocations: [invocationOf(failuresOf(report, options))],
        results: findings.map((finding, index) => ({
          ...resultOf(finding),
          // The standard wants them for all results or for none.
          suppressions: hidden.length === 0 ? undefined : suppressionsOf(finding),
          ruleIndex: indexes.get(finding.rule)!,
          partialFingerprints: { 'supercargo/v1': fingerprints[index]! },
        })),
        properties: { kubernetes: formatVersions(report.versions) },
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function suppressionsOf(finding: Finding | SuppressedFinding): Suppression[] {
  if (!('suppression' in finding)) return []
  const { kind, reason, file, line } = finding.suppression
  const isOutside = kind === 'config' || kind === 'option'
  const location = file === undefined || line === undefined ? undefined : { file, line }
  return [
    {
      kind: isOutside ? 'external' : 'inSource',
      status: 'accepted',
      justification: reason && literal(printable(reason)),
      location: location && {
        physicalLocation: { artifactLocation: artifact(location.file), region: { startLine: location.line } },
      },
    },
  ]
}

function resultOf(finding: Finding): Result {
  const { rule, severity, authority, path, resource, file, range, related } = finding
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: literal(wordsOf(finding).join('\n')) },
    locations: [{ physicalLocation: physical(file, range), ...logical(finding) }],
    relatedLocations:
      related.length === 0
        ? undefined
        : related.map((each, index) => ({
            id: index + 1,
            physicalLocation: physical(each.file, each.range),
            message: { text: literal(printable(each.message)) },
          })),
    properties: { authority, path: path || undefined, resource },
  }
}

function logical({ resource, path }: Finding): Partial<Location> {
  if (resource === undefined) return {}
  const name = callResource(resource)
  return {
    logicalLocations: [{ fullyQualifiedName: path === '' ? name : `${name} ${printable(path)}`, kind: 'object' }],
  }
}

function physical(file: string, range: Range): PhysicalLocation {
  return { artifactLocation: artifact(file), region: regionOf(range) }
}

function regionOf({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

function artifact(file: string): PhysicalLocation['artifactLocation'] {
  const uri = uriOf(file)
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: BASE }
}

/** The URI of a path with forward slashes (RFC 3986): relative as it is, absolute with the scheme `file`, also behind the letter of a drive or the name of a host. */
function uriOf(file: string): string {
  const path = Buffer.from(file).toString().split('/').map(encodeURIComponent).join('/')
  if (file.startsWith('//')) return `file:${path}`
  if (file.startsWith('/')) return `file://${path}`
  return /^[a-zA-Z]:\//.test(file) ? `file:///${file[0]}:${path.slice('C%3A'.length)}` : path
}

/** A message in which nothing is taken for a link or a placeholder (SARIF 3.11.5 and 3.11.6), whatever a manifest says. */
function literal(text: string): string {
  return text.replaceAll('](', '\\](').replace(/\{(\d+)\}/g, '{{$1}}')
}

function descriptorOf(
  id: string,
  { group, summary, severity, authority = 'supercargo', page }: RuleFacts,
): ReportingDescriptor {
  const markdown = page().replace(/\[([^\][]*)\]\((?!https?:)[^()]*\)/g, '$1')
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: /\n## Why\n\n(.+)\n/.exec(markdown)?.[1] ?? summary },
    help: { text: renderPage(markdown, Number.POSITIVE_INFINITY, false), markdown },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['kubernetes', group],
      authority,
      precision: authority === 'api-server' ? 'very-high' : 'high',
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
    },
  }
}

/** Whether everything could be checked that was asked for, and what could not. */
function invocationOf(failures: readonly Failure[]): Invocation {
  if (failures.length === 0) return { executionSuccessful: true }
  return { executionSuccessful: false, toolExecutionNotifications: failures.map(notificationOf) }
}

function notificationOf({ file, message }: Failure): Notification {
  const locations = file === undefined ? undefined : [{ physicalLocation: { artifactLocation: artifact(file) } }]
  return { level: 'error', message: { text: literal(message) }, locations }
}
