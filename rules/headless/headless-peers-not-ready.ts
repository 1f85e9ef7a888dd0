import { defineRule, isHeadless, nameOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods that look for each other before they are ready need publishNotReadyAddresses',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const { replicas = 1, template } = statefulSet.spec ?? {}
    const service = unit.governorOf(resource)
    if (service === undefined || replicas < 2 || !isHeadless(service.value)) return
    const { publishNotReadyAddresses } = service.value.spec
    const containers: any[] = Array.isArray(template?.spec?.containers) ? template.spec.containers : []
    if (publishNotReadyAddresses === true || !containers.some((container) => container?.readinessProbe)) return
    report({
      resource: service,
      path: ['spec', 'publishNotReadyAddresses'],
      message: `DNS knows a pod of ${nameOf(resource)} only once it is ready: ${replicas} members that must find each other to become ready wait for ever`,
      hint: 'for a cluster of peers add `publishNotReadyAddresses: true`',
      related: [{ resource, path: ['spec', 'serviceName'], message: `the Service of ${nameOf(resource)}` }],
    })
  },
})
