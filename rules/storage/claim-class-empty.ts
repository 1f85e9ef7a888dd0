import { claimKinds, claimsOf, defineRule, storageOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'An empty class means that no volume is made for the claim',
  severity: 'info',
  on: claimKinds,
  unit: true,
  check(_, { resource, unit, report }) {
    const { classes, volumes } = storageOf(unit)
    const [known] = classes.values()
    if (known === undefined || volumes.length > 0) return
    for (const claim of claimsOf(resource)) {
      if (claim.className !== '' || claim.volumeName !== undefined) continue
      report({
        path: [...claim.path, ...claim.classPath],
        message:
          '`storageClassName` is "", so no volume is made: the claim waits for a volume without class, and none is here',
        hint: `leave it out for the default class, or name one such as \`${known.name}\``,
      })
    }
  },
})
