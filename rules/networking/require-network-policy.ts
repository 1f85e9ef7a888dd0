import { defineRule, hasOtherPolicies, isolationOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Where NetworkPolicies are used, pods that none selects stay open to everybody',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'workload',
  check({ template, templatePath }, { resource, unit, report }) {
    if (template.spec === undefined || template.spec.hostNetwork) return
    if (unit.ofKind('NetworkPolicy').length === 0 || hasOtherPolicies(unit)) return
    const isGuarded = isolationOf(unit, resource, 'ingress') !== undefined
    const isHeld = isolationOf(unit, resource, 'egress') !== undefined
    if (isGuarded && isHeld) return
    const open = isGuarded
      ? 'their outgoing connections: they may connect to everything'
      : isHeld
        ? 'incoming connections: every pod of the cluster may connect to them'
        : 'the pods: every pod of the cluster may connect to them, and they to everything'
    report({
      path: [...templatePath, 'metadata', 'labels'],
      message: `no NetworkPolicy restricts ${open}`,
      hint: 'begin with a policy that denies everything in the namespace, and allow what is needed',
    })
  },
})
