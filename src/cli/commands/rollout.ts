import { rules } from '../../../rules/index.ts'
import { check } from '../../check.ts'
import type { Finding } from '../../model/finding.ts'
import { formatApiVersion } from '../../model/gvk.ts'
import type { Resource } from '../../model/resource.ts'
import { type ReportedRollout, rolloutJson, rolloutText } from '../../report/rollout.ts'
import { printable } from '../../text/width.ts'
import { NODES, rolloutsOf } from '../../workspace/rollouts.ts'
import type { Unit } from '../../workspace/unit.ts'
import { didYouMean, type ParsedArgs, UsageError } from '../args.ts'
import { complain, EXIT } from '../command.ts'
import { findInput } from '../input.ts'
import type { Io } from '../io.ts'
import { loadStore } from '../store.ts'
import { terminalWidth } from '../terminal.ts'
import { collectUnits } from '../units.ts'
import { chooseVersions } from '../versions.ts'

/** The most replicas that a workload can have. */
const INT32_MAX = 2 ** 31 - 1

/** The command `rollout`. */
export async function runRollout(args: ParsedArgs, io: Io): Promise<number> {
  const one = (name: string) => args.values.get(name)?.at(-1)
  const replicas = wholeNumber('replicas', one('replicas'))
  const nodes = wholeNumber('nodes', one('nodes')) ?? NODES
  const store = loadStore()
  const versions = chooseVersions(one('kubernetes-version'), store)
  if (args.positionals.length + (args.values.get('filename') ?? []).length === 0)
    throw new UsageError('which file? Name a manifest, a folder, or - for standard input')
  const input = await findInput(args, io)

  const units: Unit[] = []
  const { findings, summary } = check(input.files, {
    store,
    rules: [...rules.filter((rule) => rule.group === 'rollout' || 'stage' in rule), collectUnits(units)],
    versions,
    preset: 'recommended',
  })
  for (const { file, explicit, reason, message } of summary.leftOut)
    if (explicit || reason === 'unreadable') complain(io, `cannot read "${printable(file)}": ${printable(message)}`)
  mentionOthers(findings, io)

  const all = units.flatMap((unit) => rolloutsOf(unit, { replicas, nodes, minor: versions.to }))
  const chosen = choose(all, args.values.get('workload'))
  const reported = chosen.map((rollout) => ({ ...rollout, findings: about(rollout, findings) }))
  if (reported.length === 0) {
    complain(io, 'no Deployment, StatefulSet or DaemonSet was found')
    return EXIT.failure
  }
  const width = terminalWidth(io.stdout, io) ?? 120
  io.stdout.write(printableLines(one('format') === 'json' ? rolloutJson(reported) : rolloutText(reported, width)))
  if (input.problems.length > 0) return EXIT.failure
  return reported.some((each) => each.findings.some(({ severity }) => severity === 'error'))
    ? EXIT.findings
    : EXIT.clean
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!/^\d{1,10}$/.test(text) || number > INT32_MAX)
    throw new UsageError(`\`--${option}\` must be a whole number from 0 to ${INT32_MAX}, not "${text}"`)
  return number
}

function choose<T extends { readonly resource: Resource }>(
  all: readonly T[],
  names: readonly string[] | undefined,
): T[] {
  if (names === undefined) return [...all]
  const known = [...new Set(all.map(({ resource }) => resource.name ?? ''))]
  for (const name of names)
    if (!all.some(({ resource }) => isCalled(resource, name)))
      throw new UsageError(
        `no Deployment, StatefulSet or DaemonSet "${name}" in these manifests${didYouMean(name, known)}`,
      )
  return all.filter(({ resource }) => names.some((name) => isCalled(resource, name)))
}

/** `web`, `shop/web` and `deployment/web` name the same workload. */
function isCalled({ kind, namespace, name }: Resource, wanted: string): boolean {
  const slash = wanted.indexOf('/')
  if (slash === -1) return name === wanted
  const before = wanted.slice(0, slash)
  return name === wanted.slice(slash + 1) && (before === namespace || before.toLowerCase() === kind.toLowerCase())
}

/** The findings about the workload, its budgets and its autoscaler. */
function about(
  { resource, budgets, replicas }: Omit<ReportedRollout, 'findings'>,
  findings: readonly Finding[],
): Finding[] {
  const concerned = [resource, ...budgets.map((each) => each.resource), replicas?.autoscaler]
  return findings.filter((finding) => isAboutUpdates(finding) && concerned.some((each) => each && isOf(finding, each)))
}

const ROLLOUT_RULES: ReadonlySet<string> = new Set(rules.filter(({ group }) => group === 'rollout').map(({ id }) => id))
const STAGES: ReadonlySet<string> = new Set(rules.filter((rule) => 'stage' in rule).map(({ id }) => id))

/** The fields of workloads and disruption budgets that decide how pods are replaced. */
const FIELDS =
  /^spec(?:$|\.(?:maxUnavailable|minAvailable|minReadySeconds|ordinals|progressDeadlineSeconds|replicas|revisionHistoryLimit|strategy|updateStrategy)\b)/

/** What rules say of updates, and what the API server refuses in the fields that they depend on. */
function isAboutUpdates({ rule, path, severity }: Finding): boolean {
  return ROLLOUT_RULES.has(rule) || (severity === 'error' && STAGES.has(rule) && FIELDS.test(path))
}

function isOf({ file, document, resource: named }: Finding, { origin, gvk, namespace, name }: Resource): boolean {
  return (
    file === origin.file &&
    document === origin.document &&
    named?.kind === gvk.kind &&
    named.apiVersion === formatApiVersion(gvk) &&
    named.namespace === namespace &&
    named.name === name
  )
}

function mentionOthers(findings: readonly Finding[], io: Io): void {
  const others = findings.filter(
    (finding) => finding.severity === 'error' && STAGES.has(finding.rule) && !isAboutUpdates(finding),
  )
  if (others.length === 0) return
  const { file, range, message } = others[0]!
  const more = others.length === 1 ? '' : `, and ${others.length - 1} more`
  complain(
    io,
    `these manifests have errors that \`supercargo check\` shows: ${printable(file)}:${range.start.line}:${range.start.column} ${printable(message)}${more}`,
  )
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
