import { type ControlCheck, securityContexts } from './pod.ts'
import { offence } from './words.ts'

/** Containers may not run as root by number (policy CheckRunAsUser). */
export const runAsUser: ControlCheck = (pod) =>
  offence(
    securityContexts(pod).filter(({ context }) => context.runAsUser === 0),
    ['runAsUser'],
    (who) => `${who} must not set \`securityContext.runAsUser\` to 0, which is root`,
  )
