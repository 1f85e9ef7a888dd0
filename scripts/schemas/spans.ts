import type { Minor } from '../../src/model/version.ts'

/** `1.29` as 29; throws where it is no minor of major version 1. */
export function readMinor(text: string): Minor {
  const match = /^1\.(\d+)$/.exec(text)
  if (!match) throw new Error(`"${text}" is no Kubernetes minor`)
  return Number(match[1])
}

/** A range as it stands in the files: `1.21`, `1.16-1.22`, or `1.28-` where it lasts to the end. */
export function printRange(from: Minor, to: Minor, last: Minor): string {
  if (to >= last) return `1.${from}-`
  return from === to ? `1.${from}` : `1.${from}-1.${to}`
}

/** The first and last minor of a printed range. */
export function readRange(text: string, last: Minor): readonly [Minor, Minor] {
  const dash = text.indexOf('-')
  if (dash === -1) return [readMinor(text), readMinor(text)]
  return [readMinor(text.slice(0, dash)), dash === text.length - 1 ? last : readMinor(text.slice(dash + 1))]
}

/** A run of neighbouring minors with equal values. */
export interface Run<T> {
  readonly from: Minor
  readonly to: Minor
  readonly value: T
}

/** Runs of equal values over the minors, which are sorted; a minor left out of `minors` ends a run. */
export function runs<T>(minors: readonly Minor[], all: readonly Minor[], valueAt: (minor: Minor) => T): Run<T>[] {
  const found: { from: Minor; to: Minor; value: T; key: string }[] = []
  for (const minor of minors) {
    const value = valueAt(minor)
    const key = JSON.stringify(value) ?? ''
    const last = found.at(-1)
    const follows = last !== undefined && all[all.indexOf(last.to) + 1] === minor
    if (follows && last.key === key) last.to = minor
    else found.push({ from: minor, to: minor, value, key })
  }
  return found
}
