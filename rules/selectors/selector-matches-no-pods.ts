import {
  defineRule,
  describeMisses,
  formatSelector,
  key,
  nameOf,
  nearestPods,
  podLabelsPath,
  podSelection,
} from '../../src/kit.ts'

const CONSEQUENCES: Record<string, string> = {
  Service: 'a Service without pods has no endpoints: connections to it fail',
  PodDisruptionBudget: 'a budget without pods protects nothing while nodes are drained',
  NetworkPolicy: 'a policy without pods isolates nothing: the traffic that it was written for is not filtered',
}

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
    const near = nearestPods(unit, resource, selector)
    if (near !== undefined) {
      const { owner, misses } = near
      const [{ requirement, label, slip }] = misses
      const { asked, found } = describeMisses(misses, owner)
      const labels = podLabelsPath(owner)
      report({
        path: [...path, ...requirement.path],
        message: `selects no pods: it asks for ${asked}, ${nameOf(owner)} has ${found}`,
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
