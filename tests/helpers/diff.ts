import { rules } from '../../rules/index.ts'
import { check, type SourceFile } from '../../src/check.ts'
import { collectUnits } from '../../src/cli/units.ts'
import { type Changes, type DiffOptions, diff } from '../../src/diff/diff.ts'
import type { Side } from '../../src/diff/load.ts'
import type { VersionRange } from '../../src/model/version.ts'
import type { Unit } from '../../src/workspace/unit.ts'
import { show } from './check.ts'
import { store } from './store.ts'

/** Manifests by file name, or the only one. */
export type Texts = string | Readonly<Record<string, string>>

/** Compares two states of manifests, with all rules for the newest Kubernetes unless `options` say otherwise. */
export function diffTexts(before: Texts, next: Texts, options: Partial<DiffOptions> = {}): Changes {
  const newest = store().newest
  const given = { store: store(), rules, versions: { from: newest, to: newest }, preset: 'all' as const, ...options }
  return diff(sideOf(before, given.versions), sideOf(next, given.versions), given)
}

function sideOf(texts: Texts, versions: VersionRange): Side {
  const units: Unit[] = []
  const files: SourceFile[] = Object.entries(typeof texts === 'string' ? { 'case.yaml': texts } : texts).map(
    ([path, text]) => ({ path, explicit: true, text: () => text }),
  )
  const stages = rules.filter((rule) => 'stage' in rule)
  check(files, { store: store(), rules: [...stages, collectUnits(units)], versions, only: ['units'] })
  return { units, keyOf: (file) => file }
}

/** What is said of a change: `rule field.path ▸ the source text that is underlined` for each finding. */
export function changed(before: string, next: string, minor: number = store().newest): string[] {
  const { findings } = diffTexts(before, next, { versions: { from: minor, to: minor } })
  return findings.map((finding) => `${finding.rule} ${show(finding, next)}`)
}
