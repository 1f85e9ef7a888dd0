import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { folderOf } from '../helpers/folder.ts'

/** What is done in an editor, one after the other, in the file that is open. */
export type Step =
  /** Waits until each of so many diagnostics says something: those of an earlier text may come late. */
  | { readonly does: 'diagnostics'; readonly count: number; readonly saying: string }
  | { readonly does: 'type'; readonly from: string; readonly to: string }
  | { readonly does: 'symbols' }
  | ({ readonly does: 'hover' | 'definition' | 'completion' | 'actions' } & Place)
  | ({ readonly does: 'rename'; readonly to: string } & Place)
  | ({ readonly does: 'repair'; readonly saying: string } & Place)

/** Where the cursor stands, counted from 0. */
export interface Place {
  readonly line: number
  readonly character: number
}

/** What came of the steps, of one that failed `{failed}`. */
export interface Driven {
  readonly results: readonly any[]
}

/** The place of the first occurrence of a stretch of text, or of what stands behind a `|` in it. */
export function placeIn(text: string, stretch: string): Place {
  const bar = stretch.indexOf('|')
  const start = text.indexOf(stretch.replace('|', ''))
  if (start === -1) throw new Error(`${stretch} is not in the text`)
  const before = text.slice(0, start + Math.max(bar, 0)).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length }
}

/** How an editor is started with a file; steps, results and a home of its own are in the environment. */
export type Start = (file: string) => readonly [command: string, ...args: string[]]

/** Whether a program is there. */
export function isInstalled(...command: readonly [string, ...string[]]): boolean {
  return spawnSync(command[0], command.slice(1)).status === 0
}

/** Opens the first of some files in an editor for the time of some steps; throws what the editor says where that fails. */
export function drive(start: Start, files: Readonly<Record<string, string>>, steps: readonly Step[]): Driven {
  const home = folderOf({ 'bin/supercargo': '', 'steps.json': JSON.stringify(steps) })
  const program = `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/supercargo.js')}" "$@"\n`
  writeFileSync(join(home, 'bin', 'supercargo'), program)
  spawnSync('chmod', ['+x', join(home, 'bin', 'supercargo')])
  const folder = folderOf(files)
  const results = join(home, 'results.json')
  const env = {
    PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`,
    HOME: home,
    STEPS: join(home, 'steps.json'),
    RESULTS: results,
    LANG: 'C.UTF-8',
  }
  const [command, ...args] = start(join(folder, Object.keys(files)[0]!))
  const { stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: 100_000 })
  if (!existsSync(results)) throw new Error(`${command} gave no results: ${stdout}${stderr}`)
  const { problem, ...driven } = JSON.parse(readFileSync(results, 'utf8'))
  if (problem !== undefined) throw new Error(`${command}: ${problem}\n${stdout}${stderr}`)
  return driven
}
