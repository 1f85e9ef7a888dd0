import { valueAt } from '../workload.ts'
import { type ControlCheck, containersOf } from './pod.ts'
import { named, quoted } from './words.ts'

/** Where a container says what the kubelet calls. */
const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
].flatMap((handler) => [
  [...handler, 'httpGet', 'host'],
  [...handler, 'tcpSocket', 'host'],
])

/** Probes and hooks may not make the kubelet call other hosts (policy CheckHostProbesAndHostLifecycle). */
export const hostProbes: ControlCheck = (pod) => {
  const found = containersOf(pod).flatMap(({ container, path }) =>
    HANDLERS.flatMap((field) => {
      const host = valueAt(container, field) ?? ''
      return host === '' ? [] : [{ container, host, path: [...path, ...field] }]
    }),
  )
  if (found.length === 0) return undefined
  const names = [...new Set(found.map(({ container }) => container))]
  const hosts = quoted(found.map(({ host }) => host))
  return {
    paths: found.map(({ path }) => path),
    message: `the probes and hooks of ${named('container', names)} must not name a host: ${hosts}`,
  }
}
