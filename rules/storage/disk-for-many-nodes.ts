import {
  claimHolders,
  claimsOf,
  defineRule,
  type FieldPath,
  isDiskField,
  isDiskOfEachNode,
  isDiskProvisioner,
  storageOf,
  volumeSource,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A disk with a file system cannot be written from several nodes',
  severity: 'warning',
  on: ['PersistentVolume', ...claimHolders],
  unit: true,
  check(object: any, { resource, unit, report }) {
    const say = (path: FieldPath, modes: readonly string[] | undefined, disk: string) => {
      const index = Array.isArray(modes) ? modes.indexOf('ReadWriteMany') : -1
      if (index === -1) return
      report({
        path: [...path, 'spec', 'accessModes', index],
        message: `\`${disk}\` makes disks, which are attached to one node at a time: ReadWriteMany is refused by the driver, or pods on a second node stay in ContainerCreating`,
        hint: 'use shared file storage (such as NFS or CephFS), or ReadWriteOnce',
      })
    }
    if (resource.kind === 'PersistentVolume') {
      const source = volumeSource(object.spec) ?? ''
      const driver = object.spec?.csi?.driver
      const disk = isDiskField(source) ? source : isDiskProvisioner(driver ?? '') ? driver : undefined
      if (disk === undefined || object.spec.volumeMode === 'Block' || isDiskOfEachNode(object.spec.csi ?? {})) return
      say([], object.spec.accessModes, disk)
      return
    }
    const { classes } = storageOf(unit)
    if (classes.size === 0) return
    for (const { className, volumeMode, accessModes, path } of claimsOf(resource)) {
      const provisioner = classes.get(className ?? '')?.provisioner ?? ''
      if (volumeMode !== 'Block' && isDiskProvisioner(provisioner)) say(path, accessModes, provisioner)
    }
  },
})
