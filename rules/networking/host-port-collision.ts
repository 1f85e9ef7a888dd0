import { defineRule, hostPorts, nameOf, oncePer, push, type Resource, type Unit } from '../../src/kit.ts'

/** Pods of Jobs come and go. */
const SERVING = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'Pod']

/** So many DaemonSets of one port are compared. */
const LIMIT = 20

export default defineRule({
  summary: 'Pods cannot run on nodes where a DaemonSet has taken their host port',
  severity: 'warning',
  unit: true,
  on: 'workload',
  check({ kind, template, templatePath }, { resource, unit, report }) {
    if (!SERVING.includes(kind) || unit.ofKind('DaemonSet').length === 0) return
    for (const { port, protocol, hostIP, path } of hostPorts(template.spec)) {
      const other = takersOf(unit, `${port}/${protocol}`).find(
        (each) =>
          each.daemonSet !== resource &&
          each.daemonSet.name !== resource.name &&
          isSameAddress(each.hostIP, hostIP) &&
          covers(each.daemonSet, template.spec) &&
          !(kind === 'DaemonSet' && isSaidThere(unit, resource, each.daemonSet)),
      )
      if (other === undefined) continue
      report({
        path: [...templatePath, 'spec', ...path],
        message: `host port ${port} (${protocol}) is also taken by ${nameOf(other.daemonSet)} on every node where these pods can run: whichever comes second stays Pending`,
        related: [
          { resource: other.daemonSet, path: ['spec', 'template', 'spec', ...other.path], message: 'taken here' },
        ],
      })
    }
  },
})

function isSameAddress(a: string, b: string): boolean {
  return a === b || [a, b].some((each) => each === '' || each === '0.0.0.0' || each === '::')
}

/** Whether a DaemonSet surely runs on each node that some pods can run on. */
function covers(daemonSet: Resource, pod: any): boolean {
  const spec = specOf(daemonSet)
  if (spec.affinity?.nodeAffinity !== undefined || spec.nodeName !== undefined) return false
  const tolerations = (each: any): any[] => each.tolerations ?? []
  const toleratesAll = tolerations(spec).some((each) => each?.operator === 'Exists' && each.key === undefined)
  if (tolerations(pod).length > 0 && !toleratesAll) return false
  return Object.entries(spec.nodeSelector ?? {}).every(([label, value]) => pod.nodeSelector?.[label] === value)
}

/** Of two DaemonSets that get in each other's way the second one is spoken of. */
function isSaidThere(unit: Unit, one: Resource, other: Resource): boolean {
  const all = unit.ofKind('DaemonSet')
  return all.indexOf(one) < all.indexOf(other) && covers(one, specOf(other))
}

function specOf(daemonSet: Resource): any {
  return daemonSet.value.spec?.template?.spec ?? {}
}

type Taker = Omit<ReturnType<typeof hostPorts>[number], 'port' | 'protocol'> & { readonly daemonSet: Resource }

/** The first DaemonSets that take a port of the nodes. */
function takersOf(unit: Unit, key: string): readonly Taker[] {
  return takersIn(unit).get(key) ?? []
}

const takersIn = oncePer((unit: Unit) => {
  const takers = new Map<string, Taker[]>()
  for (const daemonSet of unit.ofKind('DaemonSet'))
    for (const { port, protocol, hostIP, path } of hostPorts(specOf(daemonSet))) {
      const key = `${port}/${protocol}`
      if ((takers.get(key)?.length ?? 0) < LIMIT) push(takers, key, { daemonSet, hostIP, path })
    }
  return takers
})
