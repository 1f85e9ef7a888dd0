import { defineRule, NO_PROVISIONER, storageOf } from '../../src/kit.ts'

const PROVISIONED = 'pv.kubernetes.io/provisioned-by'

export default defineRule({
  summary: 'A volume made by hand in a class that makes volumes goes to any claim of that class',
  severity: 'info',
  on: 'PersistentVolume',
  unit: true,
  check(volume, { resource, unit, report }) {
    const { spec, metadata } = volume
    const storage = storageOf(unit)
    const known = storage.classes.get(spec?.storageClassName ?? '')
    if (known === undefined || known.provisioner === NO_PROVISIONER || known.provisioner === '') return
    if (spec?.claimRef !== undefined || metadata?.annotations?.[PROVISIONED] !== undefined) return
    if (storage.namedVolumes.has(resource.name)) return
    report({
      path: ['spec', 'storageClassName'],
      message: `the class "${known.name}" makes volumes itself (\`${known.provisioner}\`): any claim of the class that this volume fits takes it instead of a new one`,
      hint: 'name the claim in `claimRef`, or use a class of its own',
      related: [{ resource: known.resource, path: ['provisioner'], message: 'it makes volumes' }],
    })
  },
})
