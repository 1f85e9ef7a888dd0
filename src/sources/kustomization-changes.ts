import { posix } from 'node:path'
import { parseStream } from '../yaml/parse.ts'
import { isMapValue, toValue } from '../yaml/value.ts'
import { readKustomization } from './kustomization.ts'

/** How many replicas are given to a workload, by what it is called: `Deployment web`. */
export type GivenReplicas = readonly [workload: string, replicas: number]

/** The kinds that `replicas` of a kustomization is about. */
const SCALED = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']

/** What a kustomization itself gives to workloads, by `replicas` and by patches that stand in it; nothing where it cannot be read. */
export function replicasGivenBy(text: string): GivenReplicas[] {
  if (!text.includes('replicas')) return []
  const kustomization = readKustomization(text)
  if (kustomization === undefined) return []
  const named = mapsIn(kustomization.replicas).flatMap(({ name, count }) =>
    SCALED.flatMap((kind) => given(kind, name, count)),
  )
  const patches = [...mapsIn(kustomization.patches), ...mapsIn(kustomization.patchesJson6902)].flatMap(
    ({ patch, target }) =>
      typeof patch === 'string' ? replicasInPatch(patch, isMapValue(target) ? target : undefined) : [],
  )
  const merged = listOf(kustomization.patchesStrategicMerge).flatMap((patch) =>
    typeof patch === 'string' && patch.includes('\n') ? replicasInPatch(patch) : [],
  )
  return [...named, ...patches, ...merged]
}

/**
 * The files and folders whose workloads a kustomization in `folder` gives labels and selectors that have them: by `commonLabels`, or by `labels` with `includeSelectors`.
 * None where it cannot be read.
 */
export function selectorsGivenIn(folder: string, text: string): string[] {
  if (!/commonLabels|includeSelectors/.test(text)) return []
  const kustomization = readKustomization(text)
  if (kustomization === undefined) return []
  const { commonLabels, labels, resources, bases } = kustomization
  const common = isMapValue(commonLabels) && Object.keys(commonLabels).length > 0
  if (!common && !mapsIn(labels).some(({ includeSelectors, pairs }) => includeSelectors === true && isMapValue(pairs)))
    return []
  return [...listOf(resources), ...listOf(bases)].flatMap((path) =>
    typeof path === 'string' ? [posix.join(folder, path)] : [],
  )
}

/** What a patch gives to workloads; `target` is what its kustomization puts it onto, where it says that. */
export function replicasInPatch(text: string, target?: Readonly<Record<string, unknown>>): GivenReplicas[] {
  if (!text.includes('replicas')) return []
  return valuesIn(text).flatMap((patch) => {
    if (Array.isArray(patch))
      return mapsIn(patch).flatMap(({ path, value }) =>
        path === '/spec/replicas' ? given(target?.kind, target?.name, value) : [],
      )
    if (!isMapValue(patch) || !isMapValue(patch.spec)) return []
    const own = isMapValue(patch.metadata) ? patch.metadata.name : undefined
    return given(target?.kind ?? patch.kind, target?.name ?? own, patch.spec.replicas)
  })
}

function given(kind: unknown, name: unknown, replicas: unknown): GivenReplicas[] {
  if (typeof kind !== 'string' || typeof name !== 'string' || typeof replicas !== 'number') return []
  return [[`${kind} ${name}`, replicas]]
}

function valuesIn(text: string): unknown[] {
  return parseStream(text).flatMap(({ root }) => (root === undefined ? [] : [toValue(root)]))
}

function mapsIn(value: unknown): Record<string, unknown>[] {
  return listOf(value).filter(isMapValue)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
