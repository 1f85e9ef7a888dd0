import type { Io, Sink } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'

/** What a command line did. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** How the outside looks to a command. */
export interface Outside {
  readonly cwd?: string
  readonly env?: Record<string, string>
  readonly stdin?: string
  readonly isTTY?: boolean
  readonly columns?: number
  readonly now?: () => number
  readonly today?: string
}

/** Runs the program in this process. */
export async function supercargo(argv: readonly string[], outside: Outside = {}): Promise<Outcome> {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr'): Sink => ({
    isTTY: outside.isTTY ?? false,
    columns: outside.columns,
    write: (text) => {
      written[name] += text
    },
  })
  const io: Io = {
    cwd: outside.cwd ?? '/',
    env: outside.env ?? {},
    stdin: () => Buffer.from(outside.stdin ?? ''),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    now: outside.now ?? (() => 0),
    today: () => outside.today ?? '2026-06-15',
  }
  const code = await run(argv, io)
  return { code, ...written }
}
