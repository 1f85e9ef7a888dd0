import { shapeOf } from '../kubernetes/workload.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
import { replicasOf } from './replicas.ts'
import { podSelection } from './selections/read.ts'
import type { Unit } from './unit.ts'

/** The pods of a unit that a PodDisruptionBudget covers. */
export interface Covered {
  readonly owners: readonly Resource[]
  /** The owners that have no number of replicas which the disruption controller could ask for. */
  readonly uncounted: readonly Resource[]
  /** The fewest and the most pods of the owners that are counted. */
  readonly least: number
  readonly most: number
}

/** What a PodDisruptionBudget covers; without owners where its pods are not in the unit. */
export function coveredBy(unit: Unit, budget: Resource, object: any): Covered {
  const selection = podSelection(budget.gvk, object)
  const owners = selection === undefined ? [] : unit.selectedBy(unit.namespaceOf(budget), selection.selector)
  let pods: Pick<Covered, 'least' | 'most'> | undefined
  return {
    owners,
    uncounted: owners.filter((owner) => !isScaled(owner)),
    // Most only ask who is covered.
    get least() {
      return (pods ??= countPods(unit, owners)).least
    },
    get most() {
      return (pods ??= countPods(unit, owners)).most
    },
  }
}

function countPods(unit: Unit, owners: readonly Resource[]): Pick<Covered, 'least' | 'most'> {
  let [least, most] = [0, 0]
  for (const owner of owners) {
    if (!isScaled(owner)) continue
    const replicas = replicasOf(unit, owner, owner.value)
    least += replicas.least
    most += replicas.most
  }
  return { least, most }
}

function isScaled(owner: Resource): boolean {
  return shapeOf(owner)?.scaled === true
}

/** The PodDisruptionBudgets of the unit that cover the pods of a resource, in the order of files and documents. */
export function budgetsOver(unit: Unit, owner: Resource): readonly Resource[] {
  return budgetsByOwner(unit).get(owner) ?? []
}

const budgetsByOwner = oncePer((unit: Unit) => {
  const found = new Map<Resource, Resource[]>()
  for (const budget of unit.ofKind('PodDisruptionBudget')) {
    const selection = podSelection(budget.gvk, budget.value)
    if (selection === undefined) continue
    for (const covered of unit.selectedBy(unit.namespaceOf(budget), selection.selector)) push(found, covered, budget)
  }
  return found
})
