import {
  claimsUnder,
  compareQuantities,
  defineRule,
  formatQuantity,
  key,
  nameOf,
  objectsUnder,
  parseQuantity,
  podsUnder,
  type Quantity,
  type Resource,
  takenByClaim,
  takenByPod,
  times,
  total,
} from '../../src/kit.ts'

interface Taken {
  readonly resource: Resource
  readonly amount: Quantity
}

const SHOWN = 3

export default defineRule({
  summary: 'What is deployed to a namespace must fit into its ResourceQuota',
  severity: 'warning',
  on: 'ResourceQuota',
  unit: true,
  check({ spec }, { resource: quota, unit, report }) {
    const pods = podsUnder(unit, quota)
    const isScoped = spec?.scopes !== undefined || spec?.scopeSelector !== undefined
    const claims = isScoped ? [] : claimsUnder(unit, quota)
    for (const [name, written] of Object.entries(spec?.hard ?? {})) {
      const hard = parseQuantity(written as string)
      if (hard === undefined) continue
      const taken: Taken[] = [
        ...pods.flatMap((each) => take(each.owner, takenByPod(each, name), each.count ?? 0)),
        ...claims.flatMap((each) => take(each.resource, takenByClaim(each, name), each.count)),
        ...(isScoped ? [] : objectsUnder(unit, quota, name)),
      ]
      const sum = total(taken.map(({ amount }) => amount))
      if (compareQuantities(sum, hard) <= 0) continue
      const largest = taken.sort((a, b) => compareQuantities(b.amount, a.amount)).slice(0, SHOWN)
      report({
        path: ['spec', 'hard', key(name)],
        message: `the resources here take ${formatQuantity(sum)} of \`${name}\`, but only ${formatQuantity(hard)} is allowed: what comes last is refused`,
        related: largest.map(({ resource, amount }) => ({
          resource,
          path: ['metadata', 'name'],
          message: `${nameOf(resource)} takes ${formatQuantity(amount)}`,
        })),
      })
    }
  },
})

function take(resource: Resource, amount: Quantity | undefined, count: number): Taken[] {
  return amount === undefined || count === 0 ? [] : [{ resource, amount: times(amount, count) }]
}
