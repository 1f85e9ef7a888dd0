import type { Known } from '../baseline/baseline.ts'
import { type BaselineFile, compareWithBaseline, readBaseline } from '../baseline/run.ts'
import { ConfigError } from '../config/config.ts'
import { countSeverities } from '../model/finding.ts'
import { identityOf } from '../model/identity.ts'
import type { Report } from '../model/report.ts'
import { counted } from '../text/count.ts'
import { printable } from '../text/width.ts'
import type { Checked } from './commands/check.ts'
import type { Io } from './io.ts'
import type { Besides } from './report.ts'

/** Takes what a baseline knows out of a report; throws ConfigError where the baseline cannot be used. */
export function withoutKnown(
  file: BaselineFile,
  { report, input }: Pick<Checked, 'report' | 'input'>,
  io: Io,
): Besides & { readonly report: Report } {
  const known = readBaseline(file)
  if (known === undefined)
    throw new ConfigError(
      `there is no baseline "${printable(file.path)}": \`supercargo baseline --output ${printable(file.path)}\` writes one`,
    )
  const { fresh, ...rest } = compareWithBaseline(known, file, { report, ...input }, io.cwd)
  const baseline = { file: file.path, known: sum(rest.known), gone: sum(rest.gone) }
  return {
    report: { ...report, findings: fresh, summary: { ...report.summary, findings: countSeverities(fresh), baseline } },
    notes: noteOf(baseline),
  }
}

function noteOf({ file, known, gone }: { file: string; known: number; gone: number }): string[] {
  if (known + gone === 0) return []
  const findings = `${counted(known, 'known finding')} left out (${printable(file)})`
  const lost = gone === 0 ? '' : `; ${gone} more ${gone === 1 ? 'is' : 'are'} gone: \`supercargo baseline --prune\``
  return [findings + lost]
}

/** How many findings these are. */
export function sum(known: readonly Known[]): number {
  return known.reduce((total, { count }) => total + count, 0)
}

/** All findings of a run as a baseline has them. */
export function knownOf({ findings }: Report, nameOf: (file: string) => string): Known[] {
  return findings.map((finding) => ({ ...identityOf(finding), file: nameOf(finding.file), count: 1 }))
}
