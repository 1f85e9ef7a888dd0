import { defineRule, isHidden, labelKeyFault } from '../../src/kit.ts'

export default defineRule({
  summary: 'A storage class must name the provisioner that makes its volumes',
  severity: 'error',
  authority: 'api-server',
  on: 'StorageClass',
  check({ provisioner }, { resource, report }) {
    const path = ['provisioner']
    if (isHidden(resource, path)) return
    if (!provisioner) {
      report({
        path,
        message: 'a storage class must have a `provisioner`',
        hint: 'name a CSI driver, or `kubernetes.io/no-provisioner` for volumes made by hand',
      })
      return
    }
    const fault = labelKeyFault(provisioner.toLowerCase())
    if (fault === undefined) return
    const remark = provisioner.indexOf(' //')
    report({
      path,
      message: `the provisioner "${provisioner}" ${fault}`,
      hint: remark === -1 ? undefined : 'a comment in YAML starts with #, not with //',
    })
  },
})
