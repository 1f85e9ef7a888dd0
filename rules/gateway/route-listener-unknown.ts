import { attachmentsOf, defineRule, didYouMean, isSlip, listenersOf, nameOf, routeKinds } from '../../src/kit.ts'

export default defineRule({
  summary: 'A route must name a listener that its Gateway has',
  severity: 'error',
  unit: true,
  on: routeKinds,
  check(_, { resource, unit, report }) {
    for (const { gateway, listeners, sectionName, port, path } of attachmentsOf(unit, resource).found) {
      const all = listenersOf(gateway.value)
      if (listeners.length > 0 || all.length === 0) continue
      const isNamed = all.some(({ name }) => name === sectionName)
      const isByName = sectionName !== undefined && !isNamed
      const meant = isByName ? all.find(({ name }) => isSlip(name, sectionName)) : undefined
      const wanted = isByName ? `called "${sectionName}"` : `${isNamed ? `"${sectionName}" ` : ''}on port ${port}`
      report({
        path: [...path, isByName ? 'sectionName' : 'port'],
        message: `${nameOf(gateway)} has no listener ${wanted}, so this route is not attached to it: it has ${all.map((each) => `"${each.name}" on port ${each.port}`).join(', ')}`,
        ...didYouMean(meant?.name),
        related: [{ resource: gateway, path: ['spec', 'listeners'], message: 'the listeners' }],
      })
    }
  },
})
