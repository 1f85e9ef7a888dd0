import { defineRule, type FieldPath, isIntOrPercent, percentOf, valueAt } from '../../src/kit.ts'

interface Limit {
  readonly path: FieldPath
  /** The server takes at most 100%. */
  readonly capped: boolean
}

const surge = (capped: boolean, field: string): Limit => ({
  path: ['spec', field, 'rollingUpdate', 'maxSurge'],
  capped,
})
const unavailable = (field: string): Limit => ({
  path: ['spec', field, 'rollingUpdate', 'maxUnavailable'],
  capped: true,
})

const limits: Readonly<Record<string, readonly Limit[]>> = {
  Deployment: [surge(false, 'strategy'), unavailable('strategy')],
  DaemonSet: [surge(true, 'updateStrategy'), unavailable('updateStrategy')],
  PodDisruptionBudget: [
    { path: ['spec', 'minAvailable'], capped: true },
    { path: ['spec', 'maxUnavailable'], capped: true },
  ],
}

export default defineRule({
  summary: 'A number of pods is a whole number of at least 0 or a percentage such as "25%"',
  severity: 'error',
  authority: 'api-server',
  on: ['Deployment', 'DaemonSet', 'PodDisruptionBudget'],
  check(object, { resource, report }) {
    const { strategy, updateStrategy } = (object.spec ?? {}) as any
    if (((strategy ?? updateStrategy)?.type ?? 'RollingUpdate') !== 'RollingUpdate') return
    for (const { path, capped } of limits[resource.kind]!) {
      const value = valueAt(object, path)
      const fault = typeof value === 'number' || typeof value === 'string' ? faultOf(value, capped) : undefined
      if (fault !== undefined) report({ path, message: `\`${path.at(-1)}\` "${value}" ${fault}`, ...hintFor(value) })
    }
  },
})

function faultOf(value: unknown, capped: boolean): string | undefined {
  if (!isIntOrPercent(value))
    return typeof value === 'string'
      ? 'must be a number without quotes or digits followed by a percent sign'
      : 'must be at least 0'
  return capped && (percentOf(value) ?? 0) > 100 ? 'must not be greater than 100%' : undefined
}

function hintFor(value: unknown): { hint?: string } {
  return typeof value === 'string' && /^[0-9]+$/.test(value) ? { hint: `did you mean ${value} or "${value}%"?` } : {}
}
