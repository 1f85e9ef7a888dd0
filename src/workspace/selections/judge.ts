import { formatRequirement, formatSelector, type Requirement } from '../../kubernetes/label-selector.ts'
import { podLabelsPath } from '../../kubernetes/workload.ts'
import type { Problem } from '../../model/finding.ts'
import { type FieldPath, key } from '../../model/path.ts'
import { nameOf, type Resource } from '../../model/resource.ts'
import {
  serviceNamespaces,
  serviceNearlyLabelled,
  serviceOfLabelledPods,
  servicesLabelled,
} from '../labelled-services.ts'
import { describeMisses, nearestPods } from '../nearest-pods.ts'
import { makeTrie, type Trie, valueBeside, walkTrie } from '../references/trie.ts'
import { areTogether, type Unit } from '../unit.ts'
import { podSelection, type Selection } from './read.ts'

/** The namespaces that a selector looks in; undefined where the manifests do not say. */
export function namespacesOf(
  unit: Unit,
  {
    row,
    from,
    owner,
  }: Pick<Selection, 'row' | 'owner'> & { readonly from: Pick<Resource, 'namespaced' | 'namespace'> },
): readonly string[] | undefined {
  const { any, names, selector } = row.namespaces ?? {}
  if (any !== undefined && valueBeside(owner, any) === true) return undefined
  if (selector !== undefined && valueBeside(owner, selector) !== undefined) return undefined
  const listed = names === undefined ? undefined : valueBeside(owner, names)
  const written: readonly string[] = Array.isArray(listed) ? listed.filter((each) => typeof each === 'string') : []
  return written.length > 0 ? written : [unit.namespaceOf(from)]
}

/** The resources of one namespace that a selector finds: what makes the pods, or Services; undefined for other kinds. */
function findIn(
  unit: Unit,
  { row, selector }: Selection,
  namespace: string,
  limit: number,
): readonly Resource[] | undefined {
  if (row.selects === 'Pod') return unit.selectedBy(namespace, selector, limit)
  return row.selects === 'Service' ? servicesLabelled(unit, namespace, selector) : undefined
}

/** The resources that a selector finds: what makes the pods, or Services; undefined where it looks for something else, or in places that are not known. */
export function selected(
  unit: Unit,
  selection: Selection,
  limit = Number.POSITIVE_INFINITY,
): readonly Resource[] | undefined {
  if (selection.row.selects !== 'Pod' && selection.row.selects !== 'Service') return undefined
  return namespacesOf(unit, selection)?.flatMap((namespace) => findIn(unit, selection, namespace, limit)!)
}

/** What is wrong with a selector that selects nothing; undefined where it does, or nothing is known to be wrong. */
export function missedProblem(unit: Unit, selection: Selection): Problem | undefined {
  return missedBy(unit, selection)?.problem ?? missingFrom(unit, selection)
}

/** That a selector finds nothing where everything is told to be here; what must merely be absent is everywhere. */
function missingFrom(unit: Unit, selection: Selection): Problem | undefined {
  const { row, selector, path } = selection
  if (!unit.outside.closed || !row.main || !selector.some(({ operator }) => operator === 'In')) return undefined
  const namespaces = namespacesOf(unit, selection)
  if (namespaces === undefined || selected(unit, selection, 1)?.length !== 0) return undefined
  const where = namespaces.map((each) => `"${each}"`).join(', ')
  return {
    path,
    message: `${row.says}: nothing in namespace ${where} has ${formatSelector(selector)}`,
    why: row.why,
  }
}

/** The names of ports that what is selected must have. */
export function portsNamedBy({ row, from }: Selection): readonly { readonly path: FieldPath; readonly name: string }[] {
  const found: { path: FieldPath; name: string }[] = []
  if (row.ports === undefined) return found
  walkTrie(portTries(row.ports.field), from.value, ({ value, path }) => {
    if (typeof value === 'string' && value !== '') found.push({ path, name: value })
  })
  return found
}

const tries = new Map<string, Trie<true>>()

function portTries(field: string): Trie<true> {
  let trie = tries.get(field)
  if (trie === undefined) tries.set(field, (trie = makeTrie([[field, true] as const])))
  return trie
}

/** What a selector misses that was most likely meant. */
export interface Missed {
  readonly target: Resource
  readonly problem: Problem
}

/** Why a selector finds nothing although something nearly is there, or is in another namespace; undefined where it finds something, or nothing is known to be wrong. */
export function missedBy(unit: Unit, selection: Selection): Missed | undefined {
  const namespaces = selection.selector.length === 0 ? undefined : namespacesOf(unit, selection)
  if (!namespaces?.every((namespace) => findIn(unit, selection, namespace, 1)?.length === 0)) return undefined
  for (const namespace of namespaces) {
    const near =
      selection.row.selects === 'Pod'
        ? nearPods(unit, selection, namespace)
        : (nearService(unit, selection, namespace) ?? serviceBefore(unit, selection, namespace))
    if (near !== undefined) return near
  }
  return elsewhere(unit, selection, namespaces)
}

