import { defineRule, isHidden } from '../../src/kit.ts'

export default defineRule({
  summary: 'An empty podSelector makes a NetworkPolicy apply to every pod of its namespace',
  severity: 'info',
  optional: true,
  on: 'NetworkPolicy',
  check({ spec }, { resource, report }) {
    const { matchLabels = {}, matchExpressions = [] } = spec?.podSelector ?? {}
    if (spec === undefined || Object.keys(matchLabels).length + matchExpressions.length > 0) return
    const isDefault = (spec.ingress ?? []).length + (spec.egress ?? []).length === 0
    if (isDefault || ['podSelector', 'ingress', 'egress'].some((field) => isHidden(resource, ['spec', field]))) return
    report({
      path: ['spec', 'podSelector'],
      message: `applies to every pod of the namespace "${resource.namespace ?? 'default'}", because the podSelector is empty`,
      why: 'that is usual for a policy that denies everything, but one that allows something mostly means certain pods',
    })
  },
})
