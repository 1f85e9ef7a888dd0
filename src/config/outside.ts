import type { Outside } from '../workspace/unit.ts'
import type { ConfigValue, ExternalConfig } from './config.ts'
import { isLike } from './names.ts'

interface External {
  readonly external: readonly ExternalConfig[]
}

/** What a config says of what the manifests do not have. */
export function outsideOf({ closed = false, external }: Pick<ConfigValue, 'closed'> & External): Outside {
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
