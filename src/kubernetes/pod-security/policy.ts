import type { Minor } from '../../model/version.ts'
import type { StrictLevel } from './controls.ts'

/** What a level may be called; privileged asks for nothing. */
export const LEVELS: readonly string[] = ['privileged', 'baseline', 'restricted']

/** What is done with pods that violate a level: they are refused, noted in the audit log, or warned about. */
export type Mode = 'enforce' | 'audit' | 'warn'

/** All modes. */
export const MODES: readonly Mode[] = ['enforce', 'audit', 'warn']

/** What the labels of Pod Security begin with. */
export const PREFIX = 'pod-security.kubernetes.io/'

/** The first minor whose servers look at the labels without being told to. */
export const POD_SECURITY_SINCE: Minor = 23

/** The first minor that warns about what violates the enforced level where no other level is asked for. */
const WARN_AS_ENFORCED_SINCE = 26

/** A level that a Namespace asks for in one mode. */
export interface AskedLevel {
  readonly level: StrictLevel
  /** The policy version that applies, never newer than the server. */
  readonly minor: Minor
  /** `latest` or `v1.29`. */
  readonly version: string
  /** The label that asks for it. */
  readonly label: string
}

type Labels = Readonly<Record<string, string>>

/** What a Namespace asks of its pods, by mode, on a server of that minor without levels of its own (api PolicyToEvaluate); labels that are refused ask for nothing. */
export function askedLevels(labels: Labels, server: Minor): Readonly<Partial<Record<Mode, AskedLevel>>> {
  const ofMode = (mode: Mode, versionMode: Mode = mode): AskedLevel | undefined => {
    const label = PREFIX + mode
    const level = own(labels, label)
    if (level !== 'baseline' && level !== 'restricted') return undefined
    const version = own(labels, `${PREFIX}${versionMode}-version`) ?? 'latest'
    return { level, minor: Math.min(parsePolicyVersion(version) ?? server, server), version, label }
  }
  const isOwnWarning = own(labels, `${PREFIX}warn`) !== undefined || server < WARN_AS_ENFORCED_SINCE
  const versionOfWarning = own(labels, `${PREFIX}warn-version`) === undefined ? 'enforce' : 'warn'
  return {
    enforce: ofMode('enforce'),
    audit: ofMode('audit'),
    warn: isOwnWarning ? ofMode('warn') : ofMode('enforce', versionOfWarning),
  }
}

/** The minor of a policy version such as `v1.29`; for `latest` that of the newest policy, undefined for what is none (api ParseVersion). */
export function parsePolicyVersion(text: string): Minor | undefined {
  if (text === 'latest') return Number.POSITIVE_INFINITY
  const match = /^v1\.(0|[1-9][0-9]*)$/.exec(text)
  return match === null ? undefined : Number(match[1])
}

/** `restricted`, or with a version that is not the newest `restricted v1.29`. */
export function formatAskedLevel({ level, version }: AskedLevel): string {
  return version === 'latest' ? level : `${level} ${version}`
}

function own(labels: Labels, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined
}
