import { formatMinor, formatVersions, type VersionRange } from '../model/version.ts'
import type { Field, IgnoredField } from './types.ts'

/** What to say about a field that a server with default feature gates does not act on. */
export function ignoredField(field: Field, ignored: IgnoredField, minors: VersionRange): string {
  const deed = DEEDS[ignored.off](field.name)
  const since = ignored.effectiveSince
  const later = since === undefined ? '' : `; it has an effect from ${formatMinor(since)}`
  return `a ${formatVersions(minors)} cluster ${deed} unless ${gatesInWords(ignored.gate)} on${later}`
}

const DEEDS: Record<IgnoredField['off'], (name: string) => string> = {
  drop: (name) => `drops \`${name}\` here`,
  dropItem: (name) => `drops the whole entry that has \`${name}\``,
  dropParent: (name) => `drops everything beside \`${name}\` too`,
  force: (name) => `puts the default in place of \`${name}\``,
  reject: (name) => `refuses \`${name}\``,
  ignore: (name) => `keeps \`${name}\` but does not act on it`,
}

function gatesInWords(gate: string): string {
  const all = gate.split('&')
  const any = gate.split('|')
  if (all.length > 1) return `the feature gates ${all.join(' and ')} are`
  if (any.length > 1) return `one of the feature gates ${any.join(' and ')} is`
  return `the feature gate ${gate} is`
}
