import { isHeadless } from '../kubernetes/headless.ts'
import { isSlip } from '../kubernetes/label-selector.ts'
import { nameOf, type Resource } from '../model/resource.ts'
import type { Unit } from './unit.ts'

/** In a namespace with more Services than this, only the names of those in the same file are compared. */
const MANY = 300

/** The Service that a StatefulSet most likely means by a name that no Service of its namespace has. */
export interface ServiceMeant {
  readonly service: Resource
  /** Why it is that one, as the end of a sentence. */
  readonly words: string
  /** The name to write; undefined where the name is right and the namespace is not. */
  readonly name?: string
}

/** Why a Service is not merely somewhere else: its name with a slip, the same name in another namespace, or another headless Service for these pods. */
export function serviceMeant(unit: Unit, statefulSet: Resource, name: string): ServiceMeant | undefined {
  const namespace = unit.namespaceOf(statefulSet)
  const here = unit.ofKind('Service').filter((each) => unit.namespaceOf(each) === namespace && each.name !== undefined)
  const compared = here.length > MANY ? here.filter((each) => each.origin.file === statefulSet.origin.file) : here
  const near = compared.find((each) => isSlip(each.name!, name))
  if (near !== undefined) return { service: near, name: near.name!, words: `the nearest is ${nameOf(near)}` }
  const [away] = unit.named('Service', name)
  if (away !== undefined)
    return {
      service: away,
      words: `${nameOf(away)} is in namespace "${unit.namespaceOf(away)}", where it does not find these pods`,
    }
  const service = unit.servicesOf(statefulSet).find((each) => each.name !== undefined && isHeadless(each.value))
  if (service === undefined) return undefined
  return { service, name: service.name!, words: `the headless Service that selects these pods is "${service.name}"` }
}
