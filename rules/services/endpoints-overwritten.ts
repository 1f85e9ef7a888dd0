import { defineRule, nameOf } from '../../src/kit.ts'

const SERVICE = 'kubernetes.io/service-name'
const MANAGER = 'endpointslice.kubernetes.io/managed-by'

export default defineRule({
  summary: 'Endpoints that are written by hand do not belong to a Service with a selector',
  severity: 'warning',
  unit: true,
  on: ['Endpoints', 'EndpointSlice'],
  check({ metadata }, { resource, unit, report }) {
    const isSlice = resource.kind === 'EndpointSlice'
    const name = isSlice ? metadata?.labels?.[SERVICE] : resource.name
    const service = name === undefined ? undefined : unit.find('Service', unit.namespaceOf(resource), name)
    const { selector, type } = service?.value.spec ?? {}
    if (service === undefined || type === 'ExternalName' || Object.keys(selector ?? {}).length === 0) return
    const isStray = isSlice && metadata?.labels?.[MANAGER] !== 'endpointslice-controller.k8s.io'
    report({
      path: isSlice ? ['metadata', 'labels'] : ['metadata', 'name'],
      part: isSlice ? 'key' : 'value',
      message: isStray
        ? `${nameOf(service)} has a selector: these addresses stay beside those of its pods, whether they answer or not, and a part of the connections goes there`
        : `${nameOf(service)} has a selector, so its endpoints are the pods that match: what is written here is overwritten at once`,
      hint: 'leave out the selector of the Service, or these endpoints',
      related: [{ resource: service, path: ['spec', 'selector'], message: 'the selector' }],
    })
  },
})
