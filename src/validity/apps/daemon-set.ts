import { isWrittenZero } from '../../kubernetes/int-or-percent.ts'
import { key } from '../../model/path.ts'
import { validatePodTemplateSpec } from '../core/pod-template.ts'
import { validateKeptRunning, validateOwnLabels, validateSharedDisks } from '../core/replicas.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateAtMostAll, validateIntOrPercent } from '../meta/int-or-percent.ts'
import type { DaemonSet, DaemonSetSpec } from '../types/apps-v1.ts'
import { longAnnotation } from './annotation.ts'
import { validateOwnSelector } from './selector.ts'

const GENERATION_ANNOTATION = 'deprecated.daemonset.template.generation'

/** Checks a DaemonSet (ValidateDaemonSet). */
export function validateDaemonSet(daemonSet: DaemonSet, path: Field, context: Context): void {
  const { metadata, spec = {} } = daemonSet
  const at = path.at('spec')
  const template = at.at('template')
  const selector = validateOwnSelector(daemonSet, path, context)
  if (selector !== 'broken') validateOwnLabels(spec.template, template, selector)
  validatePodTemplateSpec(spec.template, template, context)
  validateSharedDisks(spec.template?.spec, template.at('spec'), context)
  validateKeptRunning(spec.template?.spec, template.at('spec'))
  validateUpdateStrategy(spec.updateStrategy, at.at('updateStrategy'), context)
  longAnnotation(
    metadata?.annotations?.[GENERATION_ANNOTATION],
    path.at('metadata').at('annotations').at(key(GENERATION_ANNOTATION)),
  )
}

/** Checks how a DaemonSet replaces its pods (ValidateDaemonSetUpdateStrategy); what is set beside OnDelete is not looked at. */
function validateUpdateStrategy(strategy: DaemonSetSpec['updateStrategy'], path: Field, context: Context): void {
  if (strategy?.type && strategy.type !== 'RollingUpdate') return
  const { maxSurge = 0, maxUnavailable = 1 } = strategy?.rollingUpdate ?? {}
  const at = path.at('rollingUpdate')
  const surge = at.at('maxSurge')
  const unavailable = at.at('maxUnavailable')
  validateIntOrPercent(maxUnavailable, unavailable)
  validateIntOrPercent(maxSurge, surge)
  validateAtMostAll(maxUnavailable, unavailable)
  validateAtMostAll(maxSurge, surge)
  if (isWrittenZero(maxUnavailable) && isWrittenZero(maxSurge)) refuseStandstill(maxUnavailable, unavailable, context)
  if (isWrittenZero(maxUnavailable) || isWrittenZero(maxSurge)) return
  const isDefault = strategy?.rollingUpdate?.maxUnavailable === undefined
  const other = isDefault ? 'is 1 where it is not set' : `is "${maxUnavailable}"`
  surge.invalid(maxSurge, `may not be set when \`maxUnavailable\` is not 0: that ${other}`, {
    hint: 'set `maxUnavailable: 0` to start the new pod of a node before the old one stops',
  })
}

/** The first minor with `maxSurge` (gate DaemonSetUpdateSurge). */
const SURGE_SINCE = 22

function refuseStandstill(maxUnavailable: string | number, path: Field, { minor }: Context): void {
  const fault = 'must not be 0 when `maxSurge` is 0: no pod could be replaced'
  if (minor >= SURGE_SINCE) path.required(fault)
  else path.invalid(maxUnavailable, 'must not be 0: no pod could be replaced')
}
