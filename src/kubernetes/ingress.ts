import type { FieldPath } from '../model/path.ts'
import { objectsOf } from './lists.ts'

/** The annotation that named the class before `ingressClassName` came. */
export const INGRESS_CLASS_ANNOTATION = 'kubernetes.io/ingress.class'

/** Marks the IngressClass of Ingresses that name none. */
export const DEFAULT_INGRESS_CLASS = 'ingressclass.kubernetes.io/is-default-class'

/** A path of a host that an Ingress leads to a backend. */
export interface IngressPath {
  /** Empty for requests to any host. */
  readonly host: string
  readonly path: string
  readonly type: string
  /** The backend in one word, to compare it. */
  readonly backend: string
  readonly at: FieldPath
}

/** A host with the place where an Ingress names it. */
export interface IngressHost {
  readonly host: string
  readonly at: FieldPath
}

/** The class that an Ingress names, by its field or by the annotation. */
export function ingressClass(ingress: any): string | undefined {
  return ingress?.spec?.ingressClassName ?? ingress?.metadata?.annotations?.[INGRESS_CLASS_ANNOTATION]
}

/** The paths of all rules; a prefix ends without a slash, as it is compared (Ingress API reference, pathType). */
export function ingressPaths(ingress: any): IngressPath[] {
  return objectsOf<any>(ingress?.spec?.rules).flatMap(([{ host = '', http }, rule]) =>
    objectsOf<any>(http?.paths).map(([{ path = '/', pathType = 'ImplementationSpecific', backend }, index]) => ({
      host,
      path: pathType === 'Prefix' && path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path,
      type: pathType,
      backend: backendOf(backend),
      at: ['spec', 'rules', rule, 'http', 'paths', index],
    })),
  )
}

function backendOf(backend: any): string {
  const { service, resource, serviceName, servicePort } = backend ?? {}
  if (resource !== undefined) return `${resource.kind} "${resource.name}"`
  return `Service "${service?.name ?? serviceName}" port ${service?.port?.number ?? service?.port?.name ?? servicePort}`
}

/** The hosts of all rules; empty for a rule about any host. */
export function ruleHosts(ingress: any): IngressHost[] {
  return objectsOf<any>(ingress?.spec?.rules).map(([{ host = '' }, index]) => ({
    host,
    at: ['spec', 'rules', index, 'host'],
  }))
}

/** The hosts that TLS is asked for; empty for an entry without hosts, which stands for all of them. */
export function tlsHosts(ingress: any): IngressHost[] {
  return objectsOf<any>(ingress?.spec?.tls).flatMap(([{ hosts = [] }, index]) => {
    const at = ['spec', 'tls', index, 'hosts']
    return hosts.length === 0
      ? [{ host: '', at }]
      : hosts.flatMap((host: unknown, i: number) => (typeof host === 'string' ? [{ host, at: [...at, i] }] : []))
  })
}

/** Whether one of two host names covers the other: they are equal, or a wildcard stands for the other's first label (Ingress API reference, IngressRule.host). */
export function coversHost(a: string, b: string): boolean {
  return a === '' || b === '' || a === b || isUnder(a, b) || isUnder(b, a)
}

function isUnder(wildcard: string, host: string): boolean {
  return wildcard.startsWith('*.') && wildcard.slice(1) === host.slice(host.indexOf('.'))
}
