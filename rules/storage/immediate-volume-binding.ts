import { defineRule, isNodeBoundProvisioner, isZonalProvisioner, NO_PROVISIONER, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Volumes that exist in one place only should wait until the pod has its place',
  severity: 'warning',
  on: 'StorageClass',
  unit: true,
  check(storageClass, { resource, unit, report }) {
    const { provisioner = '', volumeBindingMode = 'Immediate', allowedTopologies } = storageClass
    if (volumeBindingMode !== 'Immediate' || allowedTopologies !== undefined) return
    const isOnNode = isNodeBoundProvisioner(provisioner)
    if (!isOnNode && !isZonalProvisioner(provisioner)) return
    if (provisioner === NO_PROVISIONER) {
      const volumes = storageOf(unit).volumes.filter(({ className }) => className === resource.name)
      if (!volumes.some((volume) => volume.resource.value.spec?.nodeAffinity !== undefined)) return
    }
    report({
      path: ['volumeBindingMode'],
      at: storageClass.volumeBindingMode === undefined ? ['provisioner'] : ['volumeBindingMode'],
      message: `\`volumeBindingMode\` is Immediate, so a claim gets its volume ${isOnNode ? 'on a node' : 'in a zone'} before anyone knows where the pod can run: where the two differ the pod stays Pending for ever`,
      hint: 'write `volumeBindingMode: WaitForFirstConsumer`',
    })
  },
})
