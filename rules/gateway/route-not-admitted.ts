import { admitsNamespace, attachmentsOf, defineRule, nameOf, routeKinds } from '../../src/kit.ts'

export default defineRule({
  summary: 'A route must be of a kind and in a namespace that its Gateway takes routes of',
  severity: 'error',
  unit: true,
  on: routeKinds,
  check(_, { resource, unit, report }) {
    for (const { gateway, listeners, path } of attachmentsOf(unit, resource).found) {
      if (listeners.length === 0) continue
      const ofKind = listeners.filter(({ kinds }) => kinds === undefined || kinds.includes(resource.kind))
      const admitting = ofKind.filter((listener) => admitsNamespace(unit, listener, gateway, resource))
      if (admitting.length > 0) continue
      const [listener] = ofKind.length > 0 ? ofKind : listeners
      const isKind = ofKind.length === 0
      const { name, protocol, kinds = [], from } = listener!
      const says = isKind
        ? `listener "${name}" speaks ${protocol} and takes ${kinds.join(', ')} only`
        : from === 'Same'
          ? `listener "${name}" takes routes of its own namespace "${gateway.namespace}" only`
          : from === 'None'
            ? `listener "${name}" takes no routes at all`
            : `namespace "${unit.namespaceOf(resource)}" has not the labels that listener "${name}" asks for`
      report({
        path: [...path, 'name'],
        message: `${nameOf(gateway)} does not take this ${resource.kind}: ${says}`,
        why: 'a route that is not attached gets no requests, and only its status says so',
        hint: isKind ? undefined : from === 'Same' ? 'set `allowedRoutes.namespaces.from` of the listener' : undefined,
        related: [
          {
            resource: gateway,
            path: [...listener!.path, ...(isKind ? ['protocol'] : ['allowedRoutes', 'namespaces'])],
            message: `listener "${name}"`,
          },
        ],
      })
    }
  },
})
