import type { ControlCheck } from './pod.ts'
import { listed } from './words.ts'

const FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'] as const

/** The namespaces of the node may not be shared (policy CheckHostNamespaces). */
export const hostNamespaces: ControlCheck = ({ spec }) => {
  const shared = FIELDS.filter((field) => spec[field] === true)
  if (shared.length === 0) return undefined
  return {
    paths: shared.map((field) => ['spec', field]),
    message: `the pod must not share namespaces of its node with ${listed(shared.map((field) => `\`${field}\``))}`,
  }
}
