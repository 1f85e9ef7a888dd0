import type { FlowSchemaSpec, LimitResponse } from '../types/flowcontrol-v1.ts'

/** What helps with an object that must be as it is. */
export const MADE_BY_SERVERS = 'leave it out: servers make it themselves'

/** Everything there is. */
const EVERYTHING = {
  resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['*'], clusterScope: true }],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
}

function groups(...names: string[]) {
  return names.map((name) => ({ kind: 'Group', group: { name } }))
}

/** What the FlowSchemas that every server has must be, by name (bootstrap.MandatoryFlowSchemas). */
export const mandatoryFlowSchemas: ReadonlyMap<string, FlowSchemaSpec> = new Map([
  [
    'exempt',
    {
      priorityLevelConfiguration: { name: 'exempt' },
      matchingPrecedence: 1,
      rules: [{ subjects: groups('system:masters'), ...EVERYTHING }],
    },
  ],
  [
    'catch-all',
    {
      priorityLevelConfiguration: { name: 'catch-all' },
      matchingPrecedence: 10_000,
      distinguisherMethod: { type: 'ByUser' },
      rules: [{ subjects: groups('system:unauthenticated', 'system:authenticated'), ...EVERYTHING }],
    },
  ],
])

/** What the limits of the level `catch-all` must be (bootstrap.MandatoryPriorityLevelConfigurationCatchAll). */
export const mandatoryLimits: { shares: number; lendablePercent: number; limitResponse: LimitResponse } = {
  shares: 5,
  lendablePercent: 0,
  limitResponse: { type: 'Reject' },
}

/** Whether two values are alike for a server, to which an empty list, an empty text and false are the same as nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  const names = new Set([...Object.keys(a as object), ...Object.keys(b as object)])
  for (const name of names) if (!same((a as any)[name], (b as any)[name])) return false
  return true
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0)
}
