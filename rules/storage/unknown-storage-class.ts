import { claimHolders, claimsOf, defineRule, nearClass, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim must spell its storage class as the StorageClass or the volume does',
  severity: 'warning',
  on: claimHolders,
  unit: true,
  check(_, { resource, unit, report }) {
    const storage = storageOf(unit)
    if (storage.classes.size === 0 && storage.volumes.length === 0) return
    for (const claim of claimsOf(resource, unit)) {
      const { className } = claim
      const meant = className === undefined ? undefined : nearClass(storage, className)
      if (meant === undefined || unit.outside.isExternal('StorageClass.storage.k8s.io', undefined, className!)) continue
      const known = storage.classes.get(meant) ?? storage.volumes.find((volume) => volume.className === meant)
      report({
        path: [...claim.path, ...claim.classPath],
        message: `there is no StorageClass "${className}" here: where the cluster has none either, the claim waits for one and its pods stay Pending`,
        hint: `did you mean \`${meant}\`?`,
        related: known && [
          { resource: known.resource, path: ['metadata', 'name'], message: `"${meant}" is known here` },
        ],
      })
    }
  },
})
