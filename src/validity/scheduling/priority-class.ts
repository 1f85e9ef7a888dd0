import type { Field } from '../field.ts'
import { nameOf } from '../meta/object-meta.ts'
import type { PriorityClass } from '../types/scheduling-v1.ts'

const SYSTEM_PREFIX = 'system-'
/** The highest priority that is not kept for the system. */
const HIGHEST = 1_000_000_000

/** The classes of the system, with their only values. */
const systemClasses = new Map([
  ['system-node-critical', 2 * HIGHEST + 1000],
  ['system-cluster-critical', 2 * HIGHEST],
])

/** Checks a PriorityClass (ValidatePriorityClass). */
export function validatePriorityClass(
  { metadata, value = 0, globalDefault = false, preemptionPolicy }: PriorityClass,
  path: Field,
): void {
  if (preemptionPolicy === '') path.at('preemptionPolicy').required('must be "Never" or "PreemptLowerPriority"')
  const name = nameOf(metadata)
  if (!name.startsWith(SYSTEM_PREFIX)) {
    if (value > HIGHEST) path.at('value').forbidden(`may be at most ${HIGHEST}: higher ones are kept for the system`)
    return
  }
  const fault = systemFault(name, value, globalDefault)
  if (fault !== undefined) path.at('metadata').at('name').forbidden(fault)
}

function systemFault(name: string, value: number, globalDefault: boolean): string | undefined {
  const known = systemClasses.get(name)
  if (known === undefined) return `may not begin with \`${SYSTEM_PREFIX}\`, which is kept for the classes of the system`
  if (value !== known) return `"${name}" is that of a class of the system, whose \`value\` must be ${known}`
  return globalDefault ? `"${name}" is that of a class of the system, which may not be the default` : undefined
}
