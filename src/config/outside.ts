import type { Outside } from '../workspace/unit.ts'
import type { Config, ExternalConfig } from './config.ts'

/** What a config says of what the manifests do not have. */
export function outsideOf({ closed = false, external }: Pick<Config, 'closed' | 'external'>): Outside {
  const names = new Set(external.filter((each) => typeof each === 'string'))
  const others = external.filter((each) => typeof each !== 'string')
  return {
    closed,
    isExternal: (kind, namespace, name) =>
      names.has(name) || others.some((each) => isMeant(each, kind, namespace, name)),
  }
}

function isMeant(
  external: Exclude<ExternalConfig, string>,
  kind: string,
  namespace: string | undefined,
  name: string,
): boolean {
  if (external.kind !== kind && external.kind !== kind.split('.', 1)[0]) return false
  if (external.namespace !== undefined && namespace !== undefined && external.namespace !== namespace) return false
  if (external.name !== undefined) return external.name === name
  return external.pattern === undefined || isLike(name, external.pattern)
}

/** Whether a name is one of a pattern, in which `*` stands for any text. */
function isLike(name: string, pattern: string): boolean {
  const [head, ...parts] = pattern.split('*') as [string, ...string[]]
  const tail = parts.pop()
  if (tail === undefined) return name === head
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false
  let at = head.length
  for (const part of parts) {
    const found = name.indexOf(part, at)
    if (found === -1 || found + part.length > name.length - tail.length) return false
    at = found + part.length
  }
  return true
}
