import {
  checkedClaimsIn,
  claimHolders,
  compareQuantities,
  defineRule,
  isHidden,
  key,
  parseQuantity,
} from '../../src/kit.ts'

const ZERO = parseQuantity(0)!

export default defineRule({
  summary: 'A claim must ask for an amount of storage and for at least one access mode',
  severity: 'error',
  authority: 'api-server',
  on: claimHolders,
  check(object: any, { resource, versions, report }) {
    for (const { claim, path } of checkedClaimsIn(resource.kind, object, versions)) {
      const { spec } = claim
      if (spec === undefined) continue
      if (spec.accessModes?.length === 0)
        report({
          path: [...path, 'spec', 'accessModes'],
          message: 'a claim must have at least one access mode',
          hint: 'the usual one is `accessModes: [ReadWriteOnce]`',
        })
      const request = spec.resources?.requests?.storage
      const amount = request === undefined ? undefined : parseQuantity(request)
      const at = {
        path: [...path, 'spec', 'resources', key('storage')],
        at: [...path, 'spec', 'resources', 'requests', key('storage')],
      }
      if (isHidden(resource, at.at)) continue
      if (request === undefined)
        report({ ...at, message: 'a claim must say how much storage it needs, in `resources.requests.storage`' })
      else if (amount !== undefined && compareQuantities(amount, ZERO) <= 0)
        report({ ...at, message: `the storage that a claim asks for must be more than 0, not "${request}"` })
    }
  },
})
