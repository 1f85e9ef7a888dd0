import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { serve } from '../../src/lsp/server.ts'

/** A language server that runs, in a process of its own or in this one. */
export interface Running {
  readonly input: Writable
  readonly output: Readable
  /** What it writes beside its messages. */
  readonly errors: Readable
  readonly pid: number | undefined
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>
  kill(): void
}

/** The built server, or that of another program, in a folder. */
export function spawned({ program = 'bin/supercargo.js', cwd = '.' } = {}): Running {
  const child = spawn(process.execPath, [resolve(program), 'lsp', '--stdio'], { cwd })
  child.stdin.on('error', () => {})
  return {
    input: child.stdin,
    output: child.stdout,
    errors: child.stderr,
    pid: child.pid,
    ended: new Promise((end) => child.on('exit', end)),
    kill: () => child.kill('SIGKILL'),
  }
}

/** The server in this process, which starts and answers sooner; by a clock in milliseconds. */
export function inProcess(now = () => performance.now()): Running {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const ended = serve({ input, output, now, today: () => '2026-06-15' })
  return { input, output, errors: new PassThrough(), pid: undefined, ended, kill: () => input.destroy() }
}
