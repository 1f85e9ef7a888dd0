import { defineRule, firstPodName, serviceMeant } from '../../src/kit.ts'

export default defineRule({
  summary: 'The headless Service of a StatefulSet is in none of the checked files',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const name = statefulSet.spec?.serviceName
    if ((name ?? '') === '' || unit.named('Service', name).length > 0) return
    if (unit.outside.isExternal('Service', unit.namespaceOf(resource), name)) return
    if (serviceMeant(unit, resource, name) !== undefined) return
    report({
      path: ['spec', 'serviceName'],
      message: `Service "${name}" is in none of the checked files; without it "${firstPodName(statefulSet, unit.namespaceOf(resource))}" is no name in DNS`,
      hint: 'it must be headless: `clusterIP: None`',
    })
  },
})
