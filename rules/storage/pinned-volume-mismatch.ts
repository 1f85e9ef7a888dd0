import { bindingObstacles, claimKinds, claimsOf, defineRule, isPromisedTo, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim and the volume that it names, or that names it, must fit each other',
  severity: 'error',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const { volumes } = storageOf(unit)
    if (volumes.length === 0) return
    for (const claim of claimsOf(resource, unit)) {
      for (const volume of volumes) {
        const names = claim.volumeName === volume.name
        if (!names && !isPromisedTo(volume, claim)) continue
        const obstacles = bindingObstacles(claim, volume).filter(
          ({ condition }) => condition !== 'class' || claim.className !== undefined,
        )
        const [first] = obstacles
        if (first === undefined) continue
        const pairing = names ? 'the claim names' : 'the claim is meant for'
        report({
          path: [...claim.path, ...(first.condition === 'claim-ref' ? ['spec', 'volumeName'] : first.path)],
          message: `${pairing} PersistentVolume "${volume.name}" but cannot be bound to it: ${obstacles.map(({ message }) => message).join(', and ')}`,
          related: obstacles.map(({ volumePath, message }) => ({
            resource: volume.resource,
            path: volumePath,
            message,
          })),
        })
      }
    }
  },
})
