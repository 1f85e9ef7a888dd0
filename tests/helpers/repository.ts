import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderOf } from './folder.ts'

export const hasGit = spawnSync('git', ['--version']).status === 0

/** What a command did. */
export interface Done {
  readonly status: number | null
  readonly output: string
}

/** A real git repository for the time of a test. */
export class Repository {
  readonly folder: string
  readonly #env: Record<string, string | undefined>

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}, env: Readonly<Record<string, string>> = {}) {
    this.folder = folderOf(files)
    const { GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE, ...outside } = process.env
    const nothing = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
    this.#env = { ...outside, ...nothing, GIT_TERMINAL_PROMPT: '0', NO_COLOR: '1', ...env }
    this.git('init', '-q', '-b', 'main')
    for (const [key, value] of ['user.name=a', 'user.email=a@example.com', 'commit.gpgsign=false'].map((each) =>
      each.split('='),
    ))
      this.git('config', key!, value!)
  }

  /** Runs a command in a folder of the repository. */
  run(command: string, args: readonly string[], below = ''): Done {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: join(this.folder, below),
      env: this.#env,
      encoding: 'utf8',
    })
    return { status, output: `${stdout}${stderr}` }
  }

  /** Runs git; throws where it fails. */
  git(...args: string[]): string {
    const { status, output } = this.run('git', args)
    if (status !== 0) throw new Error(output)
    return output
  }

  write(files: Readonly<Record<string, string | undefined>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true })
      if (text === undefined) rmSync(join(this.folder, path))
      else writeFileSync(join(this.folder, path), text)
    }
  }

  /** Writes files (undefined removes one), and commits everything. */
  commit(files: Readonly<Record<string, string | undefined>> = {}): void {
    this.write(files)
    this.git('add', '-A')
    this.git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'next')
  }
}
