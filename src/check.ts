import type { Report } from './model/report.ts'
import type { ReadAhead } from './project/plain.ts'
import { Project, type ProjectOptions } from './project/project.ts'
import type { SourceFile } from './sources/source.ts'

export type { Preset } from './engine/presets.ts'
export type { Override, RuleSetting } from './engine/settings.ts'
export type { LeftOut, LeftOutReason, Report, Summary } from './model/report.ts'
export { SourceError, type SourceFile } from './sources/source.ts'
export type { Outside } from './workspace/unit.ts'
export type { UnitDefinition } from './workspace/units.ts'

export interface CheckOptions extends ProjectOptions {
  /** Called for each file with the number of files done, for progress. */
  onFile?(done: number): void
  /** Has read files before they are judged. */
  readonly ahead?: ReadAhead
}

/** Checks manifests together and says everything that is wrong with them. */
export function check(files: Iterable<SourceFile>, options: CheckOptions): Report {
  const project = new Project(options)
  project.addAll(files, options.onFile, options.ahead)
  return project.report()
}
