import { formatMinor, formatVersions, parseVersions, type VersionRange } from '../model/version.ts'
import type { SchemaStore } from './types.ts'

/** The minors that a text such as `1.31`, `1.29-1.31` or `latest` asks for; where it asks for none that are known, what is wrong with it. */
export function supportedVersions(text: string, { oldest, newest }: SchemaStore): VersionRange | string {
  if (text === 'latest') return { from: newest, to: newest }
  const range = parseVersions(text.replace(/latest$/, formatMinor(newest)))
  const reversed = range === undefined && parseVersions(text.split('-').reverse().join('-'))
  if (reversed) return `a range goes from the older version to the newer: ${formatVersions(reversed)}`
  const supported = `${formatMinor(oldest)} to ${formatMinor(newest)}`
  if (range === undefined)
    return `"${text}" is no Kubernetes version: write for example 1.29, 1.27-1.31 or latest; known are ${supported}`
  if (range.from < oldest || range.to > newest) return `Kubernetes ${text} is not known: known are ${supported}`
  return range
}
