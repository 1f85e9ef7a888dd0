import { type ControlCheck, securityContexts } from './pod.ts'
import { offence } from './words.ts'

/** Windows containers may not run as processes of the node (policy CheckWindowsHostProcess). */
export const windowsHostProcess: ControlCheck = (pod) =>
  offence(
    securityContexts(pod).filter(({ context }) => context.windowsOptions?.hostProcess === true),
    ['windowsOptions', 'hostProcess'],
    (who) => `${who} must not run as a process of the node with \`securityContext.windowsOptions.hostProcess\``,
  )
