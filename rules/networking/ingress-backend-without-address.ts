import { defineRule, isHeadless, nameOf, referencesIn } from '../../src/kit.ts'

export default defineRule({
  summary: 'A backend of an Ingress mostly needs a Service with an address of its own',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'Ingress',
  check(_, { resource, unit, report }) {
    for (const { reference, target } of referencesIn(unit).foundBy(resource)) {
      if (reference.kind !== 'Service') continue
      const isAlias = target.value.spec?.type === 'ExternalName'
      if (!isAlias && !isHeadless(target.value)) continue
      report({
        path: reference.path,
        message: isAlias
          ? `${nameOf(target)} is only another name in DNS: many controllers refuse such a backend, others ask that name outside of the cluster`
          : `${nameOf(target)} is headless: controllers that send requests to the address of a Service, or to a port of the nodes, cannot reach its pods`,
        related: [
          {
            resource: target,
            path: ['spec', isAlias ? 'type' : 'clusterIP'],
            message: isAlias ? 'a name' : 'headless',
          },
        ],
      })
    }
  },
})
