import { claimOf, claimsOf, defineRule, mountsOf, objectsOf, type UnitClaim } from '../../src/kit.ts'

export default defineRule({
  summary: 'A block volume is a device, a file system is mounted: the container must use the one that the claim is',
  severity: 'error',
  on: 'pod',
  unit: true,
  check({ spec, owner }, { resource, unit, report }) {
    const mounts = mountsOf(spec)
    if (mounts.length === 0) return
    const claims = new Map<string, UnitClaim | undefined>()
    for (const [{ name, persistentVolumeClaim }] of objectsOf(spec.volumes))
      if (name && persistentVolumeClaim?.claimName)
        claims.set(name, claimOf(unit, resource, persistentVolumeClaim.claimName))
    if (owner === 'StatefulSet')
      for (const claim of claimsOf(resource))
        claims.set(claim.names.text.slice(0, -`-${resource.name}-0`.length), claim)
    for (const { name, field, path } of mounts) {
      const claim = claims.get(name)
      if (claim === undefined || (claim.volumeMode === 'Block') === (field === 'volumeDevices')) continue
      report({
        path: ['spec', ...path],
        message:
          field === 'volumeMounts'
            ? `the claim of "${name}" has \`volumeMode\` Block, so there is no file system to mount: the pod stays in ContainerCreating`
            : `the claim of "${name}" is a file system, not a block device: the pod stays in ContainerCreating`,
        hint:
          field === 'volumeMounts' ? 'use `volumeDevices` with `devicePath`' : 'use `volumeMounts` with `mountPath`',
        related: [{ resource: claim.resource, path: [...claim.path, 'spec', 'volumeMode'], message: 'the claim' }],
      })
    }
  },
})
