import { defineRule, levelProblems } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods must keep to the level baseline of the Pod Security Standards',
  severity: 'error',
  presets: ['pod-security-baseline'],
  on: ['workload', 'PodTemplate'],
  check({ template, templatePath = ['template'] }: any, { versions, report }) {
    for (const problem of levelProblems(template, templatePath, 'baseline', versions.to)) report(problem)
  },
})
