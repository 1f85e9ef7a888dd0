import { defineRule, missingPartProblems } from '../../src/kit.ts'

export default defineRule({
  summary: 'A key that is taken from a ConfigMap or Secret must be in it',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    for (const problem of missingPartProblems('key', resource, unit)) report(problem)
  },
})
