import type { RuleSetting } from '../engine/settings.ts'
import type { UnitDefinition } from '../workspace/units.ts'
import type { Config, PlacedSetting } from './config.ts'
import { type Matcher, matchIgnored, matchPaths } from './globs.ts'

/** What a config says of rules for the whole run. */
export function ruleSettingsOf({ rules }: Pick<Config, 'rules'>): Map<string, RuleSetting> {
  return new Map([...rules].map(([id, placed]) => [id, settingOf(placed)]))
}

function settingOf({ severity, options }: PlacedSetting): RuleSetting {
  const values = [...options].map(([name, { value }]) => [name, value] as const)
  return { ...(severity && { severity: severity.value }), ...Object.fromEntries(values) }
}

/** The units that a config names. */
export function unitsOf({ units }: Pick<Config, 'units'>): UnitDefinition[] {
  return units.map(({ value: { name, paths }, file }) => ({ name, holds: matchPaths(file.base, paths) }))
}

/** What a config says to ignore; undefined where it says nothing. */
export function ignoredBy({ ignore }: Pick<Config, 'ignore'>): Matcher | undefined {
  const lists: { folder: string; patterns: string[] }[] = []
  for (const { value, file } of ignore) {
    if (lists.at(-1)?.folder !== file.base) lists.push({ folder: file.base, patterns: [] })
    lists.at(-1)!.patterns.push(value)
  }
  return lists.length === 0 ? undefined : matchIgnored(lists)
}
