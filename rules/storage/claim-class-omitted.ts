import {
  bindingObstacles,
  claimKinds,
  claimsOf,
  defineRule,
  NO_PROVISIONER,
  promisedTo,
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
    for (const claim of claimsOf(resource)) {
      if (claim.className !== undefined || claim.isCopy || promisedTo(storage, claim).length > 0) continue
      const named = storage.volumesByName.get(claim.volumeName ?? '')
      const fitting = (named === undefined ? storage.unwanted : [named]).filter(
        (volume) =>
          !makesVolumes(storage, volume.className) &&
          bindingObstacles(claim, volume).every(({ condition }) => condition === 'class'),
      )
      const volume = fitting.find(({ className }) => className === '') ?? fitting[0]
      if (volume === undefined || storage.classes.get(volume.className)?.isDefault) continue
      const { className } = volume
      const other = `PersistentVolume "${volume.name}", which has ${className === '' ? 'no class' : `class "${className}"`}`
      // A claim that names its volume is never provisioned (pv_controller syncUnboundClaim), and provisioners refuse one with a selector.
      const isMade = named === undefined && claim.selector === undefined
      const effect = isMade
        ? `a new volume is made instead of binding ${other}`
        : `the claim waits for ever: it does not fit ${other}`
      report({
        path: [...claim.path, 'spec', 'storageClassName'],
        message: `\`storageClassName\` is absent, so the cluster's default class is filled in and ${effect}`,
        hint: `write \`storageClassName: ${className || '""'}\``,
        related: [{ resource: volume.resource, path: volume.classPath, message: 'the volume that it would fit' }],
      })
    }
  },
})

function makesVolumes({ classes }: Storage, className: string): boolean {
  return (classes.get(className)?.provisioner ?? NO_PROVISIONER) !== NO_PROVISIONER
}
