import type { MessagePort } from 'node:worker_threads'
import type { VersionRange } from '../../model/version.ts'
import type { PlainFile } from '../../project/plain.ts'

/** What a thread is to read. */
export interface ReaderTask {
  readonly jobs: readonly ReaderJob[]
  /** Shared: first the number of the stretch that is judged now, behind it what has become of each stretch. */
  readonly state: Int32Array
  /** Where to send what was read, as `ReaderMessage`. */
  readonly port: MessagePort
}

/** Files that are read with the same options. */
export interface ReaderJob {
  readonly versions: VersionRange
  /** Words of which one is in each text that suppresses something. */
  readonly marks: readonly string[]
  /** Where they lie, each followed by NUL: one text is handed over faster than many. */
  readonly places: string
  /** `1` for each that the person named, `0` for others. */
  readonly explicit: string
}

/** What was read of the files of a stretch; undefined for those that must be read where they are judged. */
export type ReaderMessage = readonly [stretch: number, files: readonly (PlainFile | undefined)[]]

/** So many files make a stretch. */
export const STRETCH = 32

/** So many stretches are read ahead at most: what was read waits in memory. */
export const MOST_AHEAD = 16

/** What has become of a stretch: nobody has begun with it, the thread reads it, it is read, or it is of no use to read it any more. */
export const FREE = 0
export const BEGUN = 1
export const READ = 2
export const PAST = 3

/** Where it stands which stretch is judged now. */
export const NOW = 0

/** Where the state of a stretch stands. */
export function stateOf(stretch: number): number {
  return 1 + stretch
}
