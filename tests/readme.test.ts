import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../rules/index.ts'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs').map((file) => `docs/${file}`),
  'editors/README.md',
  ...readdirSync('editors').map((folder) => `editors/${folder}/README.md`),
].filter((file) => file.endsWith('.md') && existsSync(file))

it('the index leads to every page and file of docs/', () => {
  const index = readFileSync('docs/README.md', 'utf8')
  for (const file of readdirSync('docs'))
    if (!['README.md', 'coverage.json'].includes(file)) expect(index).toContain(`](${file})`)
})

it('the index of editors leads to each of them', () => {
  const index = readFileSync('editors/README.md', 'utf8')
  for (const folder of readdirSync('editors'))
    if (folder !== 'README.md') expect(index).toContain(`](${folder}/README.md)`)
})

it.each(pages)('%s links to nothing that is not there', (page) => {
  const targets = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!)
  for (const target of targets.filter((each) => !/^(?:https?:|#)/.test(each))) {
    const [path, heading] = target.split('#')
    const file = join(dirname(page), path!)
    expect(existsSync(file), target).toBe(true)
    if (heading !== undefined) expect(headingsOf(file), target).toContain(heading)
  }
})

it('the README does not boast with its rules that look at several resources', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('| rules that look at several resources | over 100 |')
  expect(rules.filter((rule) => 'unit' in rule && rule.unit).length).toBeGreaterThan(100)
})

/** The anchors of a page, as GitHub makes them. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
