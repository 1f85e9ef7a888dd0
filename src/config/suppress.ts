import { faultOfRule } from '../engine/suppress/rules.ts'
import type { GivenSuppression } from '../engine/suppress/suppression.ts'
import { isDate } from '../text/date.ts'
import type { Config, Placed, SuppressConfig } from './config.ts'
import { matchPaths } from './globs.ts'
import { faultAt } from './load.ts'
import { remembered, resourceMatcher } from './overrides.ts'

/** What the suppressions of a config are read with. */
export interface SuppressContext {
  /** The ids of all rules. */
  readonly known: ReadonlySet<string>
  /** Whether all files of a folder are checked, so that an entry without use is known to be unused. */
  isChecked(folder: string): boolean
}

/** What a config suppresses, rule by rule; throws ConfigError for rules and days that do not exist. */
export function suppressionsOf(
  config: Pick<Config, 'suppress' | 'file'>,
  context: SuppressContext,
): GivenSuppression[] {
  return config.suppress.flatMap((placed) => {
    const { value, file, path } = placed
    if (value.until !== undefined && !isDate(value.until))
      throw faultAt(file, [...path, 'until'], `\`until\`: there is no day ${value.until}`)
    const rules = [value.rules].flat()
    // What is extended is for other projects too, which may have use for it.
    const isSure = file === config.file && context.isChecked(file.base)
    return rules.map((rule, index) => {
      const step = typeof value.rules === 'string' ? [] : [index]
      return { ...oneOf(placed, rule, step, context.known), isSure }
    })
  })
}

function oneOf(
  { value, file, path }: Placed<SuppressConfig>,
  rule: string,
  step: readonly number[],
  known: ReadonlySet<string>,
): Omit<GivenSuppression, 'isSure'> {
  const { match = {}, field, reason, until } = value
  const at = [...path, 'rules', ...step]
  const fault = faultOfRule(rule, known)
  if (fault !== undefined) throw faultAt(file, at, `\`suppress\`: ${fault.message}; ${fault.hint}`)
  const { line, column } = file.positionOf(at)
  const start = file.lines.offset(line, column)
  const end = start + (step.length === 0 ? 'rules' : rule).length
  return {
    rule,
    kind: 'config',
    reason,
    until,
    field,
    written: { place: { file: file.path, document: 0, lines: () => file.lines }, range: { start, end }, line },
    holdsIn: match.paths === undefined ? () => true : remembered(matchPaths(file.base, match.paths)),
    holdsFor: resourceMatcher(match),
  }
}
