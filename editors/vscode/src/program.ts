import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** What a run of the command line came to. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** How the command line is run. */
export interface RunOptions {
  readonly cwd: string
  /** Standard input; by default nothing. */
  readonly input?: string
  readonly signal?: AbortSignal
}

/** A graph of a large project takes some megabytes. */
const MOST_OUTPUT = 256 * 2 ** 20

/** The supercargo that comes with the extension, run by the Node of the editor. */
export class Program {
  readonly #folder: string

  /** `folder` is that of its package. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** How the language server is started: not in the folder of the workspace, where nothing is to be found by name. */
  get server(): { command: string; args: string[]; options: { cwd: string; env: NodeJS.ProcessEnv } } {
    const options = { cwd: this.#folder, env: environment() }
    return { command: process.execPath, args: [this.#main, 'lsp', '--stdio'], options }
  }

  /** Runs the command line to its end, whatever its exit code; rejects where it could not be started, was stopped or printed too much. */
  run(args: readonly string[], { cwd, input = '', signal }: RunOptions): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const options = { cwd, env: environment(), maxBuffer: MOST_OUTPUT, signal, windowsHide: true }
      const child = execFile(process.execPath, [this.#main, ...args], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        if (typeof code === 'number') resolve({ code, stdout, stderr })
        else reject(error)
      })
      // One that ends early does not read everything.
      child.stdin?.on('error', () => {})
      child.stdin?.end(input)
    })
  }

  get #main(): string {
    return join(this.#folder, 'bin', 'supercargo.js')
  }
}

/** Has the editor's own program run as Node, and print what fits beside a document. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1', NO_COLOR: '1', COLUMNS: '72' }
}
