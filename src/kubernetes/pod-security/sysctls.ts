import { existsIn, type Lifespan } from '../../model/version.ts'
import { objectsOf } from '../lists.ts'
import type { ControlCheck } from './pod.ts'
import { quoted } from './words.ts'

/** The settings of the kernel that touch nothing outside the pod. */
const SAFE: ReadonlyMap<string, Lifespan> = new Map<string, Lifespan>([
  ['kernel.shm_rmid_forced', {}],
  ['net.ipv4.ip_local_port_range', {}],
  ['net.ipv4.tcp_syncookies', {}],
  ['net.ipv4.ping_group_range', {}],
  ['net.ipv4.ip_unprivileged_port_start', {}],
  ['net.ipv4.ip_local_reserved_ports', { since: 27 }],
  ['net.ipv4.tcp_keepalive_time', { since: 29 }],
  ['net.ipv4.tcp_fin_timeout', { since: 29 }],
  ['net.ipv4.tcp_keepalive_intvl', { since: 29 }],
  ['net.ipv4.tcp_keepalive_probes', { since: 29 }],
  ['net.ipv4.tcp_rmem', { since: 32 }],
  ['net.ipv4.tcp_wmem', { since: 32 }],
])

/** Only safe settings of the kernel may be changed (policy CheckSysctls). */
export const sysctls: ControlCheck = ({ spec }, minor) => {
  const unsafe = objectsOf<any>(spec.securityContext?.sysctls as any).filter(([{ name }]) => {
    const span = SAFE.get(name)
    return span === undefined || !existsIn(span, minor)
  })
  if (unsafe.length === 0) return undefined
  return {
    paths: unsafe.map(([, index]) => ['spec', 'securityContext', 'sysctls', index, 'name']),
    message: `the pod must not set the sysctls ${quoted(unsafe.map(([{ name }]) => name))}, which may reach beyond it`,
  }
}
