import { mountsOf } from '../../../kubernetes/mounts.ts'
import { templateOf, templatePath } from '../../../kubernetes/workload.ts'
import type { Span } from '../../../model/finding.ts'
import { type FieldPath, key as mapKey } from '../../../model/path.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { kindOf, type Reference, referencesOf } from '../../../workspace/references/extract.ts'
import { bareKind } from '../../../workspace/references/identity.ts'
import { spaceOf } from '../../../workspace/references/places.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import type { Surroundings } from '../../surroundings.ts'
import { targetsOf, unsureOf } from './resources.ts'
import { type Naming, type Place, placeAt, type Subject } from './subject.ts'

/** Where the keys of ConfigMaps and Secrets stand. */
export const KEYED: readonly string[] = ['data', 'stringData', 'binaryData']

/** Whether a kind has keys that others name. */
export function hasKeys({ builtIn, kind }: Resource): boolean {
  return builtIn && (kind === 'ConfigMap' || kind === 'Secret')
}

/** A key of ConfigMaps or Secrets, which variables, volumes and mounts name it by. */
export function keySubject(
  around: Surroundings,
  maps: readonly Resource[],
  name: string,
  here: Span,
): Subject | undefined {
  const last = maps.at(-1)
  if (last === undefined) return undefined
  return {
    title: `key "${name}" of ${nameOf(last)}`,
    name,
    here,
    declaring: maps,
    usersOf: (map) => around.unitsOf(map).map((unit) => referencesIn(unit).usedBy(map)),
    declaringOf: (user, known) =>
      referencesOf(user)
        .filter((reference) => usesOf(reference, name).length > 0)
        .map((reference) => targetsOf(around, reference))
        .flatMap((targets) => (targets.some((map) => known.has(map)) ? targets : [])),
    placesIn: (resource, known) => {
      const own = known.has(resource)
        ? KEYED.flatMap((field) => placeAt(resource, [field, mapKey(name)], 'declaration', { part: 'key' }) ?? [])
        : []
      const uses = referencesOf(resource).flatMap((reference) => {
        const places = usesOf(reference, name)
        return places.length > 0 && targetsOf(around, reference).some((map) => known.has(map)) ? places : []
      })
      return [...own, ...uses]
    },
    naming: namingOf(around, name),
  }
}

/** Where a reference uses a key: beside the name, and as the file of a volume that a container mounts alone. */
function usesOf(reference: Reference, name: string): Place[] {
  const parts = reference.parts.filter(({ what, value, implied }) => what === 'key' && value === name && !implied)
  return [...parts.map(({ path }) => path), ...mountedAs(reference, name)].flatMap(
    (path) => placeAt(reference.from, path, 'use') ?? [],
  )
}

/** The volume that a reference fills, with the source that says so; undefined where it fills none. */
function volumeOf({ from, path }: Reference): { readonly volume: any; readonly source: any } | undefined {
  const { length } = templatePath(from)
  const [spec, volumes, index, ...rest] = path.slice(length)
  if (spec !== 'spec' || volumes !== 'volumes' || typeof index !== 'number') return undefined
  const volume = templateOf(from)?.spec?.volumes?.[index]
  const source = rest.slice(0, -1).reduce<any>((at, step) => at?.[step as string], volume)
  return volume && source && { volume, source }
}

function mountedAs(reference: Reference, name: string): FieldPath[] {
  return filesOf(reference).flatMap(({ path, file }) => (file === name ? [path] : []))
}

/** The files of a volume that mounts take alone, which are keys by their names unless the volume says otherwise. */
function filesOf(reference: Reference): { readonly path: FieldPath; readonly file: string }[] {
  const filled = volumeOf(reference)
  if (filled === undefined || filled.source.items !== undefined) return []
  const base = [...templatePath(reference.from), 'spec']
  return mountsOf(templateOf(reference.from)?.spec).flatMap(({ name: volume, mount, path }) => {
    const file: unknown = (mount as any).subPath
    return volume === filled.volume.name && typeof file === 'string'
      ? [{ path: [...base, ...path, 'subPath'], file }]
      : []
  })
}

/** The keys that mounts of a resource take alone out of volumes. */
export function keysMounted(
  resource: Resource,
): { readonly reference: Reference; readonly path: FieldPath; readonly name: string }[] {
  return referencesOf(resource).flatMap((reference) =>
    filesOf(reference).map(({ path, file }) => ({ reference, path, name: file })),
  )
}

function namingOf(around: Surroundings, name: string): Naming {
  return {
    meansText: (text, { as }) => text === name && (as === 'key' || as === 'text'),
    refusal: (declaring) => {
      for (const map of declaring) {
        const { type = 'Opaque' } = map.value
        if (map.kind === 'Secret' && type !== 'Opaque') return `a Secret of type ${type} has keys of fixed names`
        for (const unit of around.unitsOf(map))
          for (const user of referencesIn(unit).usersOf(map)) {
            const { row, parts, from } = user
            if (parts.some(({ value, implied }) => implied && value === name))
              return `${nameOf(from)} needs it under that name`
            if (row.field.includes('envFrom')) return `in ${nameOf(from)} it is the name of a variable`
            const filled = volumeOf(user)
            if (filled !== undefined && filled.source.items === undefined && isMounted(from, filled.volume.name))
              return `in ${nameOf(from)} it is the name of a file`
          }
      }
      return undefined
    },
    unsure: (user, declaring) => {
      const [map] = declaring
      return map && unsureOf(around, user, kindOf(map), map.name!, new Set(mapsLike(around, declaring)))
    },
    taken: (wanted, declaring) => {
      for (const map of declaring)
        if (KEYED.some((field) => Object.hasOwn(map.value[field] ?? {}, wanted)))
          return `${bareKind(map.kind)} "${map.name}" has a key "${wanted}" already`
      return undefined
    },
  }
}

/** Maps with the key, and those that are the same resource without it. */
function mapsLike(around: Surroundings, declaring: ReadonlySet<Resource>): readonly Resource[] {
  return [...declaring].flatMap((map) =>
    around.unitsOf(map).flatMap(
      (unit) =>
        referencesIn(unit)
          .lookup.places(kindOf(map), map.name ?? '')
          ?.in(spaceOf(map)) ?? [],
    ),
  )
}

/** Whether a container mounts all of a volume, so that each key is a file by its name. */
function isMounted(owner: Resource, volume: string): boolean {
  return mountsOf(templateOf(owner)?.spec).some(({ name, mount }) => name === volume && !(mount as any).subPath)
}
