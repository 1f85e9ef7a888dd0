import { posix } from 'node:path'
import glob from 'fast-glob'
import { IgnoredIn } from './ignored.ts'

/** Whether a path has the characters of a pattern. */
export function isGlob(path: string): boolean {
  return glob.isDynamicPattern(path)
}

/** The files that a pattern matches, sorted; what git ignores is left out. */
export async function expandGlob(pattern: string, cwd: string): Promise<string[]> {
  const matches = await glob(pattern, {
    cwd,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  })
  const base = glob.generateTasks(pattern)[0]?.base ?? '.'
  const ignored = IgnoredIn.at(posix.resolve(cwd, base))
  return matches.filter((match) => !ignored.covers(posix.relative(base, match))).sort()
}
