import { labelKeyFault } from '../../kubernetes/labels.ts'
import {
  compareSemanticVersions,
  parseSemanticVersion,
  type SemanticVersion,
} from '../../kubernetes/semantic-version.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { LeaseCandidateSpec as FirstSpec } from '../types/coordination-v1alpha1.ts'
import type { LeaseCandidateSpec } from '../types/coordination-v1beta1.ts'

const OLDEST = 'OldestEmulationVersion'
const ZERO: SemanticVersion = { numbers: [0n, 0n, 0n], prerelease: [] }

/** Checks a LeaseCandidate (ValidateLeaseCandidate); its first version has a list of strategies. */
export function validateLeaseCandidate(
  { spec = {} }: { readonly spec?: LeaseCandidateSpec & FirstSpec },
  path: Field,
): void {
  const { emulationVersion = '', binaryVersion = '', strategy = '', preferredStrategies } = spec
  const at = path.at('spec')
  if (preferredStrategies === undefined) {
    const emulated = validateVersions(spec, at)
    if (strategy === OLDEST && isZero(emulated)) requireVersion(at.at('emulationVersion'))
    if (strategy !== '') validateStrategy(strategy, at.at('strategy'))
    return
  }
  validateVersions(spec, at)
  const oldest = preferredStrategies.includes(OLDEST)
  if (oldest && isZero(parseSemanticVersion(binaryVersion))) requireVersion(at.at('binaryVersion'))
  if (oldest && isZero(parseSemanticVersion(emulationVersion))) requireVersion(at.at('emulationVersion'))
  each(preferredStrategies, at.at('preferredStrategies'), validateStrategy)
}

/** Checks both versions, and gives the emulated one. */
function validateVersions(
  { emulationVersion = '', binaryVersion = '' }: LeaseCandidateSpec,
  path: Field,
): SemanticVersion | undefined {
  const emulated = validateVersion(emulationVersion, path.at('emulationVersion'))
  const binary = validateVersion(binaryVersion, path.at('binaryVersion'))
  const isEarlier = compareSemanticVersions(binary ?? ZERO, emulated ?? ZERO) < 0
  if (emulationVersion !== '' && binaryVersion !== '' && isEarlier)
    path.at('binaryVersion').invalid(binaryVersion, `must not be below \`emulationVersion\` "${emulationVersion}"`)
  return emulated
}

function validateVersion(text: string, path: Field): SemanticVersion | undefined {
  const version = parseSemanticVersion(text)
  if (text !== '' && version === undefined) path.invalid(text, 'must be a version of three numbers, such as "1.36.0"')
  return version
}

function isZero(version: SemanticVersion | undefined): boolean {
  return version === undefined || compareSemanticVersions(version, ZERO) === 0
}

function requireVersion(path: Field): void {
  path.required(`is required with the strategy "${OLDEST}"`)
}

/** Names without a prefix are those of Kubernetes; the server names the field twice (ValidateCoordinatedLeaseStrategy). */
function validateStrategy(strategy: string, path: Field): void {
  const at = path.at('strategy').standingAt(path)
  if (strategy.includes('/')) at.matches(strategy, labelKeyFault)
  else if (strategy !== OLDEST) at.unsupported(strategy, [OLDEST])
}
