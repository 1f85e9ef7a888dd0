import { defineRule, didYouMean, firstPodName, nameOf, referencesIn, serviceMeant } from '../../src/kit.ts'

export default defineRule({
  summary: 'The Service that a StatefulSet names must exist in its namespace',
  severity: 'warning',
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const namespace = unit.namespaceOf(resource)
    for (const { reference, outcome } of referencesIn(unit).judgedBy('headless-service-missing', resource)) {
      const meant = serviceMeant(unit, resource, outcome)
      if (meant === undefined) continue
      report({
        path: reference.path,
        message: `there is no Service "${reference.name}" in namespace "${namespace}", so "${firstPodName(statefulSet, namespace)}" is no name in DNS: ${meant.words}`,
        ...didYouMean(meant.name),
        related: [
          {
            resource: meant.service,
            path: ['metadata', meant.name === undefined ? 'namespace' : 'name'],
            message: nameOf(meant.service),
          },
        ],
      })
    }
  },
})
