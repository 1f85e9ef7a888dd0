import {
  defineRule,
  nameOf,
  objectsOf,
  parseSelector,
  type Resource,
  servicesLabelled,
  templateOf,
} from '../../src/kit.ts'

const ENDPOINTS: Readonly<Record<string, string>> = { ServiceMonitor: 'endpoints', PodMonitor: 'podMetricsEndpoints' }

export default defineRule({
  summary: 'A monitor must name a port that its Services or pods have',
  severity: 'warning',
  on: 'resource',
  unit: true,
  check({ kind, gvk, value }, { resource, unit, report }) {
    if (gvk.group !== 'monitoring.coreos.com' || !Object.hasOwn(ENDPOINTS, kind)) return
    const { selector: written, namespaceSelector, [ENDPOINTS[kind]!]: endpoints } = value?.spec ?? {}
    const selector = parseSelector(written)
    if (selector === undefined || selector.length === 0 || namespaceSelector?.any === true) return
    const listed = namespaceSelector?.matchNames
    const namespaces: readonly string[] = Array.isArray(listed) ? listed : [unit.namespaceOf(resource)]
    const find = (namespace: string) =>
      kind === 'PodMonitor' ? unit.selectedBy(namespace, selector) : servicesLabelled(unit, namespace, selector)
    const targets = namespaces.flatMap(find)
    const [first] = targets
    if (first === undefined) return
    const names = new Set(targets.flatMap(portNames))
    for (const [{ port }, index] of objectsOf<any>(endpoints)) {
      if (typeof port !== 'string' || port === '' || names.has(port)) continue
      const has = names.size === 0 ? 'no port with a name' : [...names].map((each) => `"${each}"`).join(', ')
      report({
        path: ['spec', ENDPOINTS[kind]!, index, 'port'],
        message: `${targets.length === 1 ? `${nameOf(first)} has no port` : `none of the ${targets.length} that are selected has a port`} "${port}", and nothing is scraped: there is ${has}`,
        related: [{ resource: first, path: ['spec'], message: `${nameOf(first)} is selected` }],
      })
    }
  },
})

/** The names of the ports of a Service, or of the containers of pods. */
function portNames(target: Resource): string[] {
  const pod = target.podLabels === undefined ? undefined : templateOf(target)?.spec
  const lists =
    target.podLabels === undefined
      ? [target.value?.spec?.ports]
      : [...objectsOf<any>(pod?.containers), ...objectsOf<any>(pod?.initContainers)].map(([{ ports }]) => ports)
  return lists.flatMap((ports) =>
    objectsOf<any>(ports).flatMap(([{ name }]) => (typeof name === 'string' ? [name] : [])),
  )
}
