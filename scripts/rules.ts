import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes `rules/index.ts`: the plain list of all rule files, sorted by id. */
const rules = readdirSync('rules', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((group) =>
    readdirSync(join('rules', group.name))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ group: group.name, id: file.slice(0, -'.ts'.length) })),
  )
  .sort((a, b) => (a.id < b.id ? -1 : 1))

const twice = rules.find((rule, index) => rules[index + 1]?.id === rule.id)
if (twice !== undefined) throw new Error(`two rules are called "${twice.id}"`)

const variable = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const text = `// Written by \`npm run rules\` from the files in this folder.
import type { Rule } from '../src/engine/rule.ts'
${rules.map(({ group, id }) => `import ${variable(id)} from './${group}/${id}.ts'\n`).join('')}
/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
${rules.map(({ group, id }) => `  { id: '${id}', group: '${group}', ...${variable(id)} },\n`).join('')}]
`
const target = 'rules/index.ts'
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) throw new Error(`${target} is not up to date: run \`npm run rules\``)
} else writeFileSync(target, text)
