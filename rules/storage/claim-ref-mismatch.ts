import { defineRule, nameIn, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'The claim that a volume is kept for must be named with its namespace, as the claim is',
  severity: 'warning',
  on: 'PersistentVolume',
  unit: true,
  check(volume, { resource, unit, report }) {
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
    for (const { outcome } of referencesIn(unit).judgedBy('claim-ref-mismatch', resource)) {
      if (outcome.is !== 'near' && outcome.is !== 'elsewhere') continue
      const { target } = outcome
      const claim = outcome.is === 'near' ? outcome.name : name
      report({
        path: ['spec', 'claimRef', outcome.is === 'near' ? 'name' : 'namespace'],
        message: `the volume is kept for the claim "${namespace}/${name}", but the claim here is "${unit.namespaceOf(target)}/${claim}": the one stays unused and the other unbound`,
        related: [{ resource: target, path: nameIn(outcome), message: 'the claim' }],
      })
    }
  },
})
