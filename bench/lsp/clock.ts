import { readFileSync } from 'node:fs'

/** A moment, in milliseconds, and how long two processes had waited until then for a processor that others had. */
export interface Moment {
  readonly now: number
  readonly waited: readonly [self: number, other: number]
}

/** This moment, for this process and another one, if there is one. Where the system does not tell who waited, nobody did. */
export function moment(pid?: number): Moment {
  return { now: performance.now(), waited: [waitedBy('self'), pid === undefined ? 0 : waitedBy(pid)] }
}

/** Milliseconds from one moment to another without those for which one of the processes had to wait for others, the one that waited longer: both may have waited at once. */
export function between(start: Moment, end: Moment): number {
  const [self, other] = end.waited.map((waited, index) => waited - start.waited[index]!) as [number, number]
  return end.now - start.now - Math.max(self, other)
}

function waitedBy(pid: number | 'self'): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}
