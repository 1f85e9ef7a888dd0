import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes the three files of a new rule: `npm run new-rule -- <group>/<id>`. */
const name = process.argv[2] ?? ''
const match = /^([a-z][a-z-]*)\/([a-z][a-z0-9-]*)$/.exec(name)
if (match === null) throw new Error('usage: npm run new-rule -- <group>/<id>, both in lower case with dashes')
const [, group, id] = match

const files: Record<string, string> = {
  [`rules/${group}/${id}.ts`]: `import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'What is wrong in one sentence',
  severity: 'warning',
  on: 'Deployment',
  check(deployment, { report }) {
    if (deployment.spec?.replicas !== 0) return
    report({ path: ['spec', 'replicas'], message: 'say what happens in the cluster' })
  },
})
`,
  [`rules/${group}/${id}.md`]: `# ${id}

What is wrong in one sentence

## Why

What happens in the cluster, and which outage this prevents.

## Wrong

\`\`\`yaml
apiVersion: apps/v1
kind: Deployment
\`\`\`

## Right

\`\`\`yaml
apiVersion: apps/v1
kind: Deployment
\`\`\`

## When to turn it off

Say when.
`,
  [`tests/rules/${group}/${id}.test.ts`]: `import { testRule } from '../../helpers/rule-tester.ts'

testRule('${id}', {
  valid: {
    'a case that must stay silent': \`
apiVersion: apps/v1
kind: Deployment
\`,
  },
  invalid: {
    'a case that must be found': {
      yaml: \`
apiVersion: apps/v1
kind: Deployment
\`,
      expect: ['spec.replicas ▸ 0'],
    },
  },
})
`,
}

for (const [path, text] of Object.entries(files)) {
  if (existsSync(path)) throw new Error(`${path} exists already`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
console.log(
  `${Object.keys(files).join('\n')}\nnow write the page's example, then the rule, then: npm run rules && npx vitest run tests/rules`,
)
