import {
  areTogether,
  defineRule,
  explainMiss,
  formatRequirement,
  formatSelector,
  isIdentity,
  isMetBy,
  key,
  type Labels,
  type Miss,
  nameOf,
  podSelection,
  type Resource,
  type Selector,
  type Unit,
  workloadShape,
} from '../../src/kit.ts'

const CONSEQUENCES: Record<string, string> = {
  Service: 'a Service without pods has no endpoints: connections to it fail',
  PodDisruptionBudget: 'a budget without pods protects nothing while nodes are drained',
  NetworkPolicy: 'a policy without pods isolates nothing: the traffic that it was written for is not filtered',
}

/** In a namespace with more owners of pods than this, only those of the same file are compared. */
const MANY = 300

export default defineRule({
  summary: 'A Service, budget or policy selects no pods although a workload nearly has the labels that it asks for',
  severity: 'warning',
  unit: true,
  on: ['Service', 'PodDisruptionBudget', 'NetworkPolicy'],
  check(object: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, object)
    if (selection === undefined || selection.selector.length === 0 || object.spec?.type === 'ExternalName') return
    const { selector, path } = selection
    const namespace = unit.namespaceOf(resource)
    if (unit.selectedBy(namespace, selector, 1).length > 0) return
    // headless-other-pods compares a StatefulSet with its Service.
    if (resource.kind === 'Service' && unit.governedBy(resource).length > 0) return
    const why = CONSEQUENCES[resource.kind]
    const near = nearest(unit, resource, selector)
    if (near !== undefined) {
      const { owner, misses } = near
      const [{ requirement, label, slip }] = misses
      const labels = [...(workloadShape(owner.kind)?.template ?? []), 'metadata', 'labels']
      report({
        path: [...path, ...requirement.path],
        message: `selects no pods: it asks for ${misses.map((miss) => formatRequirement(miss.requirement)).join(' and ')}, ${nameOf(owner)} has ${misses.map((miss) => describe(miss, owner.podLabels!)).join(' and ')}`,
        why,
        hint: slip && label !== undefined ? `did you mean ${label}=${owner.podLabels![label]}?` : undefined,
        related: [
          {
            resource: owner,
            path: label === undefined ? labels : [...labels, key(label)],
            message: `the labels of the pods of ${nameOf(owner)}`,
          },
        ],
      })
      return
    }
    if (!selector.some(({ operator }) => operator === 'In')) return
    const other = unit.podNamespaces.find((each) => each !== namespace && unit.selectedBy(each, selector, 1).length > 0)
    if (other === undefined || (resource.kind === 'NetworkPolicy' && unit.podOwners(namespace).length === 0)) return
    const [owner] = unit.selectedBy(other, selector, 1)
    report({
      path,
      message: `selects no pods: those with ${formatSelector(selector)} are made by ${nameOf(owner!)} in namespace "${other}", and a ${resource.kind} only sees pods of its own namespace, "${namespace}"`,
      why,
      related: [{ resource: owner!, path: ['metadata', 'namespace'], message: `namespace "${other}"` }],
    })
  },
})

interface Near {
  readonly owner: Resource
  readonly misses: readonly [Miss, ...Miss[]]
}

/** The owner of pods that was most likely meant: a typing slip apart, all but one requirement met, or of the same name. */
function nearest(unit: Unit, resource: Resource, selector: Selector): Near | undefined {
  const all = unit.podOwners(unit.namespaceOf(resource))
  const owners = all.length > MANY ? (byFile(all).get(resource.origin.file) ?? []) : all
  let best: (Near & { rank: number }) | undefined
  for (const owner of owners) {
    const labels = owner.podLabels!
    const failed = selector.filter((requirement) => !isMetBy(requirement, owner))
    const misses = failed.map((requirement) => explainMiss(requirement, labels)) as [Miss, ...Miss[]]
    const rank = rankOf(misses, selector, owner, resource)
    if (rank > (best?.rank ?? 0)) best = { owner, misses, rank }
  }
  return best
}

const files = new WeakMap<readonly Resource[], Map<string, Resource[]>>()

function byFile(owners: readonly Resource[]): Map<string, Resource[]> {
  let grouped = files.get(owners)
  if (grouped === undefined) {
    grouped = new Map()
    for (const owner of owners) {
      const { file } = owner.origin
      if (!grouped.has(file)) grouped.set(file, [])
      grouped.get(file)!.push(owner)
    }
    files.set(owners, grouped)
  }
  return grouped
}

function rankOf(misses: readonly [Miss, ...Miss[]], selector: Selector, owner: Resource, resource: Resource): number {
  const together = areTogether(resource, owner)
  const sameName = together && resource.kind === 'Service' && isSameStem(owner.name, resource.name)
  if (misses.length === 1) {
    const [{ requirement, slip }] = misses
    if (slip) return sameName ? 5 : 4
    const known = selector.some((each) => each !== requirement && each.operator === 'In' && isIdentity(each.key))
    if (together && known && !isIdentity(requirement.key)) return sameName ? 3 : 2
  }
  return sameName ? 1 : 0
}

/** `web-service` and `web-deployment` are both called web. */
function isSameStem(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && stem(a) === stem(b)
}

function stem(name: string): string {
  return name.replace(/-(?:svc|service|headless|deploy|deployment|statefulset|sts|daemonset|ds|pod|rc|rs)$/, '')
}

function describe({ requirement, label }: Miss, labels: Labels): string {
  return label === undefined ? `no label \`${requirement.key}\`` : `${label}=${labels[label]}`
}
