import { defineRule, missingPartProblems } from '../../src/kit.ts'

export default defineRule({
  summary: 'A key that is taken from a ConfigMap or Secret must be in it',
  severity: 'error',
  unit: true,
  on: 'reference',
  check(resolved, { report }) {
    for (const problem of missingPartProblems('key', resolved)) report(problem)
  },
})
