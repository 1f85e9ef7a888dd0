import { defineRule, nameOf, objectsOf, parseLabels, podLabelsPath } from '../../src/kit.ts'

export default defineRule({
  summary: 'An ExternalName Service is only a name in DNS: its selector and target ports do nothing',
  severity: 'warning',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const { type, selector, externalName, ports } = service.spec ?? {}
    if (type !== 'ExternalName' || externalName === undefined) return
    const labels = parseLabels(selector)
    if (labels.length > 0) {
      const [owner] = unit.selectedBy(unit.namespaceOf(resource), labels, 1)
      report({
        path: ['spec', 'selector'],
        message: `DNS answers with "${externalName}", and the selector is ignored: ${owner === undefined ? 'no pod is' : `the pods of ${nameOf(owner)} are not`} reached by this name`,
        hint: 'leave out the selector, or the type ExternalName',
        related: owner && [{ resource: owner, path: podLabelsPath(owner), message: 'these pods match' }],
      })
    }
    for (const [{ port, targetPort = port }, index] of objectsOf<any>(ports))
      if (targetPort !== port && targetPort !== 0)
        report({
          path: ['spec', 'ports', index, 'targetPort'],
          message: `port ${port} is not turned into ${targetPort}: clients connect to "${externalName}" themselves, at the port that they ask for`,
          hint: `connect to port ${targetPort}`,
        })
  },
})
