import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Every `$ supercargo …` line in a console block of the README and of docs/ is run in examples/ by the built program, and prints what stands below it.
 * It is a copy of the folder that looks like a repository of its own, so that nothing around it counts.
 * A block that has other commands too (npm, git) is left alone from that line to the next of ours. UPDATE=1 writes what is printed into the page.
 */
const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
].filter((page) => findExamples(readFileSync(page, 'utf8')).length > 0)

const bin = mkdtempSync(join(tmpdir(), 'supercargo-bin-'))
writeFileSync(
  join(bin, 'supercargo'),
  `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/supercargo.js')}" "$@"\n`,
  { mode: 0o755 },
)
const examples = join(bin, 'examples')
cpSync('examples', examples, { recursive: true })
mkdirSync(join(examples, '.git'))
const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: '1', COLUMNS: '100' }

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8')
  it.each(findExamples(text).map((example) => [example.command, example] as const))('%s', (_, example) => {
    const printed = run(example.command)
    if (example.output === printed) return
    if (process.env.UPDATE) {
      const now = readFileSync(page, 'utf8')
      writeFileSync(
        page,
        now.replace(`$ ${example.command}\n${example.output}`, () => `$ ${example.command}\n${printed}`),
      )
    } else expect(example.output).toBe(printed)
  })
})

interface Example {
  readonly command: string
  /** What stands below the command, up to the next command or the end of the block. */
  readonly output: string
}

function findExamples(text: string): Example[] {
  return [...text.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    block!
      .split(/^\$ /m)
      .slice(1)
      .filter((part) => /(^|\| )supercargo\b/.test(part.split('\n')[0]!) && !part.startsWith('#'))
      .map((part) => ({ command: part.slice(0, part.indexOf('\n')), output: part.slice(part.indexOf('\n') + 1) })),
  )
}

/** What a person sees: standard output and standard error as they come. */
function run(command: string): string {
  return spawnSync('sh', ['-c', `{ ${command}\n} 2>&1`], { cwd: examples, env, encoding: 'utf8' }).stdout
}
