import { isHeadless } from '../kubernetes/headless.ts'
import { nameOf, type Resource } from '../model/resource.ts'
import type { Outcome } from './references/resolve.ts'
import type { Unit } from './unit.ts'

/** The Service that a StatefulSet most likely means by a name that no Service of its namespace has. */
export interface ServiceMeant {
  readonly service: Resource
  /** Why it is that one, as the end of a sentence. */
  readonly words: string
  /** The name to write; undefined where the name is right and the namespace is not. */
  readonly name?: string
}

/** Why the Service is not merely somewhere else: the name of a headless one with a slip, the same name in another namespace, or another headless Service for these pods. */
export function serviceMeant(unit: Unit, statefulSet: Resource, outcome: Outcome): ServiceMeant | undefined {
  if (outcome.is === 'near' && isHeadless(outcome.target.value))
    return { service: outcome.target, name: outcome.name, words: `the nearest is ${nameOf(outcome.target)}` }
  if (outcome.is === 'elsewhere')
    return {
      service: outcome.target,
      words: `${nameOf(outcome.target)} is in namespace "${unit.namespaceOf(outcome.target)}", where it does not find these pods`,
    }
  if (outcome.is !== 'unknown' && outcome.is !== 'near') return undefined
  const service = unit.servicesOf(statefulSet).find((each) => each.name !== undefined && isHeadless(each.value))
  return (
    service && {
      service,
      name: service.name,
      words: `the headless Service that selects these pods is "${service.name}"`,
    }
  )
}
