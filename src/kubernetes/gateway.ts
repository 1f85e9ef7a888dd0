import type { FieldPath } from '../model/path.ts'
import { parseSelector, type Selector } from './label-selector.ts'
import { objectsOf } from './lists.ts'

/** The API group of Gateways and their routes. */
export const GATEWAY_GROUP = 'gateway.networking.k8s.io'

/** A listener of a Gateway (Gateway API, Listener), with its defaults. */
export interface Listener {
  readonly name: string
  readonly port: number
  readonly protocol: string
  /** Empty for any host. */
  readonly hostname: string
  /** Which namespaces may attach routes: `Same`, `All`, `Selector` or `None`. */
  readonly from: string
  readonly selector: Selector | undefined
  /** The kinds of routes that may be attached; undefined where the protocol is none of the API's own. */
  readonly kinds: readonly string[] | undefined
  readonly path: FieldPath
}

/** What a route is attached to. */
export interface RouteParent {
  readonly sectionName: string | undefined
  readonly port: number | undefined
  readonly path: FieldPath
}

/** Kinds of routes by protocol (Gateway API, ProtocolType). */
const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']],
  ['HTTPS', ['HTTPRoute', 'GRPCRoute']],
  ['TLS', ['TLSRoute', 'TCPRoute']],
  ['TCP', ['TCPRoute']],
  ['UDP', ['UDPRoute']],
])

/** The listeners of a Gateway; nothing is expected of the types of their fields. */
export function listenersOf(gateway: any): Listener[] {
  return objectsOf<any>(gateway?.spec?.listeners).map(([listener, index]) => {
    const { namespaces, kinds } = listener.allowedRoutes ?? {}
    const named = objectsOf<any>(kinds).map(([{ kind }]) => String(kind))
    const protocol = textOf(listener.protocol)
    return {
      name: textOf(listener.name),
      port: Number(listener.port),
      protocol,
      hostname: textOf(listener.hostname).toLowerCase(),
      from: textOf(namespaces?.from) || 'Same',
      selector: parseSelector(namespaces?.selector),
      kinds: named.length > 0 ? named : KINDS.get(protocol),
      path: ['spec', 'listeners', index],
    }
  })
}

/** The parents of a route by their index. */
export function parentsOf(route: any): Map<number, RouteParent> {
  return new Map(
    objectsOf<any>(route?.spec?.parentRefs).map(([{ sectionName, port }, index]) => [
      index,
      {
        sectionName: textOf(sectionName) || undefined,
        port: typeof port === 'number' ? port : undefined,
        path: ['spec', 'parentRefs', index],
      },
    ]),
  )
}

/** The host names that a route is about; none means all of its listeners. */
export function routeHostnames(route: any): { host: string; path: FieldPath }[] {
  const hosts = route?.spec?.hostnames
  if (!Array.isArray(hosts)) return []
  return hosts.flatMap((host, index) =>
    typeof host === 'string' ? [{ host: host.toLowerCase(), path: ['spec', 'hostnames', index] }] : [],
  )
}

/** Whether some host is meant by both names; a wildcard stands for one label or more (Gateway API, Hostname). */
export function hostsIntersect(a: string, b: string): boolean {
  return a === '' || b === '' || a === b || isUnder(a, b) || isUnder(b, a)
}

function isUnder(wildcard: string, host: string): boolean {
  return wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1)) && host.length > wildcard.length - 1
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
