import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { CheckOptions } from '../../check.ts'
import { marksOf } from '../../engine/suppress/read.ts'
import type { PlainFile, ReadAhead } from '../../project/plain.ts'
import type { SourceFile } from '../../sources/source.ts'
import { ROOT } from '../installation.ts'
import { MANY, tuneFor } from '../tuning.ts'
import {
  BEGUN,
  FREE,
  NOW,
  PAST,
  type ReaderJob,
  type ReaderMessage,
  type ReaderTask,
  STRETCH,
  stateOf,
} from './shared.ts'

/** Below this a thread makes no difference. */
const SEVERAL = 1000

/** So long is waited for a stretch that is being read, in milliseconds: the thread may have no processor, or be gone. */
const PATIENCE = 50

/** Of so many files at least half must be of use, else no more are read ahead. */
const TRIED = 128

/** Files that are judged together, in their order. */
export interface Run {
  readonly files: readonly SourceFile[]
  readonly options: Pick<CheckOptions, 'versions' | 'suppress'>
}

/** A thread that reads files before they are judged, where that is worth one: it parses them and walks the schemas, while the other stages run here. */
export class Reader {
  #thread: Worker | undefined

  /** Called with the number of files found so far: the thread starts while they are still looked for. */
  onFound(count: number): void {
    if (
      count !== SEVERAL ||
      this.#thread !== undefined ||
      process.getBuiltinModule('node:os').availableParallelism() < 2
    )
      return
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    try {
      this.#thread = new Worker(join(ROOT, 'bin', 'reader.js'), { execArgv: [] })
    } catch {
      // Nobody may start a thread here, or there are too many.
      return
    }
    // What a thread that is gone has not read is read here.
    this.#thread.on('error', () => {})
    this.#thread.unref()
  }

  /** Has the files of some runs read, which are judged one after another. */
  read(runs: readonly Run[]): ReadAhead | undefined {
    const count = runs.reduce((sum, { files }) => sum + files.length, 0)
    // The thread does it once it has started; after so many files it has.
    if (this.#thread === undefined || count >= MANY) tuneFor(count)
    if (this.#thread === undefined) return undefined
    const readable = runs.map(({ files, options }) => ({ files: files.filter(isReadable), options }))
    return new Ahead(this.#thread, readable)
  }
}

/** What a thread reads. Whatever it has not begun with in time is read here, so that a report does not depend on it. */
class Ahead implements ReadAhead {
  readonly #state: Int32Array
  readonly #receive: () => ReaderMessage | undefined
  /** What may be read ahead, in the order in which it is asked for. */
  readonly #files: readonly SourceFile[]
  /** How many have been asked for. */
  #asked = 0
  /** How many the thread has tried to read, and how many of them were of use. */
  #tried = 0
  #used = 0
  #read: ReaderMessage[1] | undefined

  constructor(thread: Worker, runs: readonly Run[]) {
    const { MessageChannel, receiveMessageOnPort } = process.getBuiltinModule('node:worker_threads')
    this.#files = runs.flatMap(({ files }) => files)
    const stretches = Math.ceil(this.#files.length / STRETCH)
    this.#state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * stateOf(stretches)))
    this.#state[NOW] = -1
    const { port1, port2 } = new MessageChannel()
    this.#receive = () => receiveMessageOnPort(port1)?.message
    const task: ReaderTask = { jobs: runs.map(jobOf), state: this.#state, port: port2 }
    thread.postMessage(task, [port2])
  }

  take(file: SourceFile): PlainFile | undefined {
    if (file !== this.#files[this.#asked]) return undefined
    const place = this.#asked % STRETCH
    if (place === 0) this.#read = this.#isWorthIt() ? this.#stretch(this.#asked / STRETCH) : undefined
    this.#asked++
    if (this.#read === undefined) return undefined
    const read = this.#read[place]
    this.#tried++
    if (read !== undefined) this.#used++
    return read
  }

  /** Whether enough of what is read ahead is of use; otherwise has the thread come to its end. */
  #isWorthIt(): boolean {
    if (this.#tried < TRIED || this.#used * 2 >= this.#tried) return true
    this.#tell(this.#files.length)
    return false
  }

  /** Tells the thread which stretch is judged now. */
  #tell(stretch: number): void {
    Atomics.store(this.#state, NOW, stretch)
    Atomics.notify(this.#state, NOW)
  }

  /** What was read of a stretch; undefined where it must be read here. */
  #stretch(stretch: number): ReaderMessage[1] | undefined {
    const state = this.#state
    const at = stateOf(stretch)
    this.#tell(stretch)
    if (Atomics.compareExchange(state, at, FREE, PAST) === FREE) return undefined
    Atomics.wait(state, at, BEGUN, PATIENCE)
    if (Atomics.compareExchange(state, at, BEGUN, PAST) === BEGUN) return undefined
    for (let message = this.#receive(); message !== undefined; message = this.#receive())
      if (message[0] === stretch) return message[1]
    return undefined
  }
}

/** Whether a file may be read elsewhere. */
function isReadable({ isOnDisk, recognised, definitions, context }: SourceFile): boolean {
  return isOnDisk === true && recognised === undefined && !definitions && !context
}

function jobOf({ files, options: { versions, suppress } }: Run): ReaderJob {
  return {
    versions,
    marks: suppress?.isOff ? [] : marksOf(suppress?.foreign),
    places: files.map(({ place }) => `${place}\0`).join(''),
    explicit: files.map(({ explicit }) => Number(explicit)).join(''),
  }
}
