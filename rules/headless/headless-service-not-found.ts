import { defineRule, firstPodName, referencesIn, serviceMeant } from '../../src/kit.ts'

export default defineRule({
  summary: 'The headless Service of a StatefulSet is in none of the checked files',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    for (const { reference, outcome } of referencesIn(unit).judgedBy('headless-service-missing', resource)) {
      if (outcome.is !== 'unknown' && outcome.is !== 'near') continue
      if (serviceMeant(unit, resource, outcome) !== undefined) continue
      report({
        path: reference.path,
        message: `Service "${reference.name}" is in none of the checked files; without it "${firstPodName(statefulSet, unit.namespaceOf(resource))}" is no name in DNS`,
        hint: 'it must be headless: `clusterIP: None`',
      })
    }
  },
})
