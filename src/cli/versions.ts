import { formatMinor, formatVersions, parseVersions, type VersionRange } from '../model/version.ts'
import type { SchemaStore } from '../schema/types.ts'
import { UsageError } from './args.ts'

/** The minors that `--kubernetes-version` asks for; by default the newest. Throws UsageError for what is no version or not known. */
export function chooseVersions(text: string | undefined, { oldest, newest }: SchemaStore): VersionRange {
  if (text === undefined || text === 'latest') return { from: newest, to: newest }
  const range = parseVersions(text.replace(/latest$/, formatMinor(newest)))
  const reversed = range === undefined && parseVersions(text.split('-').reverse().join('-'))
  if (reversed) throw new UsageError(`a range goes from the older version to the newer: ${formatVersions(reversed)}`)
  const supported = `${formatMinor(oldest)} to ${formatMinor(newest)}`
  if (range === undefined)
    throw new UsageError(
      `"${text}" is no Kubernetes version: write for example 1.29, 1.27-1.31 or latest; known are ${supported}`,
    )
  if (range.from < oldest || range.to > newest)
    throw new UsageError(`Kubernetes ${text} is not known: known are ${supported}`)
  return range
}
