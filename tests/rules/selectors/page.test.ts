import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'

const PAGE = 'docs/selectors.md'
const TABLE = /^\| rule \|[^\n]*\n\|---[^\n]*\n(?:\|[^\n]*\/rules\/([a-z]+)\/[^\n]*\n)+/gm

/** UPDATE=1 writes the tables. */
it.each(['selectors', 'headless', 'services', 'labels'])(`${PAGE} lists the rules about %s`, (group) => {
  const rows = rules
    .filter((rule) => rule.group === group)
    .map(({ id, severity, summary }) => `| [${id}](../rules/${group}/${id}.md) | ${severity} | ${summary} |\n`)
  const table = `| rule | severity | says |\n|---|---|---|\n${rows.join('')}`
  const page = readFileSync(PAGE, 'utf8')
  if (process.env.UPDATE)
    writeFileSync(
      PAGE,
      page.replace(TABLE, (found, of) => (of === group ? table : found)),
    )
  else expect(page).toContain(table)
})
