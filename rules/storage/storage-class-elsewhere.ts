import { claimKinds, claimsOf, defineRule, nearClass, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'The storage class of a claim is not among the manifests that define the others',
  severity: 'info',
  optional: true,
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const storage = storageOf(unit)
    if (storage.classes.size === 0) return
    for (const claim of claimsOf(resource, unit)) {
      const { className } = claim
      if (!className || storage.classNames.has(className) || nearClass(storage, className) !== undefined) continue
      const names = [...storage.classes.keys()].slice(0, 3)
      report({
        path: [...claim.path, ...claim.classPath],
        message: `the StorageClass "${className}" is not defined here, while ${names.map((name) => `"${name}"`).join(', ')} ${names.length === 1 ? 'is' : 'are'}: unless the cluster has it, the claim stays Pending`,
      })
    }
  },
})
