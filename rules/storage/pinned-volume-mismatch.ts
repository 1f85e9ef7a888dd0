import { bindingObstacles, claimKinds, claimsOf, defineRule, promisedTo, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim and the volume that it names, or that names it, must fit each other',
  severity: 'error',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const storage = storageOf(unit)
    if (storage.volumes.length === 0) return
    for (const claim of claimsOf(resource)) {
      const named = storage.volumesByName.get(claim.volumeName ?? '')
      const others = promisedTo(storage, claim).filter((volume) => volume !== named)
      for (const volume of named === undefined ? others : [named, ...others]) {
        const obstacles = bindingObstacles(claim, volume).filter(
          ({ condition }) => condition !== 'class' || claim.className !== undefined,
        )
        const [first] = obstacles
        if (first === undefined) continue
        const pairing = volume === named ? 'the claim names' : 'the claim is meant for'
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
