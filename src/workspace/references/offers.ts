import type { Resource } from '../../model/resource.ts'

/** What others may name inside a resource; undefined where it cannot be known. */
export interface Offers {
  readonly keys?: ReadonlySet<string | number>
  readonly ports?: ReadonlySet<string | number>
}

const NOTHING: Offers = {}

/** The keys of a ConfigMap or Secret, and the ports of a Service by number and by name. */
export function offers(resource: Resource): Offers {
  if (!resource.builtIn) return NOTHING
  const read = Object.hasOwn(READERS, resource.kind) ? READERS[resource.kind] : undefined
  return read?.(resource.value) ?? NOTHING
}

const READERS: Readonly<Record<string, (object: any) => Offers>> = {
  ConfigMap: ({ data, binaryData }) => knownKeys([...keysOf(data), ...keysOf(binaryData)]),
  Secret: ({ type, data, stringData }) => knownKeys([...keysOf(data), ...keysOf(stringData)], FILLED.get(type)),
  Service: ({ spec }) => (spec?.type === 'ExternalName' ? NOTHING : { ports: new Set(portsOf(spec?.ports)) }),
}

/** The keys that a controller adds to the Secrets of a type (tokens_controller). */
const FILLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/service-account-token', ['ca.crt', 'namespace', 'token']],
])

/** Where nothing is written and nothing is known to come, something else fills it. */
function knownKeys(written: readonly string[], filled: readonly string[] = []): Offers {
  return written.length + filled.length === 0 ? NOTHING : { keys: new Set([...written, ...filled]) }
}

function keysOf(map: unknown): string[] {
  return map === undefined || map === null ? [] : Object.keys(map)
}

function portsOf(ports: unknown): (string | number)[] {
  if (!Array.isArray(ports)) return []
  return ports.flatMap((port) => [port?.port, port?.name]).filter((one) => one !== undefined)
}
