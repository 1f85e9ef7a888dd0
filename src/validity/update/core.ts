import { newObject } from '../../yaml/value.ts'
import { differing, forbidChange, keep, type UpdateCheck } from './kind.ts'
import { same } from './same.ts'

/** A ConfigMap that is immutable stays as it is (ValidateConfigMapUpdate). */
export const updateConfigMap: UpdateCheck = {
  check: (next, before, path) => {
    if (before.immutable !== true) return
    if (next.immutable !== true) path.at('immutable').forbidden(STAYS, { why: RENAME })
    for (const field of ['data', 'binaryData'])
      forbidChange(next[field], before[field], path.at(field), { why: RENAME })
  },
}

const STAYS = 'cannot be taken back'
const RENAME = '`immutable` is set: put the new content under a new name, and let the workloads refer to that'

/** So does a Secret; the type stays in any case (ValidateSecretUpdate). */
export const updateSecret: UpdateCheck = {
  prepare: prepareSecret,
  check: (next, before, path) => {
    keep(next.type, before.type, path.at('type'))
    if (before.immutable !== true) return
    if (next.immutable !== true) path.at('immutable').forbidden(STAYS, { why: RENAME })
    if (same(next.data, before.data)) return
    const more = differing(next.data, before.data, path.at('data'))
    path.at('data').forbidden('cannot be changed once the resource exists', { at: more.at, why: RENAME })
  },
}

/** Texts are stored as data. */
function prepareSecret(secret: any): void {
  if (secret.stringData === undefined) return
  const data = Object.assign(newObject(), secret.data)
  for (const name in secret.stringData) data[name] = Buffer.from(`${secret.stringData[name]}`).toString('base64')
  secret.data = data
  delete secret.stringData
}

/** A quota keeps its scopes (ValidateResourceQuotaUpdate). */
export const updateResourceQuota: UpdateCheck = {
  check: ({ spec }, before, path) => {
    const sorted = (scopes: readonly string[] = []) => [...new Set(scopes)].sort()
    keep(sorted(spec?.scopes), sorted(before.spec?.scopes), path.at('spec').at('scopes'), {
      at: ['spec', 'scopes'],
      hint: undefined,
    })
  },
}

/** A node keeps its addresses for pods and its machine (ValidateNodeUpdate). */
export const updateNode: UpdateCheck = {
  check: (next, before, path) => {
    const [spec, old] = [next.spec ?? {}, before.spec ?? {}]
    for (const field of ['podCIDRs', 'providerID'])
      if (old[field] !== undefined) forbidChange(spec[field], old[field], path.at('spec').at(field))
    forbidChange(spec.externalID, old.externalID, path.at('spec').at('externalID'))
  },
  prepare: ({ spec }) => {
    if (spec?.podCIDR !== undefined) spec.podCIDRs ??= [spec.podCIDR]
  },
}

/** How the fields of an Event are named inside the server, in its order. */
const EVENT_FIELDS = [
  ['involvedObject', 'regarding'],
  ['reason', 'reason'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['type', 'type'],
  ['eventTime', 'eventTime'],
  ['action', 'action'],
  ['related', 'related'],
  ['reportingController', 'reportingController'],
  ['reportingInstance', 'reportingInstance'],
] as const

/** Of an Event only the series changes, in events.k8s.io/v1 (ValidateEventUpdate). */
export const updateEvent: UpdateCheck = {
  check: (next, before, path, { kind }) => {
    if (kind.version !== 'v1') return
    for (const [named, field] of EVENT_FIELDS)
      keep(next[field], before[field], path.at(named).standingAt(path.at(field)))
  },
}
