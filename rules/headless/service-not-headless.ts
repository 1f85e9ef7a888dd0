import { defineRule, firstPodName, isHeadless, looksHeadless, nameOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'The Service that a StatefulSet names must be headless',
  severity: 'warning',
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const service = unit.governorOf(resource)
    if (service === undefined || isHeadless(service.value) || looksHeadless(service.value)) return
    const { clusterIP, type = 'ClusterIP' } = service.value.spec ?? {}
    report({
      path: ['spec', 'serviceName'],
      message: `${nameOf(service)} is not headless, so "${firstPodName(statefulSet, unit.namespaceOf(resource))}" has no address of its own in DNS`,
      why: 'only a Service with `clusterIP: None` gives each pod a name; any other has one address that spreads connections over all pods',
      hint: 'add a headless Service for the names and keep this one for clients',
      related: [
        {
          resource: service,
          path: ['spec', clusterIP === undefined ? 'type' : 'clusterIP'],
          message:
            type === 'ClusterIP' ? '`clusterIP: None` is missing here' : `a Service of type ${type} cannot be headless`,
        },
      ],
    })
  },
})
