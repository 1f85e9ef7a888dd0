import {
  declaredPorts,
  defineRule,
  didYouMean,
  isSlip,
  nameOf,
  objectsOf,
  parseSelector,
  type Selector,
  templateOf,
  templatePath,
} from '../../src/kit.ts'

/** More pods than these are not compared. */
const MANY = 50

export default defineRule({
  summary: 'A port that a NetworkPolicy names must be a port of the pods that it is about',
  severity: 'warning',
  unit: true,
  on: 'NetworkPolicy',
  check({ spec }, { resource, unit, report }) {
    const namespace = unit.namespaceOf(resource)
    for (const [direction, rules] of [
      ['ingress', objectsOf<any>(spec?.ingress)],
      ['egress', objectsOf<any>(spec?.egress)],
    ] as const)
      for (const [rule, index] of rules) {
        const selectors = direction === 'ingress' ? [parseSelector(spec?.podSelector)] : peersOf(rule.to)
        for (const [{ port, protocol = 'TCP' }, at] of objectsOf<any>(rule.ports)) {
          if (typeof port !== 'string' || selectors === undefined) continue
          const owners = selectors.flatMap((each) => (each ? unit.selectedBy(namespace, each, MANY) : []))
          const [owner] = owners
          if (owner === undefined || owners.length >= MANY) continue
          const declared = owners.flatMap((each) => declaredPorts(templateOf(each)))
          if (declared.some((each) => each.name === port && each.protocol === protocol)) continue
          const other = declared.find((each) => each.name === port)
          const names = [...new Set(declared.flatMap(({ name }) => name ?? []))].sort()
          const meant = names.find((name) => isSlip(name, port))
          const isWide = selectors.some((each) => each?.length === 0)
          if (isWide && meant === undefined && other === undefined) continue
          const pods = `${nameOf(owner)}${owners.length > 1 ? ` and ${owners.length - 1} more` : ''}`
          report({
            path: ['spec', direction, index, 'ports', at, 'port'],
            message:
              other === undefined
                ? `no container of ${pods} has a port named "${port}", so this allows no traffic`
                : `port "${port}" of ${pods} is ${other.protocol}, not ${protocol}, so this allows no traffic`,
            why: 'what no rule of a policy allows is dropped without an answer, and connections time out',
            ...didYouMean(other === undefined ? meant : undefined),
            related: [
              {
                resource: owner,
                path: [...templatePath(owner), 'spec', 'containers'],
                message: names.length > 0 ? `ports with names: ${names.join(', ')}` : 'no port has a name',
              },
            ],
          })
        }
      }
  },
})

/** Whose pods traffic may go to; undefined where some of them are not in the own namespace, or no pods. */
function peersOf(peers: unknown): (Selector | undefined)[] | undefined {
  const all = objectsOf<any>(peers as any[]).map(([peer]) => peer)
  if (all.length === 0 || all.some((peer) => peer.ipBlock !== undefined || peer.namespaceSelector !== undefined))
    return undefined
  return all.map(({ podSelector }) => parseSelector(podSelector))
}
