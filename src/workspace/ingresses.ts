import {
  DEFAULT_INGRESS_CLASS,
  type IngressPath,
  ingressClass,
  ingressPaths,
  ruleHosts,
  tlsHosts,
} from '../kubernetes/ingress.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
import type { Unit } from './unit.ts'

/** What the Ingresses of a unit say together. */
export interface Ingresses {
  /** The Ingresses that answer for a host, by host; the empty one is any. */
  readonly byHost: ReadonlyMap<string, readonly Resource[]>
  /** The hosts of all TLS entries. */
  readonly tlsHosts: ReadonlySet<string>
  /** Who leads a path of a host to a backend, by `routeKey`. */
  readonly byRoute: ReadonlyMap<string, readonly Route[]>
  /** The Ingresses that lead a path to a backend for which another path is written, too. */
  readonly contested: ReadonlySet<Resource>
  /** IngressClasses that are marked as the default. */
  readonly defaults: readonly Resource[]
}

/** A path with the Ingress that has it. */
export interface Route {
  readonly ingress: Resource
  readonly path: IngressPath
}

/** What the Ingresses of a unit say together. */
export const ingressesOf = oncePer(read)

function read(unit: Unit): Ingresses {
  const byHost = new Map<string, Resource[]>()
  const byRoute = new Map<string, Route[]>()
  const tls = new Set<string>()
  const defaults = unit
    .ofKind('IngressClass')
    .filter(({ metadata }) => metadata?.annotations?.[DEFAULT_INGRESS_CLASS] === 'true')
  for (const ingress of unit.ofKind('Ingress')) {
    const object = ingress.value
    for (const { host } of ruleHosts(object)) push(byHost, host, ingress)
    for (const { host } of tlsHosts(object)) tls.add(host)
    const group = balancerOf(object, defaults)
    if (group === undefined) continue
    for (const path of ingressPaths(object))
      if (path.host !== '' || group !== '') push(byRoute, routeKey(group, path), { ingress, path })
  }
  const contested = new Set<Resource>()
  for (const routes of byRoute.values()) if (routes.length > 1) for (const { ingress } of routes) contested.add(ingress)
  return { byHost, tlsHosts: tls, byRoute, contested, defaults }
}

/** Equal for paths that take each other's requests; undefined where nothing is known of other Ingresses on the same address. */
export function routeKeyOf(unit: Unit, ingress: any, path: IngressPath): string | undefined {
  const group = balancerOf(ingress, ingressesOf(unit).defaults)
  return group === undefined ? undefined : routeKey(group, path)
}

function routeKey(group: string, { host, type, path }: IngressPath): string {
  return `${group}\n${host}\n${type}\n${path}`
}

/** Controllers that make a load balancer of its own for each Ingress. */
const ALONE = /^(?:alb|gce|gce-internal|gce-multi-cluster)$/

const ALB_GROUP = 'alb.ingress.kubernetes.io/group.name'
const ENTRY_POINTS = 'traefik.ingress.kubernetes.io/router.entrypoints'

/** Annotations of Ingresses that share a host and path with another one on purpose. */
const SHARING = ['nginx.ingress.kubernetes.io/canary', 'nginx.org/mergeable-ingress-type']

/** What stands for the load balancer that an Ingress shares with others, empty where its class is not known; undefined where it has its own or shares on purpose. */
function balancerOf(ingress: any, defaults: readonly Resource[]): string | undefined {
  const annotations = ingress.metadata?.annotations ?? {}
  if (SHARING.some((name) => annotations[name] !== undefined)) return undefined
  if (annotations[ALB_GROUP] !== undefined) return `alb ${annotations[ALB_GROUP]}`
  const name = ingressClass(ingress) ?? (defaults.length === 1 ? defaults[0]!.name : undefined) ?? ''
  if (ALONE.test(name)) return undefined
  return annotations[ENTRY_POINTS] === undefined ? name : `${name} ${annotations[ENTRY_POINTS]}`
}
