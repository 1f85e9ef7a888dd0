import { defineRule, missingPartProblems } from '../../src/kit.ts'

export default defineRule({
  summary: 'A port of a Service that is named elsewhere must be one of its ports',
  severity: 'error',
  unit: true,
  on: 'reference',
  check(resolved, { report }) {
    for (const problem of missingPartProblems('port', resolved)) report(problem)
  },
})
