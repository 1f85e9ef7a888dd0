import { httpHeaderNameFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validatePort } from '../meta/port.ts'
import type { ExecAction, HTTPGetAction, LifecycleHandler, Probe, SleepAction } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** What a probe or hook does. */
type Handler = Probe & LifecycleHandler

const KINDS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const

/** Checks what a probe or hook does; only the first of several is looked at (validateHandler). */
export function validateHandler(handler: Handler, path: Field, pod: PodContext): void {
  const given = KINDS.filter((kind) => handler[kind] !== undefined)
  const [first, ...others] = given
  if (first === undefined) path.required('must have a handler, such as `exec`, `httpGet` or `tcpSocket`')
  else validateAction(first, handler, path.at(first), pod)
  for (const kind of others) path.at(kind).forbidden(`may not be set beside \`${first}\``)
}

function validateAction(kind: (typeof KINDS)[number], handler: Handler, path: Field, pod: PodContext): void {
  if (kind === 'exec') validateExec(handler.exec!, path)
  else if (kind === 'httpGet') validateHttpGet(handler.httpGet!, path)
  else if (kind === 'tcpSocket') validatePort(handler.tcpSocket!.port, path.at('port'))
  else if (kind === 'grpc') validatePort(handler.grpc!.port, path.at('port'))
  else if (kind === 'sleep') validateSleep(handler.sleep!, path, pod)
}

function validateExec({ command = [] }: ExecAction, path: Field): void {
  if (command.length === 0) path.at('command').required()
}

const SCHEMES = ['HTTP', 'HTTPS']

function validateHttpGet({ port, scheme = '', httpHeaders }: HTTPGetAction, path: Field): void {
  validatePort(port, path.at('port'))
  if (scheme !== '' && !SCHEMES.includes(scheme)) path.at('scheme').unsupported(scheme, SCHEMES)
  const headers = path.at('httpHeaders')
  each(httpHeaders, headers, ({ name = '' }, at) =>
    headers.standingAt(at.at('name')).matches(name, httpHeaderNameFault),
  )
}

/** The minor since which a hook may sleep for 0 seconds (PodLifecycleSleepActionAllowZero). */
const ZERO_SLEEP = 33

function validateSleep({ seconds = 0 }: SleepAction, path: Field, { minor, gracePeriod }: PodContext): void {
  const least = minor >= ZERO_SLEEP ? 0 : 1
  if (seconds < least || seconds > gracePeriod)
    path
      .standingAt(path.at('seconds'))
      .invalid(seconds, `must be between ${least} and ${gracePeriod}, the seconds of \`terminationGracePeriodSeconds\``)
}
