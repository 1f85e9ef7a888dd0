import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { supercargo } from './program.ts'

/**
 * Whole-program cases: each folder of tests/fixtures/cli has `command.txt` (arguments, one line), `input/` (where it runs) and
 * `expected.txt` (what it does). UPDATE=1 writes expected.txt, to be read in review.
 */
const cases = 'tests/fixtures/cli'

it.each(readdirSync(cases))('%s', async (name) => {
  const folder = join(cases, name)
  const command = readFileSync(join(folder, 'command.txt'), 'utf8').trim()
  const argv = command === '' ? [] : command.split(/\s+/)
  const { code, stdout, stderr } = await supercargo(argv, { cwd: resolve(folder, 'input'), env: { COLUMNS: '100' } })
  const happened = `${stdout}${stderr && `--- standard error\n${stderr}`}--- exit code ${code}\n`
  const file = join(folder, 'expected.txt')
  if (process.env.UPDATE || !existsSync(file)) writeFileSync(file, happened)
  expect(readFileSync(file, 'utf8')).toBe(happened)
})
