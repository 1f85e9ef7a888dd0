import { defineRule, replicasOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A partition of at least the number of replicas keeps every pod on the old version',
  severity: 'warning',
  on: 'StatefulSet',
  unit: true,
  check(statefulSet, { resource, unit, report }) {
    const strategy = statefulSet.spec?.updateStrategy
    const partition = strategy?.rollingUpdate?.partition ?? 0
    if ((strategy?.type ?? 'RollingUpdate') !== 'RollingUpdate' || partition < 1) return
    const written: unknown = statefulSet.spec?.ordinals?.start
    const start = typeof written === 'number' ? written : 0
    const { most } = replicasOf(unit, resource, statefulSet)
    if (most < 1 || partition < most) return
    report({
      path: ['spec', 'updateStrategy', 'rollingUpdate', 'partition'],
      message: `the first ${partition} pods keep the old version, and there are at most ${most}: no pod is ever updated`,
      ...(start > 0 &&
        partition > start && {
          hint: `it counts from \`ordinals.start\`: did you mean ${partition - start}?`,
          meant: [partition - start],
        }),
    })
  },
})
