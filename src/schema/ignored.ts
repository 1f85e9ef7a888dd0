import { existsInSome, formatMinor, formatVersions, type VersionRange } from '../model/version.ts'
import { overlap } from './spans.ts'
import type { IgnoredField } from './types.ts'

/** What servers with default feature gates do with a field that some of the minors do not act on, and what to say about it. */
export function ignoredField(
  name: string,
  facts: readonly IgnoredField[],
  range: VersionRange,
): { off: IgnoredField['off']; message: string } {
  const ignored = facts.filter((one) => existsInSome(one, range))
  const { off, effectiveSince } = ignored[0]!
  const spans = ignored.map((one) => overlap(one, range))
  const isOne = ignored.every(({ gate }) => gate === ignored[0]!.gate)
  const gates = (isOne ? ignored.slice(0, 1) : ignored).map(({ gate }, i) => {
    const when = isOne ? '' : ` in ${formatVersions(spans[i]!)}`
    return `${gatesInWords(gate)} on${when}`
  })
  const minors = { from: spans[0]!.from, to: spans.at(-1)!.to }
  const later = effectiveSince === undefined ? '' : `; it has an effect from ${formatMinor(effectiveSince)}`
  const message = `a ${formatVersions(minors)} cluster ${DEEDS[off](name)} unless ${gates.join(' or ')}${later}`
  return { off, message }
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
