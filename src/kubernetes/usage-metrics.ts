import type { FieldPath } from '../model/path.ts'
import { objectsOf } from './lists.ts'

/** That an autoscaler looks at how much of what its pods ask for they use. */
export interface UsageMetric {
  /** `cpu` or `memory`. */
  readonly resource: string
  /** The one container that counts; undefined: all of them. */
  readonly container: string | undefined
  /** Where it is asked for. */
  readonly path: FieldPath
  /** The autoscaler names no metric, and gets this one (GenerateDefaultCPUMetric). */
  readonly isDefault: boolean
}

/** The metrics of a HorizontalPodAutoscaler, of any version, that are measured against requests. */
export function usageMetrics(autoscaler: any): UsageMetric[] {
  const { spec } = autoscaler ?? {}
  if (spec?.targetCPUUtilizationPercentage !== undefined)
    return [
      {
        resource: 'cpu',
        container: undefined,
        path: ['spec', 'targetCPUUtilizationPercentage'],
        isDefault: false,
      },
    ]
  if (!Array.isArray(spec?.metrics) || spec.metrics.length === 0)
    return [{ resource: 'cpu', container: undefined, path: ['spec', 'metrics'], isDefault: true }]
  return objectsOf<any>(spec.metrics).flatMap(([metric, index]) => usageOf(metric, index))
}

/** Fields that ask for a share of the requests: of v2 and v2beta2 in `target`, of v2beta1 beside the name. */
const SHARES = [['target', 'averageUtilization'], ['targetAverageUtilization']] as const

function usageOf(metric: any, index: number): UsageMetric[] {
  for (const field of ['resource', 'containerResource'] as const) {
    const source = metric[field]
    if (typeof source?.name !== 'string') continue
    for (const share of SHARES)
      if ((share.length === 2 ? source.target?.averageUtilization : source.targetAverageUtilization) !== undefined)
        return [
          {
            resource: source.name,
            container: field === 'containerResource' ? source.container : undefined,
            path: ['spec', 'metrics', index, field, ...share],
            isDefault: false,
          },
        ]
  }
  return []
}

/** The resources that a VerticalPodAutoscaler changes the requests of while pods run; none where it only recommends. */
export function verticallyScaled(autoscaler: any): string[] {
  const { updatePolicy, resourcePolicy } = autoscaler?.spec ?? {}
  if (updatePolicy?.updateMode === 'Off') return []
  const policies = objectsOf<any>(resourcePolicy?.containerPolicies).map(([policy]) => policy)
  const others = policies.some(({ containerName }) => containerName === '*') ? [] : [{}]
  const found = [...policies, ...others].flatMap(({ mode, controlledResources }) =>
    mode === 'Off' ? [] : Array.isArray(controlledResources) ? controlledResources : ['cpu', 'memory'],
  )
  return [...new Set<string>(found)]
}

/** The resources that a ScaledObject of KEDA looks at as a share of the requests. */
export function triggeredByUsage(scaledObject: any): string[] {
  return objectsOf<any>(scaledObject?.spec?.triggers)
    .filter(([{ type }]) => type === 'cpu' || type === 'memory')
    .filter(([{ metricType, metadata }]) => (metricType ?? metadata?.type ?? 'Utilization') === 'Utilization')
    .map(([{ type }]) => type)
}
