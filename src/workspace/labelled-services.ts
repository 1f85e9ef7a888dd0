import { isSlip, matches, type Requirement, type Selector } from '../kubernetes/label-selector.ts'
import type { Labels } from '../kubernetes/labels.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
import type { Unit } from './unit.ts'

/** A Service with its labels. */
interface Labelled {
  readonly resource: Resource
  readonly labels: Labels
}

/** So many Services are looked at for one that was meant. */
const MANY = 1000

/** The Services of a namespace whose own labels meet a selector. */
export function servicesLabelled(unit: Unit, namespace: string, selector: Selector): readonly Resource[] {
  let candidates = servicesIn(unit, namespace)
  const exact = selector.find(({ operator, values }) => operator === 'In' && values.length === 1)
  if (exact !== undefined) candidates = labelIndex(candidates).get(`${exact.key}\n${exact.values[0]}`) ?? []
  return candidates.filter(({ labels }) => matches(selector, labels)).map(({ resource }) => resource)
}

/** A Service that a selector misses by a typing slip in one value. */
export function serviceNearlyLabelled(
  unit: Unit,
  namespace: string,
  selector: Selector,
): { readonly service: Resource; readonly requirement: Requirement; readonly value: string } | undefined {
  for (const { resource, labels } of servicesIn(unit, namespace).slice(0, MANY)) {
    const missed = selector.filter((requirement) => !matches([requirement], labels))
    const [requirement, ...more] = missed
    if (requirement === undefined || more.length > 0 || requirement.operator !== 'In') continue
    const value = Object.hasOwn(labels, requirement.key) ? labels[requirement.key]! : undefined
    if (value === undefined) continue
    if (requirement.values.some((wanted) => isSlip(wanted, value))) return { service: resource, requirement, value }
  }
  return undefined
}

/** A Service whose pods have the labels that a selector asks of the Service itself, which has nothing under the missing ones. */
export function serviceOfLabelledPods(
  unit: Unit,
  namespace: string,
  selector: Selector,
): { readonly service: Resource; readonly missing: Selector } | undefined {
  if (!selector.every(({ operator }) => operator === 'In')) return undefined
  for (const { resource, labels } of servicesIn(unit, namespace).slice(0, MANY)) {
    if (!matches(selector, textsOf(resource.value.spec?.selector))) continue
    const missing = selector.filter((requirement) => !matches([requirement], labels))
    if (missing.every(({ key }) => !Object.hasOwn(labels, key))) return { service: resource, missing }
  }
  return undefined
}

/** The namespaces of the unit that have Services. */
export function serviceNamespaces(unit: Unit): readonly string[] {
  return [...byNamespace(unit).keys()]
}

function servicesIn(unit: Unit, namespace: string): readonly Labelled[] {
  return byNamespace(unit).get(namespace) ?? NONE
}

const byNamespace = oncePer((unit: Unit) => {
  const found = new Map<string, Labelled[]>()
  for (const resource of unit.ofKind('Service'))
    push(found, unit.namespaceOf(resource), { resource, labels: textsOf(resource.metadata?.labels) })
  return found
})

const NONE: readonly Labelled[] = []

const labelIndex = oncePer((services: readonly Labelled[]) => {
  const found = new Map<string, Labelled[]>()
  for (const service of services)
    for (const [key, value] of Object.entries(service.labels)) push(found, `${key}\n${value}`, service)
  return found
})

/** Labels that are texts, as the server takes them. */
function textsOf(labels: unknown): Labels {
  if (typeof labels !== 'object' || labels === null) return {}
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => typeof value === 'string'))
}
