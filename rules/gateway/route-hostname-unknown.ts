import {
  attachmentsOf,
  defineRule,
  didYouMean,
  hostsIntersect,
  isSlip,
  nameOf,
  routeHostnames,
  routeKinds,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A host of a route must be one that a listener of its Gateways is for',
  severity: 'error',
  unit: true,
  on: routeKinds,
  check(_, { resource, unit, report }) {
    const hosts = routeHostnames(resource.value)
    const { found, complete } = hosts.length === 0 ? { found: [], complete: false } : attachmentsOf(unit, resource)
    const listeners = found.flatMap((each) => each.listeners)
    if (!complete || listeners.length === 0) return
    for (const { host, path } of hosts) {
      if (listeners.some(({ hostname }) => hostsIntersect(hostname, host))) continue
      const names = [...new Set(listeners.map(({ hostname }) => hostname))]
      const [first] = found
      const meant = names.find((name) => isSlip(name, host))
      report({
        path,
        message: `no listener of ${nameOf(first!.gateway)}${found.length > 1 ? ' and the others' : ''} is for host "${host}", so requests to it are not led here: ${names.length > 1 ? 'they are' : 'it is'} for ${names.map((name) => `"${name}"`).join(', ')}`,
        why: 'a wildcard stands for one label or more, but not for none',
        ...didYouMean(meant),
        related: [{ resource: first!.gateway, path: ['spec', 'listeners'], message: 'the listeners' }],
      })
    }
  },
})
