import {
  addQuantities,
  compareQuantities,
  defineRule,
  deploymentLimits,
  formatQuantity,
  key,
  parseQuantity,
  podsUnder,
  takenByPod,
  times,
  total,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'The pods of an update must fit into the ResourceQuota of their namespace',
  severity: 'warning',
  on: 'ResourceQuota',
  unit: true,
  check({ spec }, { resource: quota, unit, report }) {
    const pods = podsUnder(unit, quota).filter(({ count }) => count !== undefined && count > 0)
    for (const [name, written] of Object.entries(spec?.hard ?? {})) {
      const hard = parseQuantity(written as string)
      if (hard === undefined) continue
      const used = total(pods.map((each) => times(takenByPod(each, name) ?? ZERO, each.count!)))
      // Where the pods do not fit by themselves quota-exceeded says so.
      if (compareQuantities(used, hard) > 0) continue
      for (const each of pods) {
        const { owner, count } = each
        const one = takenByPod(each, name)
        if (owner.kind !== 'Deployment' || one === undefined || one.mantissa === 0n) continue
        if (deploymentLimits(owner.value, count!)?.unavailable !== 0) continue
        if (compareQuantities(addQuantities(used, one), hard) <= 0) continue
        const isSurgeWritten = owner.value?.spec?.strategy?.rollingUpdate?.maxSurge !== undefined
        const isAlone = compareQuantities(used, times(one, count!)) === 0
        const who = isAlone ? 'its pods' : `the pods of ${quota.namespace ?? 'this namespace'}`
        report({
          resource: owner,
          path: isSurgeWritten ? ['spec', 'strategy', 'rollingUpdate', 'maxSurge'] : ['spec', 'replicas'],
          message: `an update starts with one pod more, but ${who} already take ${formatQuantity(used)} of \`${name}\` and ResourceQuota "${quota.name}" allows ${formatQuantity(hard)}: the update cannot begin`,
          related: [{ resource: quota, path: ['spec', 'hard', key(name)], message: 'the limit is set here' }],
        })
      }
    }
  },
})

const ZERO = parseQuantity(0)!
