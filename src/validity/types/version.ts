// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.

export interface Info {
  readonly buildDate?: string
  readonly compiler?: string
  readonly emulationMajor?: string
  readonly emulationMinor?: string
  readonly gitCommit?: string
  readonly gitTreeState?: string
  readonly gitVersion?: string
  readonly goVersion?: string
  readonly major?: string
  readonly minCompatibilityMajor?: string
  readonly minCompatibilityMinor?: string
  readonly minor?: string
  readonly platform?: string
}
