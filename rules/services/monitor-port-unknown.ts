import {
  defineRule,
  didYouMean,
  nameOf,
  nearName,
  objectsOf,
  portsNamedBy,
  type Resource,
  selected,
  templateOf,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A monitor must name a port that its Services or pods have',
  severity: 'warning',
  on: 'selection',
  unit: true,
  check(selection, { unit, report }) {
    if (selection.row.ports?.judgedBy !== 'monitor-port-unknown' || selection.selector.length === 0) return
    const targets = selected(unit, selection) ?? []
    const [first] = targets
    if (first === undefined) return
    const names = new Set(targets.flatMap(portNames))
    for (const { path, name: port } of portsNamedBy(selection)) {
      if (names.has(port)) continue
      const meant = nearName(port, names) ?? (names.size === 1 ? [...names][0] : undefined)
      const has = names.size === 0 ? 'no port with a name' : [...names].map((each) => `"${each}"`).join(', ')
      report({
        path,
        message: `${targets.length === 1 ? `${nameOf(first)} has no port` : `none of the ${targets.length} that are selected has a port`} "${port}", and nothing is scraped: there is ${has}`,
        ...didYouMean(meant),
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
