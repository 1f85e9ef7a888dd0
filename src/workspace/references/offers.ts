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
  ConfigMap: ({ data, binaryData }) => ({ keys: new Set([...keysOf(data), ...keysOf(binaryData)]) }),
  Secret: ({ data, stringData }) => ({ keys: new Set([...keysOf(data), ...keysOf(stringData)]) }),
  Service: ({ spec }) => ({ ports: new Set(portsOf(spec?.ports)) }),
}

function keysOf(map: unknown): string[] {
  return map === undefined || map === null ? [] : Object.keys(map)
}

function portsOf(ports: unknown): (string | number)[] {
  if (!Array.isArray(ports)) return []
  return ports.flatMap((port) => [port?.port, port?.name]).filter((one) => one !== undefined)
}
