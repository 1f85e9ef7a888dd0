import type { Finding } from '../model/finding.ts'
import { identityOf, identityText, resourceText } from '../model/identity.ts'
import { type Known, sumUp } from './baseline.ts'

/** What is to be known of a run to tell what is gone from what it did not look at. Files are called as in the baseline. */
export interface Scope {
  /** What a file of the report is called in the baseline. */
  nameOf(file: string): string
  /** Whether this run has reported on the file. */
  isJudged(file: string): boolean
  /** Whether this run would have reported on the file, if it were there and a manifest. */
  isCovered(file: string): boolean
  /** Whether the rule has run, or does not exist any more. */
  hasRun(rule: string): boolean
  /** Whether the resource is in the file; without one, whether the file is there. */
  isStillIn(file: string, resource: string | undefined): boolean
  /** Whether a file that was judged has the resource. */
  hasJudged(resource: string): boolean
}

/** How the findings of a run differ from those that are known. */
export interface Comparison {
  /** In the order of the report. */
  readonly fresh: readonly Finding[]
  /** Findings that are known, in the files where they are now. */
  readonly known: readonly Known[]
  /** What this run would have found. */
  readonly gone: readonly Known[]
  /** What this run did not look for. */
  readonly unseen: readonly Known[]
  /** What is there more often than it is known. */
  readonly exceeded: readonly Known[]
}

/** What has one identity: findings and known ones, by files. */
interface Group {
  readonly findings: Map<string, Finding[]>
  readonly known: Map<string, Known>
}

/**
 * Tells new findings from known ones, which are recognised by rule, resource and field. Where a resource is defined in several files, each file has its own;
 * known findings whose file has lost the resource are looked for in all others, so that moves do no harm. Where more findings are alike than are known, nobody
 * can say which one is new: all of them are.
 */
export function compare(findings: readonly Finding[], baseline: readonly Known[], scope: Scope): Comparison {
  const groups = groupsOf(findings, baseline, scope)
  const recognised = new Set<Finding>()
  const parts = { known: [] as Known[], gone: [] as Known[], unseen: [] as Known[], exceeded: [] as Known[] }
  for (const group of groups.values()) settle(group, scope, recognised, parts)
  return {
    fresh: recognised.size === 0 ? findings : findings.filter((finding) => !recognised.has(finding)),
    ...parts,
  }
}

function groupsOf(findings: readonly Finding[], baseline: readonly Known[], scope: Scope): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const each of sumUp(baseline)) {
    const text = identityText(each)
    const group = groups.get(text) ?? { findings: new Map(), known: new Map() }
    group.known.set(each.file, each)
    groups.set(text, group)
  }
  if (groups.size === 0) return groups
  for (const finding of findings) {
    const group = groups.get(identityText(identityOf(finding)))
    if (group === undefined) continue
    const file = scope.nameOf(finding.file)
    const there = group.findings.get(file)
    if (there === undefined) group.findings.set(file, [finding])
    else there.push(finding)
  }
  return groups
}

interface Parts {
  readonly known: Known[]
  readonly gone: Known[]
  readonly unseen: Known[]
  readonly exceeded: Known[]
}

function settle({ findings, known }: Group, scope: Scope, recognised: Set<Finding>, parts: Parts): void {
  /** Findings that are more than is known in their files, and known ones that are more than was found. */
  const surplus = new Map<string, number>()
  const left: Known[] = []
  for (const [file, there] of findings) {
    const more = there.length - (known.get(file)?.count ?? 0)
    if (more > 0) surplus.set(file, more)
  }
  for (const [file, each] of known) {
    const less = each.count - (findings.get(file)?.length ?? 0)
    if (less > 0) left.push({ ...each, count: less })
  }
  const isAway = ({ file, resource }: Known) => !scope.isStillIn(file, resource && resourceText(resource))
  const wanted = sum(surplus.values())
  const hasMoved = sum(left.filter(isAway).map(({ count }) => count)) >= wanted
  for (const [file, there] of findings) {
    if (!hasMoved && surplus.has(file)) {
      const each = known.get(file)
      if (each !== undefined) parts.exceeded.push(each)
      continue
    }
    for (const finding of there) recognised.add(finding)
    parts.known.push({ ...identityOf(there[0]!), file, count: there.length })
  }
  let moved = hasMoved ? wanted : 0
  for (const each of left) {
    const taken = isAway(each) ? Math.min(moved, each.count) : 0
    moved -= taken
    if (taken === each.count) continue
    const rest = { ...each, count: each.count - taken }
    if (isGone(rest, scope)) parts.gone.push(rest)
    else parts.unseen.push(rest)
  }
}

function sum(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

/** Whether a run would have found it again, were it still there. */
function isGone({ rule, file, resource }: Known, scope: Scope): boolean {
  if (!scope.hasRun(rule)) return false
  if (scope.isJudged(file) || scope.isCovered(file)) return true
  const text = resource && resourceText(resource)
  return text !== undefined && !scope.isStillIn(file, text) && scope.hasJudged(text)
}
