import { objectsOf } from '../kubernetes/lists.ts'
import type { Resource } from '../model/resource.ts'
import type { Unit } from './unit.ts'

/** A variable that a container gets from a ConfigMap or Secret as a whole. */
export interface TakenVariable {
  /** With the prefix of its source. */
  readonly name: string
  readonly key: string
  /** The text of a ConfigMap or of `stringData`; undefined where it is not plain. */
  readonly value: string | undefined
  readonly source: Resource
  /** Index in `envFrom`. */
  readonly index: number
}

const SOURCES = [
  ['configMapRef', 'ConfigMap', ['data']],
  ['secretRef', 'Secret', ['data', 'stringData']],
] as const

/** The variables that the `envFrom` of a container gives it, as far as their sources are in the unit (makeEnvironmentVariables). */
export function variablesTaken(unit: Unit, resource: Resource, container: any): TakenVariable[] {
  return objectsOf<any>(container?.envFrom).flatMap(([entry, index]) =>
    SOURCES.flatMap(([field, kind, lists]) => {
      const name = entry[field]?.name
      const source = typeof name === 'string' ? unit.find(kind, unit.namespaceOf(resource), name) : undefined
      if (source === undefined) return []
      const prefix = typeof entry.prefix === 'string' ? entry.prefix : ''
      const values = new Map<string, string | undefined>()
      for (const list of lists)
        for (const [key, value] of Object.entries<any>(source.value?.[list] ?? {}))
          values.set(key, kind === 'Secret' && list === 'data' ? undefined : String(value))
      return [...values].map(([key, value]) => ({ name: prefix + key, key, value, source, index }))
    }),
  )
}

/** The names of all variables that a container is given a value for; undefined where a source of some is not in the unit. */
export function variablesOf(unit: Unit, resource: Resource, container: any): ReadonlySet<string> | undefined {
  const taken = variablesTaken(unit, resource, container)
  const sources = objectsOf<any>(container?.envFrom)
  if (sources.some(([, index]) => !taken.some((each) => each.index === index))) return undefined
  const own = objectsOf<any>(container?.env).filter(([{ value, valueFrom }]) => value || valueFrom !== undefined)
  return new Set([...taken.map(({ name }) => name), ...own.map(([{ name }]) => name)])
}
