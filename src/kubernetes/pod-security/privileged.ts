import { type ControlCheck, containerContexts } from './pod.ts'
import { offence } from './words.ts'

/** Containers may not have all rights of the node (policy CheckPrivileged). */
export const privileged: ControlCheck = (pod) =>
  offence(
    containerContexts(pod).filter(({ context }) => context.privileged === true),
    ['privileged'],
    (who) => `${who} must not be privileged`,
  )
