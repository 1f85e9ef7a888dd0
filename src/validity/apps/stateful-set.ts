import { dnsLabelFault } from '../../kubernetes/names.ts'
import { validatePersistentVolumeClaimSpec, warnAboutClaimSpec } from '../core/persistent-volume-claim.ts'
import { validatePodTemplateMetadata } from '../core/pod-template.ts'
import { validateKeptRunning, validateOwnLabels } from '../core/replicas.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { StatefulSet, StatefulSetSpec } from '../types/apps-v1.ts'
import { refuseBroken, validateOwnSelector } from './selector.ts'
import { validateSetTemplate } from './stateful-set-template.ts'

/** The first minors that judge names of Services, templates of pods and claims, and warn of a limit that keeps all. */
const SERVICE_NAME_SINCE = 33
const TEMPLATES_SINCE = 34
const HISTORY_WARNS_SINCE = 33

/** Checks a StatefulSet (ValidateStatefulSet). */
export function validateStatefulSet(set: StatefulSet, path: Field, context: Context): void {
  const { spec = {} } = set
  const at = path.at('spec')
  validateUpdateStrategy(spec.updateStrategy, at.at('updateStrategy'))
  validateClaimTemplates(spec, at.at('volumeClaimTemplates'), context)
  if (context.minor >= SERVICE_NAME_SINCE && spec.serviceName)
    at.at('serviceName').matches(spec.serviceName, dnsLabelFault)
  validateTemplate(set, path, context)
  validateKeptRunning(spec.template?.spec, at.at('template').at('spec'), context.minor >= TEMPLATES_SINCE)
  const { revisionHistoryLimit = 0 } = spec
  if (revisionHistoryLimit < 0 && context.minor >= HISTORY_WARNS_SINCE)
    at.at('revisionHistoryLimit').warn(
      `"${revisionHistoryLimit}" keeps all old revisions; it is meant to be at least 0`,
    )
}

function validateTemplate(set: StatefulSet, path: Field, context: Context): void {
  const selector = validateOwnSelector(set, path, context)
  if (selector === 'broken') {
    refuseBroken(path)
    return
  }
  const at = path.at('spec').at('template')
  const { template } = set.spec ?? {}
  validateOwnLabels(template, at, selector)
  if (template !== undefined) validatePodTemplateMetadata(template, at, context)
  validateSetTemplate(set.spec ?? {}, ifChecked(path.at('spec'), context), context)
}

/** Checks how a StatefulSet replaces its pods (ValidateStatefulSetSpec, validateRollingUpdateStatefulSet). */
function validateUpdateStrategy(strategy: StatefulSetSpec['updateStrategy'], path: Field): void {
  const type = strategy?.type || 'RollingUpdate'
  const { rollingUpdate } = strategy ?? {}
  if (rollingUpdate === undefined) return
  const at = path.at('rollingUpdate')
  if (type === 'OnDelete')
    at.invalid(
      undefined,
      'may not be set when `updateStrategy.type` is "OnDelete": no pod is replaced before somebody deletes it',
      { part: 'key', related: [{ path: [...path.path(), 'type'], message: 'the type is set here' }] },
    )
  const { partition = 0 } = rollingUpdate
  if (type === 'RollingUpdate' && partition < 0) at.at('partition').invalid(partition, 'must be at least 0')
}

/** Checks the specs of the claims that each pod gets, of which nothing else is looked at. */
function validateClaimTemplates({ volumeClaimTemplates }: StatefulSetSpec, path: Field, context: Context): void {
  each(volumeClaimTemplates, path, ({ spec }, itemPath) => {
    validatePersistentVolumeClaimSpec(spec, ifChecked(itemPath.at('spec'), context), context)
    warnAboutClaimSpec(spec ?? {}, itemPath.standingAt(itemPath.at('spec')), context)
  })
}

/** Older servers leave templates to the controller. */
function ifChecked(path: Field, { minor }: Context): Field {
  return minor >= TEMPLATES_SINCE ? path : path.late()
}
