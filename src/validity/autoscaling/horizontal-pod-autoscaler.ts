import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { HorizontalPodAutoscaler as Version1 } from '../types/autoscaling-v1.ts'
import type { HorizontalPodAutoscaler, HorizontalPodAutoscalerSpec } from '../types/autoscaling-v2.ts'
import type { HorizontalPodAutoscaler as Version2beta1 } from '../types/autoscaling-v2beta1.ts'
import { validateBehavior } from './behavior.ts'
import { validateMetrics } from './metrics.ts'
import { validateReference } from './reference.ts'
import { validateVersion1, validateVersion2beta1 } from './versions.ts'

/** Checks a HorizontalPodAutoscaler of any version of its API (ValidateHorizontalPodAutoscaler). */
export function validateHorizontalPodAutoscaler(
  autoscaler: HorizontalPodAutoscaler | Version1 | Version2beta1,
  path: Field,
  context: Context,
): void {
  const { spec = {} } = autoscaler
  const at = path.at('spec')
  validateReplicas(spec, at, context)
  validateReference(spec.scaleTargetRef, at.at('scaleTargetRef'), context, {
    coreAllowed: spec.scaleTargetRef?.kind === 'ReplicationController',
  })
  if (context.kind.version === 'v1') validateVersion1(autoscaler as Version1, path, context)
  else if (context.kind.version === 'v2beta1') validateVersion2beta1(autoscaler as Version2beta1, path, context)
  else validateVersion2(spec as HorizontalPodAutoscalerSpec, at, context)
}

function validateVersion2(spec: HorizontalPodAutoscalerSpec, path: Field, context: Context): void {
  const { metrics = [], behavior, minReplicas = 1 } = spec
  validateMetrics(metrics, path.at('metrics'), context, minReplicas)
  if (behavior !== undefined) validateBehavior(behavior, path.at('behavior'), context)
}

/** The first minor that asks for the field where it is 0. */
const ASKS_SINCE = 36

function validateReplicas(
  { minReplicas = 1, maxReplicas }: Pick<HorizontalPodAutoscalerSpec, 'minReplicas' | 'maxReplicas'>,
  path: Field,
  { minor }: Context,
) {
  if (minReplicas < 1)
    path.at('minReplicas').invalid(minReplicas, 'must be at least 1', {
      why:
        minReplicas === 0
          ? 'scaling to zero needs the feature gate HPAScaleToZero, which is off by default'
          : undefined,
    })
  if (maxReplicas === undefined) return
  const at = path.at('maxReplicas')
  if (maxReplicas === 0 && minor >= ASKS_SINCE) at.required('must be at least 1')
  else if (maxReplicas < 1) at.invalid(maxReplicas, 'must be at least 1')
  else if (maxReplicas < minReplicas)
    at.invalid(maxReplicas, `must be at least \`minReplicas\`, which is ${minReplicas}`)
}
