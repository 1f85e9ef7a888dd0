import { posix } from 'node:path'
import { get, type MapNode, type Node, type ScalarNode } from '../yaml/node.ts'
import { parseStream } from '../yaml/parse.ts'
import { toValue } from '../yaml/value.ts'
import type { Recognised } from './recognise.ts'

/** What a file is that changes resources which a kustomization has from elsewhere. */
export const PATCH: Recognised = { reason: 'kustomization', message: 'a patch of a kustomization' }
/** Whether a file is a patch, which has the fields of a resource. */
export function isPatch({ reason, message }: Recognised): boolean {
  return reason === PATCH.reason && message === PATCH.message
}

const CONTENT: Recognised = { reason: 'kustomization', message: 'what a kustomization puts into a ConfigMap or Secret' }
const SETTINGS: Recognised = { reason: 'kustomization', message: 'settings of a kustomization' }

/** Where a kustomization names files that are no resources: the field, the field of its items where they are no paths themselves, and what the file is. */
const PARTS: readonly (readonly [field: string, item: string | undefined, what: Recognised])[] = [
  ['patches', 'path', PATCH],
  // Plain paths in `patches` are those of strategic merge patches (useLegacyPatch).
  ['patches', undefined, PATCH],
  ['patchesStrategicMerge', undefined, PATCH],
  ['patchesJson6902', 'path', PATCH],
  ['configMapGenerator', 'files', CONTENT],
  ['configMapGenerator', 'envs', CONTENT],
  ['configMapGenerator', 'env', CONTENT],
  ['secretGenerator', 'files', CONTENT],
  ['secretGenerator', 'envs', CONTENT],
  ['secretGenerator', 'env', CONTENT],
  ['configurations', undefined, SETTINGS],
  ['generators', undefined, SETTINGS],
  ['transformers', undefined, SETTINGS],
  ['validators', undefined, SETTINGS],
  ['replacements', 'path', SETTINGS],
  ['openapi', 'path', SETTINGS],
  ['helmCharts', 'valuesFile', SETTINGS],
  ['helmCharts', 'additionalValuesFiles', SETTINGS],
]

/** The names that Kustomize looks for in a folder. */
export const KUSTOMIZATION_NAMES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** The files that a kustomization in `folder` reads for something else than resources, by path, and what they are; none where it cannot be read. */
export function partsOfKustomization(folder: string, text: string): ReadonlyMap<string, Recognised> {
  const parts = new Map<string, Recognised>()
  const kustomization = readKustomization(text)
  if (kustomization === undefined) return parts
  for (const [field, item, what] of PARTS)
    for (const each of listOf(kustomization[field]))
      for (const path of listOf(item === undefined ? each : fieldOf(each, item)))
        if (typeof path === 'string') parts.set(posix.join(folder, fileOf(path)), what)
  return parts
}

/** Where a kustomization names what it puts together. */
const RESOURCES = ['resources', 'bases', 'components', 'crds'] as const

/** A path that a kustomization names, with the text that it stands in. */
export interface NamedPath {
  readonly node: ScalarNode
  readonly path: string
}

/** All files and folders that a kustomization names, in the order of its fields; it may be a URL as well. */
export function pathsInKustomization(root: MapNode): NamedPath[] {
  const fields = [...RESOURCES.map((field) => [field, undefined] as const), ...PARTS]
  return fields.flatMap(([field, item]) =>
    itemsOf(get(root, field)).flatMap((each) => {
      const named = item === undefined ? each : each.type === 'map' ? get(each, item) : undefined
      return itemsOf(named).flatMap((node) =>
        node.type === 'string' ? [{ node, path: fileOf(node.value as string) }] : [],
      )
    }),
  )
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'list' ? node.items : node === undefined ? [] : [node]
}

const GENERATORS = { configMapGenerator: 'ConfigMap', secretGenerator: 'Secret' }

/** What a kustomization generates, as `ConfigMap web`, under the names that manifests know it by; nothing where it cannot be read. */
export function generatedBy(text: string): string[] {
  const kustomization = readKustomization(text)
  if (kustomization === undefined) return []
  return Object.entries(GENERATORS).flatMap(([field, kind]) =>
    listOf(kustomization[field])
      .map((each) => fieldOf(each, 'name'))
      .filter((name) => typeof name === 'string')
      .map((name) => `${kind} ${name}`),
  )
}

/** The value of a kustomization; undefined where it cannot be read. */
export function readKustomization(text: string): any {
  const root = parseStream(text).find((document) => document.root?.type === 'map')?.root
  return root && toValue(root)
}

/** Generators may give a file another key: `key=path`. */
function fileOf(path: string): string {
  return path.slice(path.indexOf('=') + 1)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
}
