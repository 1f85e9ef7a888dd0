import { defineRule, firstPodName, nameOf, serviceMeant } from '../../src/kit.ts'

export default defineRule({
  summary: 'The Service that a StatefulSet names must exist in its namespace',
  severity: 'warning',
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const name = statefulSet.spec?.serviceName
    const namespace = unit.namespaceOf(resource)
    if ((name ?? '') === '' || unit.find('Service', namespace, name) !== undefined) return
    if (unit.outside.isExternal('Service', namespace, name)) return
    const meant = serviceMeant(unit, resource, name)
    if (meant === undefined) return
    report({
      path: ['spec', 'serviceName'],
      message: `there is no Service "${name}" in namespace "${namespace}", so "${firstPodName(statefulSet, namespace)}" is no name in DNS: ${meant.words}`,
      hint: meant.name && `did you mean "${meant.name}"?`,
      related: [
        {
          resource: meant.service,
          path: ['metadata', meant.name === undefined ? 'namespace' : 'name'],
          message: nameOf(meant.service),
        },
      ],
    })
  },
})
