import { objectsOf } from '../../kubernetes/lists.ts'
import type { Resource } from '../../model/resource.ts'
import { oncePer } from '../maps.ts'

/** What others may name inside a resource. */
interface Offers {
  has(part: string | number): boolean
  all(): readonly (string | number)[]
}

/** The keys of a ConfigMap or Secret, or the ports of a Service by number and by name; undefined where they cannot be known. */
export function offers(resource: Resource, what: 'key' | 'port'): Offers | undefined {
  if (!resource.builtIn) return undefined
  switch (resource.kind) {
    case 'ConfigMap':
      return what === 'key' ? configKeys(resource.value) : undefined
    case 'Secret':
      return what === 'key' ? secretKeys(resource.value) : undefined
    case 'Service':
      return what === 'port' ? servicePorts(resource.value) : undefined
    default:
      return undefined
  }
}

const configKeys = oncePer(({ data, binaryData }: any): Offers | undefined => keysOf([data, binaryData]))

const secretKeys = oncePer(({ type, data, stringData }: any): Offers | undefined =>
  keysOf([data, stringData, FILLED.get(type)]),
)

const there = Object.assign(Object.create(null), { 'ca.crt': '', namespace: '', token: '' })

/** The keys that a controller adds to the Secrets of a type (tokens_controller). */
const FILLED: ReadonlyMap<string, object> = new Map([['kubernetes.io/service-account-token', there]])

/** Where nothing is written and nothing is known to come, something else fills it. */
function keysOf(given: readonly unknown[]): Offers | undefined {
  const maps = given.filter((map): map is object => typeof map === 'object' && map !== null)
  const all = maps.flatMap((map) => Object.keys(map))
  return all.length === 0 ? undefined : { has: (key) => maps.some((map) => Object.hasOwn(map, key)), all: () => all }
}

function servicePorts({ spec }: any): Offers | undefined {
  if (spec?.type === 'ExternalName') return undefined
  const ports = objectsOf<any>(spec?.ports)
  return {
    has: (wanted) => ports.some(([{ port, name }]) => port === wanted || name === wanted),
    all: () => ports.flatMap(([{ port, name }]) => [port, name]).filter((each) => each !== undefined),
  }
}
