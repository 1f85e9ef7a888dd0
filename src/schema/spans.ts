import {
  existsInAll,
  existsInSome,
  formatMinor,
  formatVersions,
  type Lifespan,
  type VersionRange,
} from '../model/version.ts'

/** The minors of the range in which something exists. */
export function overlap(span: Lifespan, range: VersionRange): VersionRange {
  return { from: Math.max(range.from, span.since ?? 0), to: Math.min(range.to, span.until ?? 999) }
}

/** The minors of the range that none of the lifespans covers, as one stretch from the first to the last; undefined where there are none. */
export function minorsWithout(spans: readonly Lifespan[], range: VersionRange): VersionRange | undefined {
  let from: number | undefined
  let to = range.from
  for (let minor = range.from; minor <= range.to; minor++) {
    if (spans.some((span) => existsInAll(span, { from: minor, to: minor }))) continue
    from ??= minor
    to = minor
  }
  return from === undefined ? undefined : { from, to }
}

/** `exists since 1.29`, `exists until 1.21` or `exists in 1.24-1.26`, seen from minors that lack it. */
export function lifeOf(spans: readonly Lifespan[], missing: VersionRange): string {
  const later = spans.find((span) => span.since !== undefined && span.since > missing.from)
  const earlier = spans.find((span) => span.until !== undefined && span.until < missing.to)
  if (later?.until !== undefined) return `exists in ${formatVersions({ from: later.since!, to: later.until })}`
  if (later !== undefined) return `exists since ${formatMinor(later.since!)}`
  return `exists until ${formatMinor(earlier?.until ?? 0)}`
}

/** The first of the lifespans that reaches into the range. */
export function firstIn<S extends Lifespan>(spans: readonly S[] | undefined, range: VersionRange): S | undefined {
  return spans?.find((span) => existsInSome(span, range))
}
