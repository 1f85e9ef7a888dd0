import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { nameOf } from '../meta/object-meta.ts'
import type {
  ExemptPriorityLevelConfiguration,
  LimitedPriorityLevelConfiguration,
  LimitResponse,
  PriorityLevelConfiguration,
  QueuingConfiguration,
} from '../types/flowcontrol-v1.ts'
import type { LimitedPriorityLevelConfiguration as OlderLimited } from '../types/flowcontrol-v1beta2.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { MADE_BY_SERVERS, mandatoryLimits, same } from './mandatory.ts'

/** With this annotation, 0 shares are 0 in v1beta3 and not the default; servers write it, and know it since 1.29. */
const KEEP_ZERO = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares'
const KEEP_ZERO_SINCE = 29

/** Checks a PriorityLevelConfiguration (ValidatePriorityLevelConfiguration). */
export function validatePriorityLevel(level: PriorityLevelConfiguration, path: Field, context: Context): void {
  const { metadata, spec = {} } = level
  const { type, limited, exempt } = spec
  const at = path.at('spec')
  const name = nameOf(metadata)
  if (keepsZero(metadata) && context.kind.version !== 'v1beta3' && context.minor >= KEEP_ZERO_SINCE)
    path.at('metadata').at('annotations').forbidden(`may not have "${KEEP_ZERO}" in this version of the API`)
  if ((name === 'exempt') !== (type === 'Exempt')) at.at('type').invalid(type, typeFault(name))
  const shares = new Shares(context, metadata)
  if (type === 'Exempt') {
    if (limited !== undefined) at.at('limited').forbidden('may not be set when `type` is "Exempt"')
    if (exempt !== undefined) validateExempt(exempt, at.at('exempt'))
  } else if (type === 'Limited') {
    if (exempt !== undefined) at.at('exempt').forbidden('may not be set when `type` is "Limited"')
    if (limited === undefined) at.at('limited').required('is required when `type` is "Limited"')
    else validateLimited(limited, at.at('limited'), shares)
  }
  if (!isAsDemanded(name, level, shares))
    at.invalid(undefined, `must be what the server demands of the PriorityLevelConfiguration "${name}"`, {
      hint: MADE_BY_SERVERS,
    })
}

function typeFault(name: string): string {
  return name === 'exempt'
    ? 'must be "Exempt" in the level of that name'
    : 'must be "Limited", only the level "exempt" is exempt'
}

function keepsZero(metadata: ObjectMeta | undefined): boolean {
  return metadata?.annotations !== undefined && Object.hasOwn(metadata.annotations, KEEP_ZERO)
}

/** How a level's shares are named and filled in, which is another way in each version of the API. */
class Shares {
  readonly field: string
  readonly least: number
  private readonly older: boolean
  private readonly zeroIsDefault: boolean

  constructor({ minor, kind }: Context, metadata: ObjectMeta | undefined) {
    this.older = kind.version !== 'v1' && kind.version !== 'v1beta3'
    this.field = this.older ? 'assuredConcurrencyShares' : 'nominalConcurrencyShares'
    this.zeroIsDefault =
      this.older || (kind.version === 'v1beta3' && !(minor >= KEEP_ZERO_SINCE && keepsZero(metadata)))
    this.least = minor >= 30 ? 0 : 1
  }

  of(limited: LimitedPriorityLevelConfiguration & OlderLimited): number {
    const given = this.older ? limited.assuredConcurrencyShares : limited.nominalConcurrencyShares
    return given === undefined || (given === 0 && this.zeroIsDefault) ? 30 : given
  }
}

function validateLimited(limited: LimitedPriorityLevelConfiguration, path: Field, shares: Shares): void {
  const count = shares.of(limited)
  if (count < shares.least) path.at(shares.field).invalid(count, `must be at least ${shares.least}`)
  validateResponse(limited.limitResponse, path.at('limitResponse'))
  validatePercent(limited.lendablePercent, path.at('lendablePercent'))
  const { borrowingLimitPercent = 0 } = limited
  if (borrowingLimitPercent < 0) path.at('borrowingLimitPercent').invalid(borrowingLimitPercent, 'must not be negative')
}

function validateExempt(exempt: ExemptPriorityLevelConfiguration, path: Field): void {
  const { nominalConcurrencyShares = 0, lendablePercent } = exempt
  if (nominalConcurrencyShares < 0)
    path.at('nominalConcurrencyShares').invalid(nominalConcurrencyShares, 'must not be negative')
  validatePercent(lendablePercent, path.at('lendablePercent'))
}

function validatePercent(percent: number | undefined, path: Field): void {
  if (percent !== undefined && (percent < 0 || percent > 100)) path.invalid(percent, 'must be between 0 and 100')
}

/** Checks what happens to requests beyond the limit (ValidateLimitResponse); a type that is none is judged by the schema. */
function validateResponse({ type, queuing }: LimitResponse = {}, path: Field): void {
  const at = path.at('queuing')
  if (!type) path.at('type').required('must be "Queue" or "Reject"')
  else if (type === 'Reject' && queuing !== undefined) at.forbidden('may not be set when `type` is "Reject"')
  else if (type !== 'Queue') return
  else if (queuing === undefined) at.required('is required when `type` is "Queue", as {} with the usual numbers')
  else validateQueuing(queuing, at)
}

const MOST_QUEUES = 10_000_000
/** Bits of a hash that hands are dealt from (shufflesharding.MaxHashBits). */
const HASH_BITS = 60

/** Checks queues (ValidatePriorityLevelQueuingConfiguration); 0 counts as absent. */
function validateQueuing(queuing: QueuingConfiguration, path: Field): void {
  const queues = queuing.queues || 64
  const handSize = queuing.handSize || 8
  const length = queuing.queueLengthLimit || 50
  const at = path.at('handSize')
  if (length < 0) path.at('queueLengthLimit').invalid(length, 'must be at least 1')
  if (queues < 0 || queues > MOST_QUEUES) path.at('queues').invalid(queues, `must be between 1 and ${MOST_QUEUES}`)
  if (handSize < 0) at.invalid(handSize, 'must be at least 1')
  else if (handSize > queues) at.invalid(handSize, `must not be more than \`queues\`, ${queues}`)
  else if (Math.ceil(Math.log2(queues) * handSize) > HASH_BITS)
    at.invalid(handSize, `must be at most ${Math.floor(HASH_BITS / Math.log2(queues))} with ${queues} queues`)
}

/** Whether a level that every server has is what it must be (ValidateIfMandatoryPriorityLevelConfigurationObject); of the exempt one, `exempt` may differ. */
function isAsDemanded(name: string, { spec = {} }: PriorityLevelConfiguration, shares: Shares): boolean {
  if (name === 'exempt') return spec.type === 'Exempt' && spec.limited === undefined
  if (name !== 'catch-all') return true
  const { type, exempt, limited } = spec
  if (type !== 'Limited' || exempt !== undefined || limited === undefined) return false
  const { lendablePercent = 0, borrowingLimitPercent, limitResponse } = limited
  return same({ shares: shares.of(limited), lendablePercent, borrowingLimitPercent, limitResponse }, mandatoryLimits)
}
