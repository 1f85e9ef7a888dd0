import { existsIn, type Minor } from '../model/version.ts'
import type { MapNode } from '../yaml/node.ts'
import { toValue } from '../yaml/value.ts'
import type { SchemaVerdict } from './check.ts'

/** What servers keep of a resource: `value`, which is that of its node, without what those of a minor drop. */
export function keptBy(
  node: MapNode,
  { hidden, dropped }: Pick<SchemaVerdict, 'hidden' | 'dropped'>,
  value: any,
): (minor: Minor) => any {
  return (minor) => {
    const without = dropped.filter((one) => one.in.some((span) => existsIn(span, minor)))
    if (without.length === 0) return value
    return toValue(node, new Map([...hidden, ...without.map((one) => [one.node, 'nothing'] as const)]))
  }
}
