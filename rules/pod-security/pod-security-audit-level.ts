import { defineRule, formatAskedLevel, levelViolations } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods that violate the Pod Security level that their Namespace audits are noted in the audit log',
  severity: 'info',
  unit: true,
  on: 'Namespace',
  check(_namespace, { resource: namespace, unit, versions, report }) {
    for (const { resource, asked, problem } of levelViolations(unit, namespace, 'audit', versions.to))
      report({
        ...problem,
        resource,
        message: `${problem.message}: namespace "${namespace.name}" audits what violates the Pod Security level ${formatAskedLevel(asked)}`,
        why: 'the API server notes it in its audit log',
      })
  },
})
