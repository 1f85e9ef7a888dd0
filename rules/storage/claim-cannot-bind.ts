import {
  bindingObstacles,
  canBind,
  claimKinds,
  claimsOf,
  defineRule,
  NO_PROVISIONER,
  nearClass,
  promisedTo,
  type Storage,
  storageOf,
  type UnitClaim,
  type UnitVolume,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim that is not provisioned needs a volume that fits it in class, size, access modes, mode and labels',
  severity: 'warning',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const storage = storageOf(unit)
    if (storage.volumes.length === 0) return
    for (const claim of claimsOf(resource)) {
      const misses = candidates(storage, claim).map((volume) => ({
        volume,
        obstacles: bindingObstacles(claim, volume),
      }))
      misses.sort((a, b) => a.obstacles.length - b.obstacles.length)
      const nearest = misses[0]
      if (nearest === undefined) continue
      const reasons = misses
        .slice(0, 3)
        .map(({ volume, obstacles }) => `"${volume.name}": ${obstacles.map(({ message }) => message).join(', and ')}`)
      const [first] = nearest.obstacles
      report({
        path: [...claim.path, ...first!.path],
        message: `no PersistentVolume here can be bound to this claim, so its pods stay Pending: ${reasons.join('; ')}`,
        related: nearest.obstacles.map(({ volumePath, message }) => ({
          resource: nearest.volume.resource,
          path: volumePath,
          message,
        })),
      })
    }
  },
})

/** No more volumes of a class than these are looked at for what they lack. */
const MANY = 100

/** The volumes that the claim was most likely written for: those of its class, and those that nobody else wants and that lack nothing but a class, or have one too many. */
function candidates(storage: Storage, claim: UnitClaim): UnitVolume[] {
  const { className, volumeName, isCopy } = claim
  if (volumeName !== undefined || isCopy) return []
  if (className === undefined) return selectable(storage, claim)
  const provisioner = storage.classes.get(className)?.provisioner
  if (provisioner !== undefined && provisioner !== NO_PROVISIONER) return []
  if (promisedTo(storage, claim).length > 0) return []
  const own = (storage.volumesOfClass.get(className) ?? []).filter(({ claimRef }) => claimRef === undefined)
  if (own.some((volume) => canBind(claim, volume))) return []
  if (nearClass(storage, className) !== undefined) return own.slice(0, MANY)
  const hints = storage.unwanted.filter(
    (volume) => (volume.className === '') !== (className === '') && bindingObstacles(claim, volume).length === 1,
  )
  return [...own.slice(0, MANY), ...hints]
}

/** The volumes whose labels alone keep them from a claim of the default class: no provisioner makes one for a claim with a selector. */
function selectable(storage: Storage, claim: UnitClaim): UnitVolume[] {
  if (claim.selector === undefined || promisedTo(storage, claim).length > 0) return []
  const volumes = storage.unwanted.map((volume) => ({ volume, obstacles: bindingObstacles(claim, volume) }))
  if (volumes.some(({ obstacles }) => obstacles.every(({ condition }) => condition === 'class'))) return []
  return volumes
    .filter(({ obstacles }) => obstacles.every(({ condition }) => condition === 'selector'))
    .map(({ volume }) => volume)
}
