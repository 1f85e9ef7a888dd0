import {
  areTogether,
  defineRule,
  formatSelector,
  nameOf,
  podLabelsPath,
  podSelection,
  type Resource,
  runsToCompletion,
} from '../../src/kit.ts'

/** Controllers that take over a pod which matches their selector and has no owner; a Deployment's ReplicaSets also ask for a hash that such a pod lacks. */
const ADOPTS = new Set(['ReplicaSet', 'ReplicationController', 'DaemonSet'])

export default defineRule({
  summary: 'The selectors of two workloads must not catch the same pods',
  severity: 'warning',
  unit: true,
  on: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'],
  check(workload: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, workload)
    if (selection === undefined || workload.metadata?.ownerReferences !== undefined) return
    const { selector, path } = selection
    const others = unit
      .selectedBy(unit.namespaceOf(resource), selector, 100)
      .filter((other) => collides(resource, other))
    const [other] = others
    if (other === undefined) return
    const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
    report({
      path,
      message: `the selector ${formatSelector(selector)} also catches the pods of ${nameOf(other)}${more}`,
      why:
        other.kind === 'Pod'
          ? `a ${resource.kind} takes over a pod without owner that matches its selector, counts it as a replica and may delete it`
          : 'autoscalers, disruption budgets and `kubectl logs` then mix up both sets of pods, and pods that lose their owner are taken over by the wrong one',
      hint: 'give each a label of its own, in selector and template',
      related: others.slice(0, 2).map((each) => ({
        resource: each,
        path: podLabelsPath(each),
        message: `the labels of the pods of ${nameOf(each)}`,
      })),
    })
  },
})

function collides(resource: Resource, other: Resource): boolean {
  if (other === resource || runsToCompletion(other)) return false
  if (other.kind === 'Pod') return ADOPTS.has(resource.kind)
  if (other.kind === resource.kind && other.name === resource.name) return false
  return areTogether(resource, other) && other.value.metadata?.ownerReferences === undefined
}
