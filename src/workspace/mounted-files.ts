import { objectsOf } from '../kubernetes/lists.ts'
import { withoutSlashes } from '../kubernetes/paths.ts'
import type { Resource } from '../model/resource.ts'
import { offers } from './references/offers.ts'
import type { Unit } from './unit.ts'

/** A ConfigMap or Secret as a container mounts it: each key, or each of the listed items, is a file. */
export interface MountedFiles {
  /** Index in `volumeMounts`. */
  readonly index: number
  readonly mountPath: string
  /** The one file or folder of the volume that is mounted instead of the whole. */
  readonly subPath: string | undefined
  /** `ConfigMap "scripts"`. */
  readonly words: string
  /** The ConfigMap or Secret, where it is in the unit. */
  readonly source: Resource | undefined
  /** The names of all files, read when they are asked for; undefined where they are not known. */
  files(): readonly string[] | undefined
  /** What a file may be used for, as in `defaultMode`. */
  modeOf(file: string): number
}

const KINDS = [
  ['configMap', 'ConfigMap', 'name'],
  ['secret', 'Secret', 'secretName'],
] as const

/** What volumes are made with where nothing is said (SetDefaults_ConfigMapVolumeSource, SetDefaults_SecretVolumeSource). */
const DEFAULT_MODE = 0o644

/** The ConfigMaps and Secrets that a container mounts. */
export function mountedFiles(unit: Unit, resource: Resource, spec: any, container: any): MountedFiles[] {
  const volumes = objectsOf<any>(spec?.volumes).filter(([{ configMap, secret }]) => configMap ?? secret)
  if (volumes.length === 0) return []
  return objectsOf<any>(container?.volumeMounts).flatMap(([{ name, mountPath, subPath, subPathExpr }, index]) => {
    if (typeof mountPath !== 'string' || subPathExpr) return []
    const volume = volumes.find(([each]) => each.name === name)?.[0]
    return KINDS.flatMap(([field, kind, nameField]) => {
      const made = volume?.[field]
      if (typeof made?.[nameField] !== 'string') return []
      const source = unit.find(kind, unit.namespaceOf(resource), made[nameField])
      const items = objectsOf<any>(made.items).map(([item]) => item)
      return [
        {
          index,
          mountPath: withoutSlashes(mountPath),
          subPath: subPath ? withoutSlashes(String(subPath)) : undefined,
          words: `${kind} "${made[nameField]}"`,
          source,
          files: () => (items.length > 0 ? items.map(({ path }) => String(path)) : source && keysIn(source)),
          modeOf: (file: string) => items.find(({ path }) => path === file)?.mode ?? made.defaultMode ?? DEFAULT_MODE,
        },
      ]
    })
  })
}

function keysIn(source: Resource): string[] | undefined {
  return offers(source, 'key')?.all().map(String)
}
