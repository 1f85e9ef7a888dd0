import { canBind, claimKinds, claimsOf, defineRule, NO_PROVISIONER, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A claim with a selector is never provisioned: it waits for a volume made by hand',
  severity: 'warning',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const { classes, volumesOfClass } = storageOf(unit)
    if (classes.size === 0) return
    for (const claim of claimsOf(resource)) {
      const known = classes.get(claim.className ?? '')
      if (claim.selector === undefined || known === undefined || known.provisioner === NO_PROVISIONER) continue
      if (claim.volumeName !== undefined || volumesOfClass.get(known.name)?.some((each) => canBind(claim, each)))
        continue
      report({
        path: [...claim.path, 'spec', 'selector'],
        message: `a claim with a selector is not provisioned, so the class "${known.name}" makes no volume for it and the claim stays Pending until one with these labels is made by hand`,
        hint: 'leave out the selector',
        related: [{ resource: known.resource, path: ['provisioner'], message: 'the class makes volumes' }],
      })
    }
  },
})
