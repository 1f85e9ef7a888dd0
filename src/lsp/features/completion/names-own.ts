import { objectsOf } from '../../../kubernetes/lists.ts'
import { podLabelsPath, shapeOf, templatePath } from '../../../kubernetes/workload.ts'
import { segmentName } from '../../../model/path.ts'
import type { Asker } from './asker.ts'
import type { Candidate } from './candidate.ts'

/** Labels that mostly have the name of the resource. */
const NAMING: ReadonlySet<unknown> = new Set([
  'app',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/name',
  'k8s-app',
  'name',
])

/** The name of the resource, where it is mostly written again: in labels, and as the name of its first container. */
export function ownNameAt(asker: Asker): Candidate[] {
  const { name, place } = asker
  if (name === undefined || place.part !== 'value') return []
  if (!isNamingLabel(asker) && !isFirstContainer(asker)) return []
  return [{ label: name, kind: 'reference', rank: 2, detail: `the name of the ${asker.kind.gvk.kind}` }]
}

function isNamingLabel({ place, kind }: Asker): boolean {
  const { path } = place
  if (!NAMING.has(path.at(-1))) return false
  const maps = [['metadata', 'labels'], ...(shapeOf(kind) === undefined ? [] : [podLabelsPath(kind)])]
  return maps.some((map) => isBelow(path, map.map(segmentName)))
}

function isFirstContainer(asker: Asker): boolean {
  const { place, kind } = asker
  const { path } = place
  if (shapeOf(kind) === undefined || path.at(-1) !== 'name' || typeof path.at(-2) !== 'number') return false
  const list = [...templatePath(kind), 'spec', 'containers'].map(segmentName)
  const isOne = isBelow(path.slice(0, -1), list)
  return isOne && objectsOf<any>(asker.at(path.length - 2)).every(([each]) => each.name !== asker.name)
}

/** Whether a path leads to what is directly in a map or list. */
function isBelow(path: readonly (string | number)[], around: readonly (string | number)[]): boolean {
  return path.length === around.length + 1 && around.every((step, index) => step === path[index])
}
