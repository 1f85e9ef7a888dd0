import { claimMeant, defineRule, hasClaim } from '../../src/kit.ts'

export default defineRule({
  summary: 'The claim that a volume is kept for must be named with its namespace, as the claim is',
  severity: 'warning',
  on: 'PersistentVolume',
  unit: true,
  check(volume, { unit, report }) {
    const { name, namespace } = volume.spec?.claimRef ?? {}
    if (name === undefined) return
    if (!namespace) {
      report({
        path: ['spec', 'claimRef', 'namespace'],
        message: `\`claimRef\` names no namespace, so it is kept for no claim at all, not even for one named "${name}"`,
        hint: 'add the namespace of the claim, such as `namespace: default`',
      })
      return
    }
    if (hasClaim(unit, namespace, name)) return
    const meant = claimMeant(unit, namespace, name)
    if (meant === undefined) return
    report({
      path: ['spec', 'claimRef', meant.names.fits(name) ? 'namespace' : 'name'],
      message: `the volume is kept for the claim "${namespace}/${name}", but the claim here is "${meant.namespace}/${meant.names.text}": the one stays unused and the other unbound`,
      related: [{ resource: meant.resource, path: [...meant.path, 'metadata', 'name'], message: 'the claim' }],
    })
  },
})
