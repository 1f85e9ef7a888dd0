import { parentPort } from 'node:worker_threads'
import { keepCompiled } from '../compiled.ts'
import { loadStore } from '../store.ts'
import { tuneForReader } from '../tuning.ts'
import { readAll } from './read.ts'
import type { ReaderTask } from './shared.ts'

/** The program of a thread that reads files. It makes ready before it knows which ones. */
const store = loadStore()
parentPort!.once('message', (task: ReaderTask) => {
  tuneForReader(task.jobs.reduce((sum, { explicit }) => sum + explicit.length, 0))
  readAll(task, store)
  keepCompiled()
})

export { keepWith } from '../compiled.ts'
