import {
  areTogether,
  defineRule,
  formatSelector,
  isMetBy,
  podLabelsPath,
  podSelection,
  podsOf,
  type Resource,
  runsToCompletion,
} from '../../src/kit.ts'

const KINDS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'] as const

/** Controllers that take over a pod which matches their selector and has no owner; a Deployment's ReplicaSets also ask for a hash that such a pod lacks, a StatefulSet for its own name. */
const ADOPTS_PODS = new Set(['ReplicaSet', 'ReplicationController', 'DaemonSet'])

/** Kinds that leave ReplicaSets without owner behind, or are some: a Deployment takes them over as its own old revisions. */
const LEAVES_SETS = new Set(['Deployment', 'ReplicaSet'])

export default defineRule({
  summary: 'The selectors of two workloads must not catch the same pods',
  severity: 'warning',
  unit: true,
  on: KINDS,
  check(workload: any, { resource, unit, report }) {
    const selection = podSelection(resource.gvk, workload)
    if (selection === undefined || workload.metadata?.ownerReferences !== undefined) return
    const { selector, path } = selection
    const others = unit
      .selectedBy(unit.namespaceOf(resource), selector, 100)
      .filter((other) => collides(resource, other) && !isToldOf(other, resource))
    const [other] = others
    if (other === undefined) return
    const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
    report({
      path,
      message: `the selector ${formatSelector(selector)} also catches ${podsOf(other)}${more}`,
      why: consequence(resource, other),
      hint: 'give each a label of its own, in selector and template',
      related: others.slice(0, 2).map((each) => ({
        resource: each,
        path: podLabelsPath(each),
        message: `the labels of ${podsOf(each)}`,
      })),
    })
  },
})

function collides(resource: Resource, other: Resource): boolean {
  if (other === resource || runsToCompletion(other)) return false
  if (other.kind === 'Pod') return ADOPTS_PODS.has(resource.kind)
  if (other.kind === resource.kind && other.name === resource.name) return false
  return areTogether(resource, other) && other.value.metadata?.ownerReferences === undefined
}

/** Whether the same is told of the other workload: of two that catch the pods of each other, it is told of the one with the later name. */
function isToldOf(other: Resource, resource: Resource): boolean {
  if (!other.builtIn || !KINDS.some((kind) => kind === other.kind) || sortKey(other) <= sortKey(resource)) return false
  const back = podSelection(other.gvk, other.value)
  return back?.selector.every((requirement) => isMetBy(requirement, resource)) ?? false
}

function sortKey({ name, kind }: Resource): string {
  return `${name} ${kind}`
}

/** What comes of it: controllers go by the owners of pods, all else goes by labels. */
function consequence({ kind }: Resource, other: Resource): string {
  if (other.kind === 'Pod')
    return `a ${kind} takes over a pod without owner that matches its selector, counts it as a replica and may delete it`
  const what = adopted(kind, other)
  const takes = what === undefined ? '' : `, and a ${kind} takes over ${what} that lose their owner`
  return `each controller keeps to its own pods, but what goes by the selector (autoscalers, \`kubectl logs\`, copies of it in disruption budgets) mixes up both sets${takes}`
}

function adopted(kind: string, other: Resource): string | undefined {
  if (ADOPTS_PODS.has(kind)) return 'pods'
  return kind === 'Deployment' && LEAVES_SETS.has(other.kind) ? 'ReplicaSets' : undefined
}
