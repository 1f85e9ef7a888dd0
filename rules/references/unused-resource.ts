import { defineRule, isMentioned, nameOf, readMentions, referencesIn, useOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Nothing in the manifests uses this resource',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'resource',
  prepare: readMentions,
  check(resource, { unit, report }) {
    const use = useOf(resource, unit)
    if (use === undefined || resource.name === undefined) return
    const references = referencesIn(unit)
    // A volume that is kept for a claim does not use it.
    if (references.usedBy(resource).some(({ kind }) => kind !== 'PersistentVolume')) return
    if (references.makersOf(resource).length > 0 || isMentioned(unit, resource)) return
    report({ path: ['metadata', 'name'], message: `${nameOf(resource)} is ${use} by none of the manifests` })
  },
})
