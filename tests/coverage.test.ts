import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { type Coverage, type CoverageTable, coveragePages } from '../scripts/coverage-pages.ts'

const table = JSON.parse(readFileSync('docs/coverage.json', 'utf8')) as CoverageTable
const ids = new Set(rules.map(({ id }) => id))
const notes = '../shared/notes/warnings.md'
const catalogue = '../shared/catalogue/checks.csv'

const lists: readonly [string, Readonly<Record<string, Coverage>>][] = [
  ['notes', table.notes],
  ['catalogue', table.catalogue],
]

describe.each(lists)('%s', (_, rows) => {
  it.each(Object.entries(rows))('%s has rules that exist, or a reason', (_id, { rules: named = [], note }) => {
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    expect(named.length > 0 || (note ?? '').length > 10).toBe(true)
  })
})

it.each(coveragePages(table, rules))('%s is up to date (npm run coverage)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text)
})

it.skipIf(!existsSync(notes))('has every warning about several resources or versions', () => {
  const wanted = readFileSync(notes, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter((cells) => /\b(?:set|prev)\b/.test(cells[5] ?? '') && cells.length > 8)
    .map((cells) => cells[1]!)
  expect(wanted.length).toBeGreaterThan(50)
  expect(wanted.filter((id) => !Object.hasOwn(table.notes, id))).toEqual([])
})

it.skipIf(!existsSync(catalogue))('has every check over several resources', () => {
  const rows = readFileSync(catalogue, 'utf8').split('\n').slice(1).map(cellsOf)
  const wanted = rows.filter((cells) => cells[4] !== undefined && cells[4] !== 'no')
  expect(wanted.length).toBeGreaterThan(100)
  expect(wanted.map(rowId).filter((id) => !Object.hasOwn(table.catalogue, id))).toEqual([])
})

function rowId([, theme, check]: readonly string[]): string {
  return `${theme}/${check}`
}

/** The cells of a line, where quotes keep commas together. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
