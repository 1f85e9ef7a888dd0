import { readFileSync } from 'node:fs'

/** A moment, in milliseconds, and how long processes had waited until then for a processor that others had. */
export interface Moment {
  readonly now: number
  readonly waited: number
}

/** This moment, for this process and another one. Where the system does not tell who waited, nobody did. */
export function moment(pid: number): Moment {
  return { now: performance.now(), waited: waitedBy('self') + waitedBy(pid) }
}

/** Milliseconds from one moment to another, as they would be if the machine had nothing else to do. */
export function between(start: Moment, end: Moment): number {
  return Math.max(0, end.now - start.now - (end.waited - start.waited))
}

function waitedBy(pid: number | 'self'): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}
