import type { Rule } from '../src/engine/rule.ts'

/** What covers a row: rules, or why there is none; a note beside rules says what they leave open. */
export interface Coverage {
  readonly rules?: readonly string[]
  readonly note?: string
}

/** `docs/coverage.json`: by row, of warnings that books and courses give, and of checks that linters have or lack. */
export interface CoverageTable {
  readonly notes: Readonly<Record<string, Coverage>>
  readonly catalogue: Readonly<Record<string, Coverage>>
}

/** The pages with their texts. */
export function coveragePages({ notes, catalogue }: CoverageTable, rules: readonly Rule[]): [string, string][] {
  const groups = new Map(rules.map(({ id, group }) => [id, group]))
  return [
    ['docs/notes-coverage.md', page(NOTES, notes, groups)],
    ['docs/coverage.md', page(CATALOGUE, catalogue, groups)],
  ]
}

const WRITTEN = 'Written by `npm run coverage` from `coverage.json`.'

const NOTES = `# Warnings of courses and books, and the rules for them

What people are told to mind when several manifests, or an old and a new version of one, belong together: the rules that say it, or why there is none. ${WRITTEN}
`

const CATALOGUE = `# Checks over several resources, and the rules for them

What linters for Kubernetes check by looking at more than one resource, in files or in a cluster, and what none of them does: the rules here that do it, or why there is none. ${WRITTEN}
`

function page(head: string, rows: Readonly<Record<string, Coverage>>, groups: ReadonlyMap<string, string>): string {
  const lines = Object.entries(rows).map(([id, { rules = [], note = '' }]) => {
    const links = rules.map((rule) => `[${rule}](../rules/${groupOf(rule, groups)}/${rule}.md)`)
    return `| ${id} | ${links.join(', ')} | ${note} |\n`
  })
  return `${head}\n| what | rules | note |\n|---|---|---|\n${lines.join('')}`
}

function groupOf(rule: string, groups: ReadonlyMap<string, string>): string {
  const group = groups.get(rule)
  if (group === undefined) throw new Error(`no rule is called "${rule}"`)
  return group
}
