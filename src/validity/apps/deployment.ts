import { isWrittenZero } from '../../kubernetes/int-or-percent.ts'
import { key } from '../../model/path.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { warnAboutHostName } from '../meta/host-name.ts'
import { validateAtMostAll, validateIntOrPercent } from '../meta/int-or-percent.ts'
import type { Deployment, DeploymentSpec } from '../types/extensions-v1beta1.ts'
import { longAnnotation } from './annotation.ts'
import { validateReplicated } from './selector.ts'

/** Checks a Deployment (ValidateDeployment). */
export function validateDeployment(deployment: Deployment, path: Field, context: Context): void {
  const { spec = {} } = deployment
  const at = path.at('spec')
  warnAboutHostName(deployment.metadata, path, context)
  validateReplicated(deployment, path, context)
  validateStrategy(spec.strategy, at.at('strategy'), context)
  validateDeadline(spec, at, context)
  validateRollback(deployment, path, context)
}

/** Checks how a Deployment replaces its pods (ValidateDeploymentStrategy). */
function validateStrategy(strategy: DeploymentSpec['strategy'], path: Field, { kind }: Context): void {
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
  const standard = kind.group === 'extensions' ? 1 : '25%'
  const { maxSurge = standard, maxUnavailable = standard } = rollingUpdate ?? {}
  const at = path.at('rollingUpdate')
  const unavailable = at.at('maxUnavailable')
  validateIntOrPercent(maxUnavailable, unavailable)
  validateIntOrPercent(maxSurge, at.at('maxSurge'))
  if (isWrittenZero(maxUnavailable) && isWrittenZero(maxSurge))
    unavailable.invalid(maxUnavailable, 'must not be 0 when `maxSurge` is 0: no pod could be replaced')
  validateAtMostAll(maxUnavailable, unavailable)
}

/** What a Deployment gets that sets no deadline; one of `extensions` never ends. */
const DEADLINE = 600

function validateDeadline(spec: DeploymentSpec, path: Field, { kind }: Context): void {
  const { minReadySeconds = 0, progressDeadlineSeconds: given } = spec
  const deadline = given ?? (kind.group === 'extensions' ? Number.POSITIVE_INFINITY : DEADLINE)
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

/** The revision to go back to, in later versions an annotation (ValidateRollback). */
function validateRollback({ metadata, spec }: Deployment, path: Field, context: Context): void {
  const at = path.at('spec').at('rollback').at('version')
  if (context.kind.group === 'extensions' || context.kind.version === 'v1beta1') {
    const { revision = 0 } = spec?.rollbackTo ?? {}
    const field = path.at('spec').at('rollbackTo').at('revision')
    if (revision < 0) at.standingAt(field).invalid(revision, 'must be at least 0')
    return
  }
  const annotation = path.at('metadata').at('annotations').at(key(ROLLBACK_ANNOTATION))
  const revision = longAnnotation(metadata?.annotations?.[ROLLBACK_ANNOTATION] || undefined, annotation)
  if (revision !== undefined && revision < 0n) at.standingAt(annotation).invalid(revision, 'must be at least 0')
}
