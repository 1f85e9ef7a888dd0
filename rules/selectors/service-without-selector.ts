import {
  defineRule,
  isHidden,
  isSlip,
  nameOf,
  oncePer,
  podLabelsPath,
  type Resource,
  runsToCompletion,
  type Unit,
  within,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A Service without selector gets no endpoints unless somebody writes them',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const { selector, type } = service.spec ?? {}
    if (service.spec === undefined || type === 'ExternalName' || Object.keys(selector ?? {}).length > 0) return
    if (isHidden(resource, ['spec', 'selector']) || /matchLabels|matchExpressions/.test(text(resource))) return
    const namespace = unit.namespaceOf(resource)
    const name = resource.name ?? ''
    const written = endpointsIn(unit).get(namespace)
    if (written?.has(name)) return
    const near = nearlyNamed(unit, namespace, name)
    if (near !== undefined) {
      const path = near.kind === 'Endpoints' ? ['metadata', 'name'] : ['metadata', 'labels']
      report({
        path: ['spec'],
        at: ['metadata', 'name'],
        message: `has no selector, and no endpoints are written for it: those of ${nameOf(near)} belong to Service "${serviceOf(near)}"`,
        why: 'Endpoints must have the name of their Service, an EndpointSlice names it in the label `kubernetes.io/service-name`',
        related: [{ resource: near, path, message: `belongs to Service "${serviceOf(near)}"` }],
      })
      return
    }
    const owner = unit.podOwners(namespace).find((each) => each.name === name && !runsToCompletion(each))
    if (owner === undefined) return
    const labels = Object.entries(owner.podLabels!).slice(0, 1)
    report({
      path: ['spec', 'selector'],
      message: `has no selector, so it never gets endpoints: the pods of ${nameOf(owner)} are not reached through it`,
      hint: labels.map(([label, value]) => `add \`selector: {${label}: ${value}}\``)[0],
      related: [
        {
          resource: owner,
          path: podLabelsPath(owner),
          message: `the labels of the pods of ${nameOf(owner)}`,
        },
      ],
    })
  },
})

/** The Endpoints and EndpointSlices of a unit by namespace and the Service that they are written for. */
const endpointsIn = oncePer((unit: Unit) => {
  const all = new Map<string, Map<string, Resource>>()
  for (const each of [...unit.ofKind('Endpoints'), ...unit.ofKind('EndpointSlice')]) {
    const service = serviceOf(each)
    if (service !== undefined) within(all, unit.namespaceOf(each)).set(service, each)
  }
  return all
})

/** Endpoints that a typing slip keeps from the Service. */
function nearlyNamed(unit: Unit, namespace: string, name: string): Resource | undefined {
  for (const [service, each] of endpointsIn(unit).get(namespace) ?? [])
    if (isSlip(service, name) && unit.find('Service', namespace, service) === undefined) return each
  return undefined
}

function serviceOf(endpoints: Resource): string | undefined {
  return endpoints.kind === 'Endpoints'
    ? endpoints.name
    : endpoints.value.metadata?.labels?.['kubernetes.io/service-name']
}

function text(resource: Resource): string {
  const { start, end } = resource.origin.locate(['spec', 'selector'], 'entry')
  return resource.origin.text().slice(start, end)
}
