import { expect, it } from 'vitest'
import { renderPage } from '../../src/report/page.ts'

const page = `# some-rule

What is wrong in one sentence that is longer than the terminal is wide.

- a point that is also longer than the terminal

\`\`\`yaml
kind: Pod # code is left as it is, however long
\`\`\`
`

it('breaks prose and leaves code', () => {
  expect(renderPage(page, 40, false)).toBe(`some-rule

What is wrong in one sentence that is
longer than the terminal is wide.

- a point that is also longer than the
  terminal

    kind: Pod # code is left as it is, however long
`)
})

it('sets headings apart by colour codes', () => {
  expect(renderPage(page, 40, true)).toContain('\x1b[1msome-rule\x1b[0m')
})
