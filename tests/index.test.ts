import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** As a program that has installed the package writes it. */
const program = `
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { check, compactReport, openStore, parseVersions, rules } from 'supercargo'

const store = openStore(readFileSync(fileURLToPath(import.meta.resolve('supercargo/schemas.pack'))))
const files = [{ path: 'a.yaml', explicit: true, text: () => 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndate: {}\\n' }]
process.stdout.write(compactReport(check(files, { store, rules, versions: parseVersions('1.30'), preset: 'server' })))
`

it('checks texts in memory for another program', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module'], { input: program, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^a\.yaml:4:1: error unknown field `date` .*\[unknown-field\]\n$/)
})
