import { formatRequirement } from '../../../kubernetes/label-selector.ts'
import { podLabelsPath } from '../../../kubernetes/workload.ts'
import { type FieldPath, segmentName } from '../../../model/path.ts'
import type { Resource } from '../../../model/resource.ts'
import { counted } from '../../../text/count.ts'
import { budgetsOver } from '../../../workspace/budgets.ts'
import { isolationOf } from '../../../workspace/network-policies.ts'
import { selected } from '../../../workspace/selections/judge.ts'
import { podSelection, type Selection, selectionsOf } from '../../../workspace/selections/read.ts'
import { isMetBy, type Unit } from '../../../workspace/unit.ts'
import { code, type Prose, say } from '../../markdown.ts'
import type { Says } from './place.ts'
import { called, some } from './words.ts'

/** What the selector around a place selects. */
export const selector: Says = (place) => {
  const { resource, path } = place
  const selection = selectionsOf(resource).find((each) => isIn(path, each.path))
  if (selection === undefined) return []
  const { unit } = place
  const words = selectedWords(unit, selection)
  if (words === undefined) return []
  const inside = path.length - selection.path.length
  const requirement = selection.selector.find((each) => inside > 0 && isIn(path, [...selection.path, ...each.path]))
  return requirement === undefined ? [words] : [words, ...oneOf(unit, selection, requirement)]
}

/** How many things a selector selects, with their names; undefined where that is not known. */
function selectedWords(unit: Unit, selection: Selection): Prose | undefined {
  const found = selected(unit, selection)
  if (found === undefined) return undefined
  const noun = selection.row.selects === 'Pod' ? 'workload' : 'Service'
  if (selection.row.own && found.every((each) => each === selection.from))
    return found.length === 0 ? undefined : say`selects its own pods`
  if (found.length === 0) return say`selects no ${noun} of the manifests`
  return say`selects ${counted(found.length, noun)}: ${some(found.map((each) => called(each, selection.from)))}`
}

/** How many have the one label that is pointed at, where several are asked for. */
function oneOf(unit: Unit, { selector, from, row }: Selection, requirement: Selection['selector'][number]): Prose[] {
  if (selector.length < 2 || row.selects !== 'Pod') return []
  const alone = unit.selectedBy(unit.namespaceOf(from), [requirement])
  return [say`${code(formatRequirement(requirement))} alone: ${counted(alone.length, 'workload')}`]
}

/** Who selects the pods with the labels of a template. */
export const podLabels: Says = (place) => {
  const { resource, path } = place
  const labels = resource.podLabels === undefined ? undefined : podLabelsPath(resource)
  if (labels === undefined || !isIn(path, labels)) return []
  const label = path[labels.length]
  const lines = selectorsOver(place.unit, resource).flatMap(({ by, selection }) => {
    const asked = selection.filter(({ key }) => key === label)
    return label !== undefined && asked.length === 0 ? [] : [say`${called(by, resource)}`]
  })
  if (lines.length > 0) return [say`selected by ${some(lines)}`]
  return label === undefined ? [] : [say`no selector of the manifests asks for this label`]
}

interface Over {
  readonly by: Resource
  readonly selection: readonly { readonly key: string }[]
}

/** The Services, budgets, policies and the workload itself that select pods of a resource, by the indexes that there are. */
function selectorsOver(unit: Unit, resource: Resource): Over[] {
  const policies = (['ingress', 'egress'] as const).flatMap(
    (direction) => isolationOf(unit, resource, direction)?.policies ?? [],
  )
  const all = new Set([resource, ...unit.servicesOf(resource), ...budgetsOver(unit, resource), ...policies])
  return [...all].flatMap((by) => {
    const selection = podSelection(by.gvk, by.value)?.selector
    return selection?.every((each) => isMetBy(each, resource)) ? [{ by, selection }] : []
  })
}

function isIn(path: readonly (string | number)[], around: FieldPath): boolean {
  return around.length <= path.length && around.every((step, index) => segmentName(step) === path[index])
}
