import { qualifiedNameFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import type { Context, KindCheck } from '../kind.ts'
import type { Event as CoreEvent, ObjectReference } from '../types/core-v1.ts'
import type { Event as NewEvent } from '../types/events-v1.ts'

/** What servers look at in an event of either API, with the places where it stands; they name the fields of the core API. */
interface Occurrence {
  readonly namespace: string | undefined
  readonly eventTime: string | undefined
  readonly object: ObjectReference | undefined
  readonly objectPath: Field
  readonly controller: string
  readonly controllerPath: Field
  readonly instance: string
  readonly action: string
  readonly reason: string
  readonly message: string
  readonly messagePath: Field
}

/** The minor since which servers name `reportingComponent` where it is called that. */
const COMPONENT_SINCE = 25
const WORDS_LIMIT = 128
const MESSAGE_LIMIT = 1024

/** The checks of events without a group; those of `events.k8s.io/v1beta1` are the same. */
export const event: KindCheck = { metadata: 'last', check: validateCoreEvent }

/** The checks of events of `events.k8s.io`. */
export const newEvent: KindCheck = {
  metadata: ({ kind }) => (kind.version === 'v1' ? 'core' : 'last'),
  check: validateNewEvent,
}

function validateCoreEvent(event: CoreEvent, path: Field, { minor }: Context): void {
  const component = path.at('reportingComponent')
  validateOccurrence(
    {
      namespace: event.metadata?.namespace,
      eventTime: event.eventTime,
      object: event.involvedObject,
      objectPath: path.at('involvedObject'),
      controller: event.reportingComponent ?? '',
      controllerPath: minor >= COMPONENT_SINCE ? component : path.at('reportingController').standingAt(component),
      instance: event.reportingInstance ?? '',
      action: event.action ?? '',
      reason: event.reason ?? '',
      message: event.message ?? '',
      messagePath: path.at('message'),
    },
    path,
  )
}

function validateNewEvent(event: NewEvent, path: Field, { kind }: Context): void {
  validateOccurrence(
    {
      namespace: event.metadata?.namespace,
      eventTime: event.eventTime,
      object: event.regarding,
      objectPath: path.at('involvedObject').standingAt(path.at('regarding')),
      controller: event.reportingController ?? '',
      controllerPath: path.at('reportingController'),
      instance: event.reportingInstance ?? '',
      action: event.action ?? '',
      reason: event.reason ?? '',
      message: event.note ?? '',
      messagePath: path.at('message').standingAt(path.at('note')),
    },
    path,
  )
  if (kind.version === 'v1') validateStrictly(event, path)
}

/** Checks an event as servers always did (legacyValidateEvent). */
function validateOccurrence(one: Occurrence, path: Field): void {
  validateNamespace(one)
  if (one.eventTime === undefined) return
  if (one.controller === '') one.controllerPath.required('is required where `eventTime` is given')
  else one.controllerPath.matches(one.controller, qualifiedNameFault)
  validateWords(one.instance, path.at('reportingInstance'))
  validateWords(one.action, path.at('action'))
  validateWords(one.reason, path.at('reason'))
  validateLength(one.message, MESSAGE_LIMIT, one.messagePath)
}

function validateWords(text: string, path: Field): void {
  if (text === '') path.required('is required where `eventTime` is given')
  validateLength(text, WORDS_LIMIT, path)
}

function validateLength(text: string, most: number, path: Field): void {
  const length = Buffer.byteLength(text)
  if (length > most) path.invalid(undefined, `must have at most ${most} bytes, this has ${length}`)
}

/** Where objects without a namespace have their events. */
const OF_THE_CLUSTER: ReadonlySet<string> = new Set(['default', 'kube-system'])

/** An event stands in the namespace of what it is about. */
function validateNamespace({ namespace: given, object, objectPath, eventTime }: Occurrence): void {
  const namespace = given || 'default'
  const about = object?.namespace ?? ''
  const path = objectPath.at('namespace')
  if (about === '') {
    if (namespace !== 'default' && (eventTime === undefined || !OF_THE_CLUSTER.has(namespace)))
      path.invalid(undefined, `must be that of the event, "${namespace}"`)
  } else if (eventTime === undefined && about !== namespace)
    path.invalid(about, `must be that of the event, "${namespace}"`)
}

/** What `events.k8s.io/v1` asks for besides, and no longer takes (ValidateEventCreate). */
function validateStrictly(event: NewEvent, path: Field): void {
  const { series, type = '', deprecatedSource: source } = event
  if (series !== undefined && (series.count ?? 0) < 2)
    path.at('series').at('count').invalid(series.count, 'must be at least 2')
  if (type !== 'Normal' && type !== 'Warning')
    path
      .at('type')
      .invalid(type, 'must be "Normal" or "Warning"', event.type === undefined ? { subject: '`type`' } : {})
  const old: readonly (readonly [string, string, boolean])[] = [
    ['firstTimestamp', 'deprecatedFirstTimestamp', event.deprecatedFirstTimestamp !== undefined],
    ['lastTimestamp', 'deprecatedLastTimestamp', event.deprecatedLastTimestamp !== undefined],
    ['count', 'deprecatedCount', (event.deprecatedCount ?? 0) !== 0],
    ['source', 'deprecatedSource', Boolean(source?.component || source?.host)],
  ]
  for (const [name, written, isGiven] of old)
    if (isGiven)
      path.at(name).standingAt(path.at(written)).invalid(undefined, 'may not be set: only old events have it')
}
