import { GATEWAY_GROUP, type Listener, listenersOf, parentsOf, type RouteParent } from '../kubernetes/gateway.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push, recently } from './maps.ts'
import { isInNamespaces } from './namespaces.ts'
import { referencesIn } from './references/resolve.ts'
import type { Unit } from './unit.ts'

/** A parent of a route with the Gateway that it names. */
export interface Attachment extends RouteParent {
  readonly gateway: Resource
  /** The listeners that it asks for. */
  readonly listeners: readonly Listener[]
}

/** Where a route is attached to Gateways of the unit. */
export interface Attachments {
  readonly found: readonly Attachment[]
  /** Every parent is a Gateway of the unit. */
  readonly complete: boolean
}

/** The routes of the Gateway API. */
export const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  (kind) => `${kind}.${GATEWAY_GROUP}` as const,
)

/** Whether a resource is of the Gateway API and of that kind. */
export function isGatewayKind({ gvk }: Resource, kind: string): boolean {
  return gvk.group === GATEWAY_GROUP && gvk.kind === kind
}

/** The Gateways of the unit that a route is attached to. */
export function attachmentsOf(unit: Unit, route: Resource): Attachments {
  return attachmentsIn(unit)(route)
}

/** Several rules in a row ask for the same route. */
const attachmentsIn = oncePer((unit: Unit) => recently((route: Resource) => findGateways(unit, route), 1))

function findGateways(unit: Unit, route: Resource): Attachments {
  const parents = parentsOf(route.value)
  const references = referencesIn(unit)
  const found: Attachment[] = []
  for (const reference of references.of(route)) {
    const [, list, index] = reference.path
    const parent = list === 'parentRefs' ? parents.get(index as number) : undefined
    const outcome = parent && references.resolve(reference)
    if (parent === undefined || outcome?.is !== 'found' || !isGatewayKind(outcome.target, 'Gateway')) continue
    const listeners = knownListenersOf(outcome.target).filter(
      ({ name, port }) =>
        (parent.sectionName === undefined || name === parent.sectionName) &&
        (parent.port === undefined || port === parent.port),
    )
    found.push({ ...parent, gateway: outcome.target, listeners })
  }
  return { found, complete: found.length > 0 && found.length === parents.size }
}

/** The listeners of a Gateway, which many routes may ask for. */
const knownListenersOf = oncePer((gateway: Resource) => listenersOf(gateway.value))

/** Whether a listener takes routes from the namespace of a route; true where that is not to be seen from the manifests. */
export function admitsNamespace(unit: Unit, { from, selector }: Listener, gateway: Resource, route: Resource): boolean {
  switch (from) {
    case 'None':
      return false
    case 'Same':
      return gateway.namespace === undefined || route.namespace === undefined || gateway.namespace === route.namespace
    case 'Selector':
      return selector === undefined || isInNamespaces(unit, route, selector) !== false
    default:
      return true
  }
}

/** The ReferenceGrants of a namespace. */
export function grantsIn(unit: Unit, namespace: string): readonly Resource[] {
  const grants = grantsByNamespace(unit)
  return [...(grants.get(namespace) ?? []), ...(grants.get('') ?? [])]
}

const grantsByNamespace = oncePer((unit: Unit) => {
  const grants = new Map<string, Resource[]>()
  for (const each of unit.resources) if (isGatewayKind(each, 'ReferenceGrant')) push(grants, each.namespace ?? '', each)
  return grants
})
