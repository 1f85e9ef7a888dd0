import { claimKinds, claimsOf, defineRule, nearName, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim that names its volume must spell it as the volume does',
  severity: 'warning',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const { volumesByName } = storageOf(unit)
    if (volumesByName.size === 0) return
    for (const { volumeName, path } of claimsOf(resource, unit)) {
      if (volumeName === undefined || volumesByName.has(volumeName)) continue
      if (unit.outside.isExternal('PersistentVolume', undefined, volumeName)) continue
      const meant = volumesByName.get(nearName(volumeName, volumesByName.keys()) ?? '')
      if (meant === undefined) continue
      report({
        path: [...path, 'spec', 'volumeName'],
        message: `there is no PersistentVolume "${volumeName}" here: the claim waits for that one alone and stays Pending`,
        hint: `did you mean \`${meant.name}\`?`,
        related: [{ resource: meant.resource, path: ['metadata', 'name'], message: 'the volume' }],
      })
    }
  },
})
