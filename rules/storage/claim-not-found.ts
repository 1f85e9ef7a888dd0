import { defineRule, didYouMean, nameIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A pod finds only claims of its own namespace, by their exact name',
  severity: 'error',
  on: 'reference',
  unit: true,
  check({ reference, outcome }, { resource, unit, report }) {
    if (reference.row.judgedBy !== 'claim-not-found') return
    if (outcome.is !== 'near' && outcome.is !== 'elsewhere') return
    const { name, path } = reference
    const { target } = outcome
    report({
      path,
      message:
        outcome.is === 'elsewhere'
          ? `the claim "${name}" is in the namespace "${unit.namespaceOf(target)}", the pod in "${unit.namespaceOf(resource)}": it finds only claims of its own and stays Pending`
          : `there is no claim "${name}" here: without it the pod stays Pending`,
      ...didYouMean(outcome.is === 'elsewhere' ? undefined : outcome.name, '`'),
      related: [{ resource: target, path: nameIn(outcome), message: 'the claim' }],
    })
  },
})
