import { rules } from '../../rules/index.ts'
import type { BaselineFile } from '../baseline/run.ts'
import { check, type Report } from '../check.ts'
import { mergeReports } from '../engine/merge.ts'
import { type SourceFile, withFacts } from '../sources/source.ts'
import type { Unit } from '../workspace/unit.ts'
import { withoutKnown } from './baseline.ts'
import { type Checked, optionsOf } from './commands/check.ts'
import type { Io } from './io.ts'
import type { Project } from './projects.ts'
import { collectUnits } from './units.ts'

/**
 * How many findings lie in files that have not changed, but are deployed together with those that have: only those of rules that look at several resources,
 * for nothing else can come from the change of another file.
 */
export function unchangedNotes(checked: Checked, baseline: BaselineFile | undefined, io: Io): string[] {
  const { input, projects } = checked
  const near = new Set<string>()
  const reports = projects.flatMap((project) => turnedReport(project, checked, near))
  if (reports.length === 0) return []
  const report = mergeReports(reports)
  const files = input.files.map(turned)
  const { findings } =
    baseline === undefined ? report : withoutKnown(baseline, { report, input: { ...input, files } }, io).report
  const count = findings.filter(({ file }) => near.has(file)).length
  if (count === 0) return []
  const [what, lie, them] = count === 1 ? ['finding', 'lies', 'it'] : ['findings', 'lie', 'them']
  return [
    `${count} ${what} on how resources fit together ${lie} in files that have not changed: \`supercargo check\` shows ${them}`,
  ]
}

/** What those rules find in the files of a project that were only there for others; `near` takes the files of units that have to do with the change. */
function turnedReport(project: Project, checked: Checked, near: Set<string>): Report[] {
  const asked = rules.filter((rule) => 'unit' in rule && rule.unit && checked.report.rules.has(rule.id))
  const files = project.files.map(turned)
  const changed = new Set(project.files.filter(isJudged).map(({ path }) => path))
  if (asked.length === 0 || !files.some(isJudged) || (changed.size === 0 && !project.hasRemoved)) return []
  const units: Unit[] = []
  const collect = collectUnits(units)
  const only = [...asked.map(({ id }) => id), collect.id]
  const found = check(files, { ...optionsOf(project, checked), rules: [...rules, collect], only })
  const isTouched = ({ resources }: Unit) => resources.some(({ origin }) => changed.has(origin.file))
  for (const { resources } of project.hasRemoved ? units : units.filter(isTouched))
    for (const { origin } of resources) near.add(origin.file)
  return [found]
}

function isJudged({ context, definitions }: SourceFile): boolean {
  return !context && !definitions
}

/** What was there for others is reported on, and the other way round. */
function turned(file: SourceFile): SourceFile {
  return file.definitions ? file : withFacts(file, { context: !file.context })
}
