import { defineRule, levelProblems } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods must keep to the level restricted of the Pod Security Standards',
  severity: 'error',
  presets: ['pod-security-restricted'],
  on: ['workload', 'PodTemplate'],
  check({ template, templatePath = ['template'] }: any, { versions, report }) {
    for (const problem of levelProblems(template, templatePath, 'restricted', versions.to)) report(problem)
  },
})
