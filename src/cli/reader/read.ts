import { type PlainFile, readPlain } from '../../project/plain.ts'
import type { SchemaStore } from '../../schema/types.ts'
import { readText } from '../../sources/read.ts'
import type { SourceFile } from '../../sources/source.ts'
import {
  BEGUN,
  FREE,
  MOST_AHEAD,
  NOW,
  READ,
  type ReaderJob,
  type ReaderMessage,
  type ReaderTask,
  STRETCH,
  stateOf,
} from './shared.ts'

/** Reads files, stretch by stretch, ahead of who judges them. */
export function readAll({ jobs, state, port }: ReaderTask, store: SchemaStore): void {
  const reads = jobs.flatMap((job) => readsOf(job, store))
  for (let stretch = usefulFrom(0, state); stateOf(stretch) < state.length; stretch = usefulFrom(stretch + 1, state)) {
    if (Atomics.compareExchange(state, stateOf(stretch), FREE, BEGUN) !== FREE) continue
    const read = reads.slice(stretch * STRETCH, (stretch + 1) * STRETCH).map((one) => one())
    const message: ReaderMessage = [stretch, read]
    port.postMessage(message)
    Atomics.compareExchange(state, stateOf(stretch), BEGUN, READ)
    Atomics.notify(state, stateOf(stretch))
  }
}

/** The first stretch from one on that is still of use; waits where what was read already is enough for now. */
function usefulFrom(stretch: number, state: Int32Array): number {
  for (;;) {
    const now = Atomics.load(state, NOW)
    if (stretch - now <= MOST_AHEAD) return Math.max(stretch, now + 1)
    Atomics.wait(state, NOW, now)
  }
}

function readsOf(
  { versions, marks, places, explicit }: ReaderJob,
  store: SchemaStore,
): (() => PlainFile | undefined)[] {
  const context = { store, versions, marks }
  return places
    .split('\0')
    .slice(0, -1)
    .map((place, index) => () => readPlain(fileAt(place, explicit[index] === '1'), context))
}

/** A file of which no more is known than where it lies. */
function fileAt(path: string, explicit: boolean): SourceFile {
  return { path, explicit, text: () => readText(path) }
}
