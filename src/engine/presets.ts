import type { RuleDefinition } from './rule.ts'

/** What can be asked for, with what it runs: three that grow, then those for one purpose. */
export const PRESETS = {
  server: 'exactly what the API server would refuse or warn about',
  recommended: 'also what breaks at run time',
  all: 'also matters of taste',
  'pod-security-baseline':
    'only whether pods keep to the level baseline of the Pod Security Standards, whatever their Namespace asks for',
  'pod-security-restricted': 'the same for the level restricted',
} as const

/** Which rules run. */
export type Preset = keyof typeof PRESETS

/** The one that runs where nothing else is asked for. */
export const DEFAULT_PRESET: Preset = 'recommended'

/** The presets that a rule is in, the smallest first. */
export function presetsOf(rule: RuleDefinition): readonly Preset[] {
  if (rule.presets !== undefined) return rule.presets
  if (rule.authority === 'api-server') return ['server', 'recommended', 'all']
  return rule.optional ? ['all'] : ['recommended', 'all']
}
