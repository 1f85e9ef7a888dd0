import type { FieldPath } from '../../model/path.ts'
import { type ControlCheck, containerContexts, type Holder } from './pod.ts'
import { holders, quoted } from './words.ts'

/** What container runtimes give by default, without NET_RAW. */
const DEFAULT: ReadonlySet<string | undefined> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])

const RESTRICTED: ReadonlySet<string | undefined> = new Set(['NET_BIND_SERVICE'])

/** Capabilities beyond the usual ones may not be added (policy CheckCapabilitiesBaseline). */
export const capabilitiesBaseline: ControlCheck = (pod) => {
  const added = addedBeyond(DEFAULT, containerContexts(pod))
  return added && { paths: added.paths, message: `${added.message}, which containers do not have by default` }
}

/** All capabilities must be dropped, and NET_BIND_SERVICE alone may be added (policy CheckCapabilitiesRestricted). */
export const capabilitiesRestricted: ControlCheck = (pod) => {
  const all = containerContexts(pod)
  const keeping = all.filter(({ context }) => !(context.capabilities?.drop ?? []).includes('ALL'))
  const added = addedBeyond(RESTRICTED, all)
  if (keeping.length === 0) return added
  const kept = `${holders(keeping)} must drop all capabilities with \`securityContext.capabilities.drop: ["ALL"]\``
  return {
    paths: [...keeping.map(({ path }) => [...path, 'capabilities', 'drop']), ...(added?.paths ?? [])],
    message: added === undefined ? kept : `${kept}, and ${added.message}`,
  }
}

function addedBeyond(allowed: ReadonlySet<string | undefined>, all: readonly Holder[]) {
  const paths: FieldPath[] = []
  const names: string[] = []
  const adding = all.filter(({ context, path }) => {
    const { add = [] } = context.capabilities ?? {}
    const before = paths.length
    add.forEach((name, index) => {
      if (allowed.has(name)) return
      paths.push([...path, 'capabilities', 'add', index])
      names.push(name)
    })
    return paths.length > before
  })
  if (paths.length === 0) return undefined
  return { paths, message: `${holders(adding)} must not add the capabilities ${quoted(names)}` }
}
