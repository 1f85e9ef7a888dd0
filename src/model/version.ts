/** A Kubernetes minor release of major version 1: 29 is Kubernetes 1.29. */
export type Minor = number

/** The minors asked for, both ends included; a single version has `from` equal to `to`. */
export interface VersionRange {
  readonly from: Minor
  readonly to: Minor
}

/** The minors in which something exists, both ends included; an absent end is open. */
export interface Lifespan {
  readonly since?: Minor
  readonly until?: Minor
}

/** Reads `1.29`, `v1.29`, `1.29.3` or a range such as `1.27-1.31` or `1.27..1.31`; undefined where the text is neither. */
export function parseVersions(text: string): VersionRange | undefined {
  const match = /^v?1\.(\d{1,3})(?:\.\d{1,4})?(?:\s*(?:-|\.\.)\s*v?1\.(\d{1,3})(?:\.\d{1,4})?)?$/.exec(text.trim())
  if (!match) return undefined
  const from = Number(match[1])
  const to = match[2] === undefined ? from : Number(match[2])
  return from <= to ? { from, to } : undefined
}

/** `29` as `1.29`. */
export function formatMinor(minor: Minor): string {
  return `1.${minor}`
}

/** `1.36`, or `1.27-1.31` for a range. */
export function formatVersions(range: VersionRange): string {
  return range.from === range.to ? formatMinor(range.from) : `${formatMinor(range.from)}-${formatMinor(range.to)}`
}

/** Whether something with this lifespan exists in that minor. */
export function existsIn(span: Lifespan, minor: Minor): boolean {
  return (span.since === undefined || span.since <= minor) && (span.until === undefined || span.until >= minor)
}

/** Whether something with this lifespan exists in at least one minor of the range. */
export function existsInSome(span: Lifespan, range: VersionRange): boolean {
  return (span.since === undefined || span.since <= range.to) && (span.until === undefined || span.until >= range.from)
}

/** Whether something with this lifespan exists in every minor of the range. */
export function existsInAll(span: Lifespan, range: VersionRange): boolean {
  return (span.since === undefined || span.since <= range.from) && (span.until === undefined || span.until >= range.to)
}
