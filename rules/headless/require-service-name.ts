import { defineRule, firstPodName, isHeadless, isHidden, nameOf, type Unit } from '../../src/kit.ts'

export default defineRule({
  summary: 'A StatefulSet needs a serviceName, else its pods have no DNS names',
  severity: 'warning',
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const { spec } = statefulSet
    if (spec === undefined || (spec.serviceName ?? '') !== '' || isHidden(resource, ['spec', 'serviceName'])) return
    const namespace = unit.namespaceOf(resource)
    const service = unit.servicesOf(resource).find((each) => isHeadless(each.value))
    const name = service?.name ?? freeName(unit, namespace, resource.name ?? 'db')
    const dnsName = firstPodName({ ...statefulSet, spec: { ...spec, serviceName: name } }, namespace)
    report({
      path: ['spec', 'serviceName'],
      message: `without \`serviceName\` the pods have no DNS names of their own${resource.name === undefined ? '' : `, such as "${dnsName}"`}`,
      why: 'stable names are what tells the pods of a StatefulSet apart; the field cannot be changed after creation',
      hint:
        service === undefined ? `name a headless Service: \`serviceName: ${name}\`` : `add \`serviceName: ${name}\``,
      related: service && [
        { resource: service, path: ['metadata', 'name'], message: `headless ${nameOf(service)} selects these pods` },
      ],
    })
  },
})

/** The name itself, unless a Service for clients has it. */
function freeName(unit: Unit, namespace: string, name: string): string {
  return unit.find('Service', namespace, name) === undefined ? name : `${name}-headless`
}
