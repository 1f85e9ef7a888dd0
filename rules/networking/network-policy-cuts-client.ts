import {
  allowsPort,
  defineRule,
  type FieldPath,
  hostsIn,
  includesPods,
  isHeadless,
  isolationOf,
  nameOf,
  objectsOf,
  podSelection,
  podsOf,
  type Resource,
  type ServiceHost,
  servicePorts,
  targetsOf,
  templateOf,
  type Unit,
} from '../../src/kit.ts'

/** Variables whose value is an address. */
const ADDRESS = /(?:HOST|ADDR|ADDRESS|SERVER|SERVERS|ENDPOINT|HOSTNAME|URL|URI|BROKER|BROKERS)$/i

/** So many owners of pods are looked at. */
const LIMIT = 20

export default defineRule({
  summary: 'Pods that are told the address of a Service must be allowed to connect to its pods',
  severity: 'warning',
  unit: true,
  on: 'container',
  check({ container, pod }, { resource, unit, report }) {
    if (unit.ofKind('NetworkPolicy').length === 0 || pod.spec.hostNetwork) return
    const seen = new Set<Resource>()
    for (const { text, isAddress, path } of textsOf(container))
      for (const host of hostsIn(text, isAddress)) {
        const service = unit.find('Service', host.namespace ?? unit.namespaceOf(resource), host.name)
        if (service === undefined || seen.has(service)) continue
        seen.add(service)
        const cut = cutBetween(unit, resource, service, host)
        if (cut === undefined) continue
        const isOut = cut.by === 'egress'
        report({
          path,
          message: `${nameOf(service)} cannot be reached from these pods: ${nameOf(cut.policy)} ${isOut ? 'restricts their outgoing connections and none to' : 'isolates'} ${podsOf(cut.owner)}${isOut ? ' is' : ', and no connection from here is'} allowed`,
          why: 'the connections are dropped without an answer, so that the client waits until it gives up',
          related: [{ resource: cut.policy, path: ['spec', cut.by], message: 'all that this policy allows' }],
        })
      }
  },
})

interface Text {
  readonly text: string
  readonly isAddress: boolean
  readonly path: FieldPath
}

function textsOf(container: any): Text[] {
  const texts: Text[] = []
  for (const [{ name = '', value }, index] of objectsOf<any>(container.env))
    if (typeof value === 'string')
      texts.push({ text: value, isAddress: ADDRESS.test(name), path: ['env', index, 'value'] })
  for (const field of ['command', 'args'])
    for (const [index, text] of (container[field] ?? []).entries())
      if (typeof text === 'string') texts.push({ text, isAddress: false, path: [field, index] })
  return texts
}

interface Cut {
  readonly policy: Resource
  readonly owner: Resource
  readonly by: 'ingress' | 'egress'
}

/** What cuts a client from all the pods of a Service. */
function cutBetween(unit: Unit, client: Resource, service: Resource, host: ServiceHost): Cut | undefined {
  const selection = podSelection(service.gvk, service.value)
  if (selection === undefined) return undefined
  let first: Cut | undefined
  for (const owner of unit.selectedBy(unit.namespaceOf(service), selection.selector, LIMIT)) {
    const cut = owner === client ? undefined : cutTo(unit, client, owner, portsMeant(service, host))
    if (cut === undefined) return undefined
    first ??= cut
  }
  return first
}

/** A headless Service leads to the pods as they are, so that a port is one of theirs. */
function portsMeant({ value }: Resource, { port }: ServiceHost): readonly any[] {
  if (port !== undefined && isHeadless(value)) return [{ port }]
  return servicePorts(value, port === undefined ? [] : [port])
}

function cutTo(unit: Unit, client: Resource, owner: Resource, ports: readonly any[]): Cut | undefined {
  const template = templateOf(owner)
  const targets = ports.flatMap((port) => targetsOf(port, template))
  if (targets.length === 0 || template?.spec?.hostNetwork) return undefined
  for (const [by, isolated, other] of [
    ['ingress', owner, client],
    ['egress', client, owner],
  ] as const) {
    const isolation = isolationOf(unit, isolated, by)
    if (isolation === undefined) continue
    if (!isolation.rules.some((rule) => includesPods(unit, rule, other) && allowsPort(rule, targets)))
      return { policy: isolation.policies[0]!, owner, by }
  }
  return undefined
}
