import { type ControlCheck, containerContexts } from './pod.ts'
import { offence } from './words.ts'

/** Processes may not gain rights that their parent lacks (policy CheckAllowPrivilegeEscalation). */
export const allowPrivilegeEscalation: ControlCheck = (pod) => {
  const free = containerContexts(pod).filter(({ context }) => context.allowPrivilegeEscalation ?? true)
  return offence(
    free,
    ['allowPrivilegeEscalation'],
    (who) => `${who} must set \`securityContext.allowPrivilegeEscalation\` to false`,
  )
}
