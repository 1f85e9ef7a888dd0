import { wordsOf } from '../kubernetes/shell.ts'
import type { Entry, MapNode, Node, ScalarNode } from '../yaml/node.ts'
import type { ObjectType, Type } from './types.ts'
import { shortName } from './words.ts'

/** What to write for a scalar that stands for a whole object, by definition: as other tools write it, or only its main field. */
const SCALARS: Readonly<Record<string, (text: string) => string | undefined>> = {
  ContainerPort: (text) => instead(portsIn(text) && `containerPort: ${portsIn(text)!.inner}`),
  EnvVar: (text) => {
    const [, name, value] = /^([A-Za-z_][\w.-]*)=(.*)$/s.exec(text) ?? []
    return name === undefined ? undefined : `write \`name: ${name}\` and \`value: ${JSON.stringify(value)}\` instead`
  },
  HTTPGetAction: (text) => below(portsIn(text) ? `port: ${text}` : `path: ${text}`),
  HostPathVolumeSource: (text) => below(`path: ${text}`),
  NetworkPolicyPort: (text) => instead(portsIn(text) && `port: ${portsIn(text)!.inner}`),
  PersistentVolumeClaimVolumeSource: (text) => below(`claimName: ${text}`),
  SecretVolumeSource: (text) => below(`secretName: ${text}`),
  ServicePort: (text) => {
    const { outer, inner } = portsIn(text) ?? {}
    return instead(outer === undefined ? inner && `port: ${inner}` : `port: ${outer}\` and \`targetPort: ${inner}`)
  },
  TCPSocketAction: (text) => below(portsIn(text) && `port: ${text}`),
  VolumeMount: (text) => {
    const [, name, path] = /^([a-z0-9-]+):(\/[^:]*)/.exec(text) ?? []
    return instead(name && `name: ${name}\` and \`mountPath: ${path}`)
  },
}

/** References have no more fields than this. */
const REFERENCE = 7

/** What to write where only the name or the number stands of something that has more to it, or the name of one of its fields. */
export function shortFormHint({ type, value }: ScalarNode, { name, fields }: ObjectType): string | undefined {
  if (type === 'string' && fields.has(value as string)) return `the colon is missing after it: write \`${value}:\``
  const definition = shortName(name)
  const known = Object.hasOwn(SCALARS, definition) ? SCALARS[definition]!(String(value)) : undefined
  if (known !== undefined) return known
  const field = type === 'integer' ? 'number' : type === 'string' && fields.size <= REFERENCE ? 'name' : undefined
  return field !== undefined && fields.has(field) ? below(`${field}: ${value}`) : undefined
}

/** What to do about a map that stands for a list of objects: its keys are their fields, or their names. */
export function mapForListHint({ entries }: MapNode, { fields }: ObjectType): string {
  const [first] = entries
  if (first === undefined || !fields.has('name') || entries.some(({ key }) => fields.has(key)))
    return 'put "- " before its first key'
  const isNested = first.value.type === 'map' || first.value.type === 'null'
  if (isNested) return `write each as an item of its own: \`- name: ${first.key}\` with its fields below`
  return fields.has('value')
    ? `write each as an item of its own: \`- name: ${first.key}\` with \`value: ${textOf(first.value)}\` below`
    : 'put "- " before its first key'
}

/** What to write for a single entry that stands for a name with its value: `- LEVEL: debug`. */
export function pairHint({ key, value }: Entry, { entries }: MapNode, { fields }: ObjectType): string | undefined {
  if (entries.length !== 1 || !fields.has('name') || !fields.has('value')) return undefined
  if (value.type === 'map' || value.type === 'list') return undefined
  return `write \`name: ${key}\` and \`value: ${textOf(value)}\``
}

/** What to write for a command in one line, where its words are wanted. */
export function commandHint(name: string | undefined, node: Node, type: Type): string | undefined {
  if (name !== 'command' || type.kind !== 'list' || node.type !== 'string' || node.style !== 'plain') return undefined
  const line = (node.value as string).trim()
  if (!/\s/.test(line) || line.startsWith('-')) return undefined
  const words = wordsOf(line)
  return words === undefined
    ? 'let a shell read it: `[sh, -c, "…"]` with the whole line as one text'
    : `write it as a list of its words: \`[${words.map((word) => JSON.stringify(word)).join(', ')}]\``
}

/** What to write where free text is wanted and YAML stands below the key: it may belong to an empty text above. */
export function nestedTextHint(
  holder: string | undefined,
  node: Node,
  type: Type,
  emptyText: string | undefined,
): string | undefined {
  if (type.kind !== 'string' || !holdsTexts(holder) || node.style !== 'block') return undefined
  if (node.type !== 'map' && node.type !== 'list') return undefined
  return emptyText === undefined
    ? 'put "|" after its colon, and what stands below is kept as text'
    : `indent it deeper if it belongs to the text of \`${emptyText}\``
}

/** Whether a field holds texts under free keys, which may be YAML or whole files. */
export function holdsTexts(field: string | undefined): boolean {
  return field === 'data' || field === 'stringData' || field === 'annotations'
}

/** Ports as `docker run -p` takes them. */
function portsIn(text: string): { outer?: string; inner: string } | undefined {
  const [, outer, inner] = /^(?:(\d{1,5}):)?(\d{1,5})(?:\/(?:tcp|udp))?$/i.exec(text) ?? []
  return inner === undefined ? undefined : { outer, inner }
}

function below(fields: string | undefined): string | undefined {
  return fields && `write \`${fields}\` below it`
}

function instead(fields: string | undefined): string | undefined {
  return fields && `write \`${fields}\` instead`
}

/** A scalar as a text must be written. */
function textOf(value: Node): string {
  return value.type === 'map' || value.type === 'list' ? '…' : JSON.stringify(String(value.value ?? ''))
}
