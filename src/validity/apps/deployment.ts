import { isWrittenZero } from '../../kubernetes/int-or-percent.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import { validateAtMostAll, validateIntOrPercent } from '../meta/int-or-percent.ts'
import type { Deployment, DeploymentSpec } from '../types/apps-v1.ts'
import { longAnnotation } from './annotation.ts'
import { validateReplicated } from './selector.ts'

/** Checks a Deployment (ValidateDeployment). */
export function validateDeployment(deployment: Deployment, path: Field, context: Context): void {
  const { spec = {} } = deployment
  const at = path.at('spec')
  warnAboutHostName(deployment.metadata, path, context)
  validateReplicated(deployment, path, context)
  validateStrategy(spec.strategy, at.at('strategy'))
  validateDeadline(spec, at)
  validateRollback(deployment, path)
}

/** Checks how a Deployment replaces its pods (ValidateDeploymentStrategy). */
function validateStrategy(strategy: DeploymentSpec['strategy'], path: Field): void {
  const { type = '', rollingUpdate } = strategy ?? {}
  if (type === 'Recreate' && rollingUpdate !== undefined)
    path
      .at('rollingUpdate')
      .forbidden(
        'may not be set when `strategy.type` is "Recreate": all old pods stop before the first new one starts',
        {
          part: 'key',
          related: [{ path: [...path.path(), 'type'], message: 'the type is set here' }],
        },
      )
  if (type !== '' && type !== 'RollingUpdate') return
  const { maxSurge = '25%', maxUnavailable = '25%' } = rollingUpdate ?? {}
  const at = path.at('rollingUpdate')
  const unavailable = at.at('maxUnavailable')
  validateIntOrPercent(maxUnavailable, unavailable)
  validateIntOrPercent(maxSurge, at.at('maxSurge'))
  if (isWrittenZero(maxUnavailable) && isWrittenZero(maxSurge))
    unavailable.invalid(maxUnavailable, 'must not be 0 when `maxSurge` is 0: no pod could be replaced')
  validateAtMostAll(maxUnavailable, unavailable)
}

/** The deadline of a Deployment that sets none. */
const DEADLINE = 600

function validateDeadline(spec: DeploymentSpec, path: Field): void {
  const { minReadySeconds = 0, progressDeadlineSeconds: given } = spec
  const deadline = given ?? DEADLINE
  if (deadline > minReadySeconds) return
  const at = path.at('progressDeadlineSeconds')
  const why = 'every update would be over its deadline before its first pod counts as available'
  if (given !== undefined) at.invalid(given, `must be greater than \`minReadySeconds\` "${minReadySeconds}"`, { why })
  else
    at.standingAt(path.at('minReadySeconds')).invalid(
      minReadySeconds,
      `must be less than the default \`progressDeadlineSeconds\` "${deadline}"`,
      { why },
    )
}

const ROLLBACK_ANNOTATION = 'deprecated.deployment.rollback.to'

/** The revision to go back to, once a field (ValidateRollback). */
function validateRollback({ metadata }: Deployment, path: Field): void {
  const annotation = path.at('metadata').at('annotations').at(key(ROLLBACK_ANNOTATION))
  const revision = longAnnotation(metadata?.annotations?.[ROLLBACK_ANNOTATION] || undefined, annotation)
  if (revision !== undefined && revision < 0n)
    path.at('spec').at('rollback').at('version').standingAt(annotation).invalid(revision, 'must be at least 0')
}
