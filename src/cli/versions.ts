import type { VersionRange } from '../model/version.ts'
import { supportedVersions } from '../schema/supported.ts'
import type { SchemaStore } from '../schema/types.ts'
import { UsageError } from './args.ts'

/** The minors that `--kubernetes-version` asks for; by default the newest. Throws UsageError for what is no version or not known. */
export function chooseVersions(text: string | undefined, store: SchemaStore): VersionRange {
  const range = supportedVersions(text ?? 'latest', store)
  if (typeof range === 'string') throw new UsageError(range)
  return range
}
