import { parentPort } from 'node:worker_threads'
import { keepCompiled } from '../compiled.ts'
import { loadStore } from '../store.ts'
import { readAll } from './read.ts'

/** The program of a thread that reads files. It makes ready before it knows which ones. */
const store = loadStore()
parentPort!.once('message', (task) => {
  readAll(task, store)
  keepCompiled()
})

export { keepWith } from '../compiled.ts'
