import { hostNameFault } from '../../kubernetes/host-names.ts'
import { isIPv4, isIPv6 } from '../../kubernetes/ip.ts'
import { dnsSubdomainFault, wildcardSubdomainFault } from '../../kubernetes/names.ts'
import { key } from '../../model/path.ts'
import { isExpression } from '../../text/re2.ts'
import type { Field } from '../field.ts'
import { type Context, each, type KindCheck } from '../kind.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import type { HTTPIngressPath, Ingress, IngressSpec } from '../types/networking-v1.ts'
import type { HTTPIngressPath as OldPath, IngressSpec as OldSpec } from '../types/networking-v1beta1.ts'
import { validateIngressBackend } from './ingress-backend.ts'

const CLASS = 'kubernetes.io/ingress.class'
/** The minor since which the annotation of a class may stand beside the field, and is warned of where it stands alone. */
const BOTH_CLASSES_SINCE = 27
/** The minor since which servers know types of paths and classes. */
const PATH_TYPES_SINCE = 18
/** The minor since which servers name the rule that is wrong, and no longer take paths for regular expressions. */
const EXACT_SINCE = 19

/** The checks of Ingresses. */
export const ingress: KindCheck = { check: validateIngress }

/** What differs between the versions of the API: the first form has other names for backends, and is more lenient. */
export interface IngressVersion {
  readonly minor: number
  readonly isOld: boolean
  /** See `Context`. */
  readonly whole?: boolean
}

/** Checks an Ingress (ValidateIngressCreate). */
function validateIngress({ metadata, spec = {} }: Ingress, path: Field, { minor, kind, whole }: Context): void {
  const version = { minor, isOld: kind.version !== 'v1', whole }
  const at = path.at('spec')
  const name = version.isOld ? 'backend' : 'defaultBackend'
  const backend = version.isOld ? (spec as OldSpec).backend : spec.defaultBackend
  if ((spec.rules?.length ?? 0) === 0 && backend === undefined)
    at.invalid(undefined, `must have \`${name}\` or \`rules\``)
  if (backend !== undefined) validateIngressBackend(backend, at.at(name), version)
  validateRules(spec, at.at('rules'), version)
  validateTLS(spec, at.at('tls'), version)
  if (spec.ingressClassName !== undefined) at.at('ingressClassName').matches(spec.ingressClassName, dnsSubdomainFault)
  validateClass(metadata, spec.ingressClassName, path, minor)
}

function validateClass(
  metadata: ObjectMeta | undefined,
  className: string | undefined,
  path: Field,
  minor: number,
): void {
  const annotation = metadata?.annotations?.[CLASS]
  if (annotation === undefined) return
  const place = path.at('metadata').at('annotations').at(key(CLASS))
  if (className === undefined) {
    if (minor >= BOTH_CLASSES_SINCE && path.count === 0)
      place.warn('is deprecated', { part: 'key', subject: `"${CLASS}"`, hint: 'use `ingressClassName` instead' })
  } else if (minor < BOTH_CLASSES_SINCE || annotation !== className)
    path
      .at('annotations')
      .at(CLASS)
      .standingAt(place)
      .invalid(
        annotation,
        minor < BOTH_CLASSES_SINCE
          ? 'may not be set beside `ingressClassName`'
          : `must be the same as \`ingressClassName\`, "${className}"`,
        { subject: `"${CLASS}"`, related: [{ path: ['spec', 'ingressClassName'], message: 'the other one' }] },
      )
}

/** Servers of the first minors name the first rule, whichever is wrong. */
function validateRules({ rules }: IngressSpec, path: Field, version: IngressVersion): void {
  each(rules, path, ({ host = '', http }, itemPath) => {
    const at = itemPath.at('host')
    const isWildcard = host.includes('*')
    if (host !== '' && isAddress(host)) at.invalid(host, 'must be a DNS name, not an IP address')
    if (host !== '') at.matches(host, isWildcard ? wildcardSubdomainFault : hostNameFault)
    if (http === undefined || (isWildcard && version.isOld)) return
    const rule = version.minor < EXACT_SINCE ? path.at(0).standingAt(itemPath) : itemPath
    const paths = rule.at('http').at('paths')
    if (version.isOld && (http.paths?.length ?? 0) === 0) paths.required()
    each<HTTPIngressPath | OldPath>(http.paths, paths, (one, onePath) => {
      if (version.minor < PATH_TYPES_SINCE) validateEarlyPath(one, rule.at('http'), onePath, version)
      else validatePath(one, onePath, version)
    })
  })
}

function isAddress(host: string): boolean {
  return isIPv4(host) || isIPv6(host)
}

const WRONG_PARTS = ['//', '/./', '/../', '%2f', '%2F']
const WRONG_ENDS = ['/..', '/.']

/** Checks a path (validateHTTPIngressPath); one without a type is said to lack it, and judged no further. */
function validatePath(one: HTTPIngressPath | OldPath, path: Field, version: IngressVersion): void {
  const { path: text = '', pathType = version.isOld ? 'ImplementationSpecific' : undefined, backend = {} } = one
  if (pathType === undefined) {
    if (version.whole) validateIngressBackend(backend, path.at('backend'), version)
    return
  }
  const at = path.at('path')
  if (pathType === '') path.at('pathType').unsupported('', ['Exact', 'ImplementationSpecific', 'Prefix'])
  else if (pathType === 'ImplementationSpecific') validateStart(text, at)
  else if (pathType === 'Exact' || pathType === 'Prefix') validatePlainPath(text, pathType, at)
  if (version.minor < EXACT_SINCE) validateExpression(text, at)
  validateIngressBackend(backend, path.at('backend'), version)
}

function validatePlainPath(text: string, type: string, path: Field): void {
  if (!text.startsWith('/')) path.invalid(text, `must start with \`/\` where \`pathType\` is "${type}"`)
  const part = WRONG_PARTS.find((one) => text.includes(one))
  const end = WRONG_ENDS.find((one) => text.endsWith(one))
  if (part !== undefined) path.invalid(text, `must not have \`${part}\` in it where \`pathType\` is "${type}"`)
  else if (end !== undefined) path.invalid(text, `must not end with \`${end}\` where \`pathType\` is "${type}"`)
}

function validateStart(text: string, path: Field): void {
  if (text !== '' && !text.startsWith('/')) path.invalid(text, 'must start with `/`')
}

function validateExpression(text: string, path: Field): void {
  if (!isExpression(text)) path.invalid(text, 'must be a regular expression')
}

/** A path before there were types; its backend was said to stand beside the paths. */
function validateEarlyPath(one: OldPath, http: Field, path: Field, version: IngressVersion): void {
  const { path: text = '', backend = {} } = one
  validateStart(text, path.at('path'))
  if (text !== '') validateExpression(text, path.at('path'))
  validateIngressBackend(backend, http.at('backend').standingAt(path.at('backend')), version)
}

/** Checks hosts and Secrets (validateIngressTLS); servers of the first minors take the index of a host for that of its block. */
function validateTLS({ tls }: IngressSpec, path: Field, { minor, isOld }: IngressVersion): void {
  each(tls, path, ({ hosts, secretName = '' }, itemPath) => {
    each(hosts, itemPath.at('hosts'), (host, hostPath, index) => {
      const at = minor < EXACT_SINCE ? path.at(index).at('hosts').standingAt(hostPath) : hostPath
      at.matches(host, host.includes('*') ? wildcardSubdomainFault : hostNameFault)
    })
    if (!isOld && secretName !== '') itemPath.at('secretName').matches(secretName, dnsSubdomainFault)
  })
}
