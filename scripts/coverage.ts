import { readFileSync, writeFileSync } from 'node:fs'
import { rules } from '../rules/index.ts'
import { type CoverageTable, coveragePages } from './coverage-pages.ts'

/** Writes `docs/coverage.md` and `docs/notes-coverage.md` from `docs/coverage.json` and the rules; `--check` only compares. */
const table = JSON.parse(readFileSync('docs/coverage.json', 'utf8')) as CoverageTable
for (const [path, text] of coveragePages(table, rules)) {
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) throw new Error(`${path} is not up to date: run \`npm run coverage\``)
}
