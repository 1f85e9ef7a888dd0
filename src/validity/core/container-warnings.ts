import { hasFraction, parseQuantity, roundToMilli } from '../../kubernetes/quantity.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { ContainerPort, EnvVar, PodSpec, ResourceRequirements } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'
import { eachContainer } from './pod-os.ts'
import { hostPortOf } from './ports.ts'

/** The minors since which servers warn of pods at all, of variables only where they hide something, of ports, and of their names. */
const SINCE = { pods: 22, hiddenOnly: 28, ports: 28, portNames: 33 }

/** Warns about containers of all sorts as a server does that accepts them (pkg/api/pod warningsForPodSpecAndMeta); `path` is that of the spec. */
export function warnAboutContainers(spec: PodSpec, path: Field, pod: PodContext): void {
  if (pod.minor < SINCE.pods) return
  const ports = new Map<string, KnownPorts>()
  const names = new Map<string, Field>()
  eachContainer(spec, path, ({ resources, env, ports: list }, at) => {
    if (resources !== undefined) warnAboutFractions(resources, at.at('resources'), !pod.template)
    if (env !== undefined && env.length > 1) warnAboutVariables(env, at.at('env'), pod)
    each(list, at.at('ports'), (port, portPath) => {
      if (pod.minor >= SINCE.ports) warnAboutPort(port, portPath, ports, pod)
      if (pod.minor >= SINCE.portNames) warnAboutPortName(port, portPath, names)
    })
  })
}

function warnAboutFractions({ limits, requests }: ResourceRequirements, path: Field, filled: boolean): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    const place = path.at('limits').at(key(name))
    warnAboutFraction(limits?.[name], place)
    if (requests?.[name] !== undefined) warnAboutFraction(requests[name], path.at('requests').at(key(name)))
    else if (filled) warnAboutFraction(limits?.[name], path.at('requests').at(key(name)).standingAt(place))
  }
}

/** Says that an amount of bytes is no whole number. */
export function warnAboutFraction(amount: string | number | undefined, path: Field): void {
  const quantity = amount === undefined ? undefined : parseQuantity(amount)
  if (quantity === undefined || !hasFraction(roundToMilli(quantity))) return
  const { mantissa, exponent } = roundToMilli(quantity)
  if (exponent >= 0) path.warn(`"${amount}" is so large that the server takes it for no whole number of bytes`)
  else {
    const hint = THOUSANDTHS.test(String(amount))
      ? { hint: '"m" is a thousandth: did you mean "M" or "Mi"?' }
      : undefined
    path.warn(`"${amount}" is ${Number(`${mantissa}e${exponent}`)} bytes, which is no whole number`, hint)
  }
}

const THOUSANDTHS = /\dm\s*$/

/** A variable that is there twice is fine where the second one builds on the first. */
function warnAboutVariables(env: readonly EnvVar[], path: Field, { minor }: PodContext): void {
  const seen = new Map<string, Field>()
  each(env, path, ({ name = '', value = '', valueFrom }, at) => {
    const first = seen.get(name)
    if (first === undefined) {
      seen.set(name, at)
      return
    }
    const reference = `$(${name})`
    const buildsOn = valueFrom === undefined && value !== reference && value.includes(reference)
    const more = { related: [{ path: first.path(), message: 'the definition before' }] }
    if (minor < SINCE.hiddenOnly) at.at('name').warn(`"${name}" is given twice: the last one counts`, more)
    else if (!buildsOn)
      at.warn(`hides the definition of "${name}" before it, which may get lost when it is applied`, {
        subject: 'this variable',
        ...more,
      })
  })
}

/** The ports of all containers with one number and protocol: where each sort of them was first seen. */
interface KnownPorts {
  readonly first: { readonly path: Field; readonly opening: string }
  /** The first that is opened otherwise than the very first one. */
  other?: Field
  /** The first that is opened in that way (`8080 10.0.0.1`), and the first of all with that port of the host for one address (`8080 some`). */
  readonly byOpening: Map<string, Field>
  /** The first that has no port of the host. */
  closed?: Field
}

function warnAboutPort(port: ContainerPort, path: Field, known: Map<string, KnownPorts>, pod: PodContext): void {
  const { hostIP = '', containerPort = 0, protocol } = port
  const hostPort = hostPortOf(port, pod)
  if (hostIP !== '' && hostPort === 0) path.warn('has a `hostIP` without a `hostPort`', { subject: 'this port' })
  const id = `${containerPort}/${protocol || 'TCP'}`
  const opening = `${hostPort} ${hostIP}`
  const ports = known.get(id) ?? { first: { path, opening }, byOpening: new Map<string, Field>() }
  const warn = (other: Field | undefined, fault: string) =>
    other && path.warn(fault, { subject: id, related: [{ path: other.path(), message: 'the other port' }] })
  const unlike = ports.first.opening === opening ? ports.other : ports.first.path
  warn(ports.byOpening.get(opening), 'is given twice in this pod')
  warn(hostPort === 0 ? unlike : ports.closed, 'is given twice, once with and once without a port of the host')
  if (hostPort !== 0)
    warn(
      ports.byOpening.get(`${hostPort} ${hostIP === '' ? 'some' : ''}`),
      'is given twice, once for all and once for one address of the host: either may win',
    )
  known.set(id, ports)
  for (const sort of hostIP === '' ? [opening] : [opening, `${hostPort} some`])
    if (!ports.byOpening.has(sort)) ports.byOpening.set(sort, path)
  if (ports.first.opening !== opening) ports.other ??= path
  if (hostPort === 0) ports.closed ??= path
}

function warnAboutPortName({ name = '' }: ContainerPort, path: Field, known: Map<string, Field>): void {
  if (name === '') return
  const first = known.get(name)
  if (first === undefined) known.set(name, path)
  else
    path.warn(`has the name "${name}" of another port: Services that use the name reach that one`, {
      subject: 'this port',
      related: [{ path: first.path(), message: 'the port that is reached' }],
    })
}