function nearPods(unit: Unit, { row, from, selector, path }: Selection, namespace: string): Missed | undefined {
  const near = nearestPods(unit, from, selector, namespace)
  if (near === undefined || (!row.main && near.evidence !== 'slip')) return undefined
  const { owner, misses } = near
  const [{ requirement, label, slip }] = misses
  const labels = podLabelsPath(owner)
  const { asked, found } = describeMisses(misses, owner)
  return {
    target: owner,
    problem: {
      path: [...path, ...requirement.path],
      message: `${row.says}: it asks for ${asked}, ${nameOf(owner)} has ${found}`,
      why: row.why,
      ...(slip && label !== undefined && pairMeant(requirement, owner, label)),
      related: [
        {
          resource: owner,
          path: label === undefined ? labels : [...labels, key(label)],
          message: `the labels of the pods of ${nameOf(owner)}`,
        },
      ],
    },
  }
}

/** The label that a requirement nearly asks for; where the workload asks for the same pair itself, its label is the wrong one. */
function pairMeant(requirement: Requirement, owner: Resource, label: string): Pick<Problem, 'hint' | 'meant'> {
  const asked = formatRequirement(requirement)
  const own = podSelection(owner.gvk, owner.value)?.selector ?? []
  if (own.some((each) => formatRequirement(each) === asked))
    return { hint: `its own selector asks for ${asked} too: the label is wrong` }
  const value = owner.podLabels![label]!
  return { hint: `did you mean ${label}=${value}?`, meant: [value] }
}

function nearService(unit: Unit, { row, selector, path }: Selection, namespace: string): Missed | undefined {
  const near = serviceNearlyLabelled(unit, namespace, selector)
  if (near === undefined) return undefined
  const { service, requirement, value } = near
  const found = `${requirement.key}=${value}`
  return {
    target: service,
    problem: {
      path: [...path, ...requirement.path],
      message: `${row.says}: it asks for ${formatRequirement(requirement)}, ${nameOf(service)} has ${found}`,
      why: row.why,
      hint: `did you mean ${found}?`,
      meant: [value],
      related: [
        {
          resource: service,
          path: ['metadata', 'labels', key(requirement.key)],
          message: `the label of ${nameOf(service)}`,
        },
      ],
    },
  }
}

/** That labels of pods are asked of the Service before them. */
function serviceBefore(unit: Unit, { row, selector, path }: Selection, namespace: string): Missed | undefined {
  const before = serviceOfLabelledPods(unit, namespace, selector)
  if (before === undefined) return undefined
  const { service, missing } = before
  const asked = formatSelector(missing)
  return {
    target: service,
    problem: {
      path,
      message: `${row.says}: it asks Services for ${asked}, which the pods of ${nameOf(service)} have, but not the Service itself`,
      why: row.why,
      hint: `give the Service the label ${asked}`,
      related: [
        {
          resource: service,
          path: ['metadata', service.metadata?.labels === undefined ? 'name' : 'labels'],
          message: 'the Service',
        },
      ],
    },
  }
}

/** That what is asked for is in a namespace where it is not looked for; what must merely be absent is everywhere. */
function elsewhere(unit: Unit, selection: Selection, namespaces: readonly string[]): Missed | undefined {
  const { row, from, selector, path } = selection
  if (!selector.some(({ operator }) => operator === 'In') || !mayBeWrong(unit, selection, namespaces)) return undefined
  const isPods = row.selects === 'Pod'
  for (const other of isPods ? unit.podNamespaces : serviceNamespaces(unit)) {
    const target = namespaces.includes(other) ? undefined : findIn(unit, selection, other, 1)?.[0]
    // What names no namespace goes where it is applied: for files that stand apart nothing says that this is another one.
    if (target === undefined || (!areWritten(from, target) && !areTogether(from, target))) continue
    const own = namespaces.map((each) => `"${each}"`).join(', ')
    const there = isPods
      ? `those with ${formatSelector(selector)} are made by ${nameOf(target)}`
      : `${nameOf(target)} with ${formatSelector(selector)} is`
    const place = target.namespace === undefined ? 'without a namespace' : `in namespace "${other}"`
    const seen =
      row.namespaces === undefined
        ? `a ${from.kind} only sees pods of its own namespace, ${from.namespace === undefined ? 'and this one writes none' : own}`
        : `this looks only into ${own}`
    return {
      target,
      problem: {
        path,
        message: `${row.says}: ${there} ${place}, and ${seen}`,
        why: row.why,
        ...hintAboutBoth(from, target),
        related: [{ resource: target, path: ['metadata', 'namespace'], message: place }],
      },
    }
  }
  return undefined
}

/** What to do where only one of two writes a namespace: without `-n` the other goes to that of kubectl's context, and with another one kubectl refuses the first. */
function hintAboutBoth(from: Resource, target: Resource): Pick<Problem, 'hint'> {
  if (areWritten(from, target)) return {}
  const written = from.namespace ?? target.namespace
  return { hint: `write \`namespace: ${written}\` in both, or apply both with \`-n ${written}\`` }
}

function areWritten(from: Resource, target: Resource): boolean {
  return from.namespace !== undefined && target.namespace !== undefined
}

/** Whether a namespace in which nothing is found speaks for a mistake. */
function mayBeWrong(unit: Unit, { row, from }: Selection, namespaces: readonly string[]): boolean {
  switch (row.elsewhere) {
    case 'always':
      return true
    case 'amid-pods':
      return namespaces.some((each) => unit.podOwners(each).length > 0)
    case 'from-named':
      return from.namespace !== undefined
    default:
      return false
  }
}
