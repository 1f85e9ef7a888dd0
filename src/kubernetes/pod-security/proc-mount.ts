import { type ControlCheck, containerContexts } from './pod.ts'
import { offence, quoted } from './words.ts'

/** What is hidden of `/proc` must stay hidden (policy CheckProcMountBaseline, CheckProcMountRestricted). */
export const procMount: ControlCheck = (pod) => {
  const bare = containerContexts(pod).filter(({ context }) => (context.procMount ?? 'Default') !== 'Default')
  const values = quoted(bare.map(({ context }) => context.procMount))
  return offence(
    bare,
    ['procMount'],
    (who) => `${who} must leave \`securityContext.procMount\` at "Default", not ${values}`,
  )
}
