import type { FieldPath } from '../../model/path.ts'
import type { Holder, Offence } from './pod.ts'
import { offence } from './words.ts'

/** A setting that each container must have, by itself or by the pod. */
export interface Demand {
  /** Where it stands below a `securityContext`. */
  readonly field: FieldPath
  readonly isSet: (context: Holder['context']) => boolean
  /** Whether what is set will do. */
  readonly isRight: (context: Holder['context']) => boolean
  /** The setting with what it must be. */
  readonly wanted: string
}

/**
 * What does not meet a demand: what is set otherwise, by the pod or its containers, and the containers that have neither a setting nor one of the pod. Where
 * no container has any, the place to set it is the pod's.
 */
export function demanded([pod, ...containers]: readonly Holder[], demand: Demand): Offence | undefined {
  const { isSet, isRight, field, wanted } = demand
  const isWrong = ({ context }: Holder) => isSet(context) && !isRight(context)
  const bare = isSet(pod!.context) ? [] : containers.filter(({ context }) => !isSet(context))
  const ofPod = isWrong(pod!) || (bare.length > 0 && bare.length === containers.length)
  const ofContainers = containers.filter((each) => isWrong(each) || (!ofPod && bare.includes(each)))
  return offence(ofPod ? [pod!, ...ofContainers] : ofContainers, field, (who) => `${who} must set ${wanted}`)
}
