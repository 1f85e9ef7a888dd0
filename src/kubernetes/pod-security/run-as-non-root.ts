import { demanded } from './demanded.ts'
import { type ControlCheck, securityContexts } from './pod.ts'

/** Containers must be kept from running as root, each by itself or by the pod (policy CheckRunAsNonRoot). */
export const runAsNonRoot: ControlCheck = (pod) =>
  demanded(securityContexts(pod), {
    field: ['runAsNonRoot'],
    isSet: ({ runAsNonRoot }) => runAsNonRoot !== undefined,
    isRight: ({ runAsNonRoot }) => runAsNonRoot === true,
    wanted: '`securityContext.runAsNonRoot` to true',
  })
