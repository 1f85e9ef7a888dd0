import { existsIn, type Lifespan, type Minor } from '../../model/version.ts'
import { type ControlCheck, type Holder, securityContexts } from './pod.ts'
import { holders, listed } from './words.ts'

/** The types that containers may have. */
const TYPES: ReadonlyMap<string, Lifespan> = new Map<string, Lifespan>([
  ['', {}],
  ['container_t', {}],
  ['container_init_t', {}],
  ['container_kvm_t', {}],
  ['container_engine_t', { since: 31 }],
])

/** SELinux users and roles may not be set, and only types for containers (policy CheckSELinuxOptions). */
export const seLinuxOptions: ControlCheck = (pod, minor) => {
  const found = securityContexts(pod)
    .map((holder) => ({ holder, fields: wrongFields(holder, minor) }))
    .filter(({ fields }) => fields.length > 0)
  if (found.length === 0) return undefined
  const fields = [...new Set(found.flatMap(({ fields }) => fields))].sort()
  const types = [...TYPES].filter(([type, span]) => type !== '' && existsIn(span, minor)).map(([type]) => `"${type}"`)
  const settings = fields.map((field) =>
    field === 'type' ? `a \`type\` other than ${types.join(', ')}` : `a \`${field}\``,
  )
  return {
    paths: found.flatMap(({ holder, fields }) => fields.map((field) => [...holder.path, 'seLinuxOptions', field])),
    message: `the \`securityContext.seLinuxOptions\` of ${holders(found.map(({ holder }) => holder))} must not set ${listed(settings)}`,
  }
}

function wrongFields({ context: { seLinuxOptions: options = {} } }: Holder, minor: Minor): string[] {
  const span = TYPES.get(options.type ?? '')
  const fields = span !== undefined && existsIn(span, minor) ? [] : ['type']
  for (const field of ['user', 'role'] as const) if ((options[field] ?? '') !== '') fields.push(field)
  return fields
}
