import { defineRule, nameOf, objectsOf, oncePer, podSelection, type Resource, type Unit } from '../../src/kit.ts'

export default defineRule({
  summary: 'Two Services of the same pods and ports are mostly one too many',
  severity: 'info',
  optional: true,
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    const key = keyOf(unit, resource, service)
    const first = key === undefined ? undefined : twinsIn(unit).get(key)
    if (first === undefined || first === resource || first.name === resource.name) return
    report({
      path: ['spec', 'selector'],
      part: 'key',
      message: `leads to the same pods and ports as ${nameOf(first)}: whoever changes one of the two has to think of the other`,
      related: [{ resource: first, path: ['spec', 'selector'], part: 'key', message: 'the same selector' }],
    })
  },
})

/** Equal for Services that do the same in one namespace; undefined for one without a selector. */
function keyOf(unit: Unit, resource: Resource, { spec }: any): string | undefined {
  const selection = podSelection(resource.gvk, { spec })
  if (selection === undefined) return undefined
  const labels = selection.selector.map(({ key, values }) => `${key}=${values[0]}`).sort()
  const ports = objectsOf<any>(spec.ports).map(
    ([{ port, targetPort = port, protocol = 'TCP' }]) => `${port}>${targetPort}/${protocol}`,
  )
  const kind = `${spec.type ?? 'ClusterIP'} ${spec.clusterIP === 'None'} ${spec.publishNotReadyAddresses === true}`
  return [unit.namespaceOf(resource), kind, labels, ports.sort()].join('\n')
}

/** The first Service of each sort; none where Rollouts move the selectors of Services about. */
const twinsIn = oncePer((unit: Unit) => {
  const twins = new Map<string, Resource>()
  if (unit.resources.some(({ builtIn, kind }) => !builtIn && kind === 'Rollout')) return twins
  for (const service of unit.ofKind('Service')) {
    const key = keyOf(unit, service, service.value)
    if (key !== undefined && !twins.has(key)) twins.set(key, service)
  }
  return twins
})
