import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFolder } from './schemas/folder.ts'
import { printTypescript } from './schemas/typescript.ts'

/** Writes `src/validity/types/`: the TypeScript types of every definition in `schemas/`. */
const folder = 'src/validity/types'
mkdirSync(folder, { recursive: true })
const files = printTypescript(readFolder('schemas'))
const known = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
const gone = [...known.keys()].filter((name) => !files.has(name))
const changed = [...files].filter(([name, text]) => known.get(name) !== text)

if (process.argv.includes('--check')) {
  const names = [...gone, ...changed.map(([name]) => name)].join(', ')
  if (names !== '') throw new Error(`${folder} is not up to date (${names}): run \`npm run object-types\``)
} else {
  for (const name of gone) rmSync(join(folder, name))
  for (const [name, text] of changed) writeFileSync(join(folder, name), text)
}
