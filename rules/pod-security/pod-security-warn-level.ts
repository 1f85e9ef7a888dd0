import { defineRule, formatAskedLevel, levelViolations } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods that violate the Pod Security level that their Namespace warns about are met with warnings',
  severity: 'warning',
  unit: true,
  on: 'Namespace',
  check(_namespace, { resource: namespace, unit, versions, report }) {
    for (const { resource, asked, problem } of levelViolations(unit, namespace, 'warn', versions.to))
      report({
        ...problem,
        resource,
        message: `${problem.message}: namespace "${namespace.name}" warns about what violates the Pod Security level ${formatAskedLevel(asked)}`,
        why: 'the API server warns whoever creates it',
      })
  },
})
