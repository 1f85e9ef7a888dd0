import {
  bindingObstacles,
  claimKinds,
  claimsOf,
  defineRule,
  isPromisedTo,
  isWanted,
  NO_PROVISIONER,
  type Storage,
  storageOf,
} from '../../src/kit.ts'

export default defineRule({
  summary:
    'A claim for a volume made by hand must say so: without a class it asks for the default class of the cluster',
  severity: 'warning',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const storage = storageOf(unit)
    if (storage.volumes.length === 0) return
    for (const claim of claimsOf(resource, unit)) {
      if (
        claim.className !== undefined ||
        claim.isCopy ||
        storage.promised.some((volume) => isPromisedTo(volume, claim))
      )
        continue
      const fitting = storage.volumes.filter(
        (volume) =>
          !volume.isProvisioned &&
          !makesVolumes(storage, volume.className) &&
          (claim.volumeName !== undefined || !isWanted(storage, volume, claim)) &&
          bindingObstacles(claim, volume).every(({ condition }) => condition === 'class'),
      )
      const volume = fitting.find(({ className }) => className === '') ?? fitting[0]
      if (volume === undefined || storage.classes.get(volume.className)?.isDefault) continue
      const { className } = volume
      report({
        path: [...claim.path, 'spec', 'storageClassName'],
        message: `\`storageClassName\` is absent, so the cluster's default class is filled in and a new volume is made instead of binding PersistentVolume "${volume.name}", which has ${className === '' ? 'no class' : `class "${className}"`}`,
        hint: `write \`storageClassName: ${className || '""'}\``,
        related: [{ resource: volume.resource, path: volume.classPath, message: 'the volume that it would fit' }],
      })
    }
  },
})

function makesVolumes({ classes }: Storage, className: string): boolean {
  return (classes.get(className)?.provisioner ?? NO_PROVISIONER) !== NO_PROVISIONER
}
