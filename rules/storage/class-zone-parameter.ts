import { defineRule, inTreeProvisioner, key } from '../../src/kit.ts'

const ZONES = ['zone', 'zones']

export default defineRule({
  summary: 'The zones of a storage class are given by allowedTopologies, no longer by parameters',
  severity: 'warning',
  on: 'StorageClass',
  check({ provisioner, parameters }, { report }) {
    const { driver } = inTreeProvisioner(provisioner) ?? {}
    if (driver === undefined) return
    for (const name of ZONES)
      if (parameters?.[name] !== undefined)
        report({
          path: ['parameters', key(name)],
          part: 'key',
          message: `the parameter \`${name}\` is deprecated, and the CSI driver ${driver} is given it only through translation`,
          hint: 'use `allowedTopologies` with the key `topology.kubernetes.io/zone`',
        })
  },
})
