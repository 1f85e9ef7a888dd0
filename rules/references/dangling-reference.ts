import { defineRule, describeReference, nameOf, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'What a manifest names must be there under exactly that name, in the namespace where it is looked for',
  severity: 'error',
  unit: true,
  on: 'resource',
  check(resource, { unit, report }) {
    const references = referencesIn(unit)
    for (const reference of references.of(resource)) {
      if (reference.optional || reference.row.judgedBy !== undefined) continue
      const outcome = references.resolve(reference)
      if (outcome.is !== 'near' && outcome.is !== 'elsewhere') continue
      const { target } = outcome
      const looked = describeReference(reference)
      if (outcome.is === 'near')
        report({
          path: reference.path,
          message: `${looked} is in none of the manifests, ${nameOf(target)} is`,
          hint: `did you mean "${target.name}"?`,
          related: [{ resource: target, path: ['metadata', 'name'], message: 'the nearest one' }],
        })
      else
        report({
          path: reference.path,
          message: `${looked} is in namespace "${target.namespace}", but looked for in "${reference.namespace ?? resource.namespace}"`,
          related: [{ resource: target, path: ['metadata', 'namespace'], message: 'it is here' }],
        })
    }
  },
})
