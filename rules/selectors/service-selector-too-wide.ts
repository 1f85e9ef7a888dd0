import {
  declaredPorts,
  defineRule,
  formatSelector,
  isHeadless,
  type Labels,
  nameOf,
  podLabelsPath,
  podSelection,
  type Resource,
  runsToCompletion,
  templateOf,
} from '../../src/kit.ts'

/** So many pods are compared. */
const LIMIT = 30

export default defineRule({
  summary: 'The selector of a Service must not catch the pods of different applications',
  severity: 'warning',
  unit: true,
  on: 'Service',
  options: {
    labels: {
      type: 'strings',
      default: ['app', 'k8s-app', 'app.kubernetes.io/name', 'environment', 'env'],
      summary: 'the labels that say which application and which environment a pod belongs to',
    },
  },
  check(service: any, { resource, unit, options, report }) {
    const selection = podSelection(resource.gvk, service)
    if (selection === undefined || service.spec?.type === 'ExternalName') return
    const owners = unit.selectedBy(unit.namespaceOf(resource), selection.selector, LIMIT)
    const [first, ...others] = owners
    if (first === undefined || others.length === 0) return
    const difference = jobAmong(owners) ?? labelApart(options.labels, first, others) ?? portApart(service, owners)
    if (difference === undefined) return
    report({
      path: selection.path,
      message: `the selector ${formatSelector(selection.selector)} catches pods of different applications: ${difference.words}`,
      why: 'connections are spread over all pods that match, so a part of them reaches the wrong one',
      hint: 'ask for a label that only the right pods have',
      related: difference.owners.map((owner) => ({
        resource: owner,
        path: podLabelsPath(owner),
        message: `the labels of the pods of ${nameOf(owner)}`,
      })),
    })
  },
})

interface Difference {
  readonly words: string
  readonly owners: readonly Resource[]
}

/** Pods of a Job run to completion and rarely listen; among pods that serve they are caught by mistake. */
function jobAmong(owners: readonly Resource[]): Difference | undefined {
  const job = owners.find(runsToCompletion)
  const server = owners.find((owner) => !runsToCompletion(owner))
  if (job === undefined || server === undefined) return undefined
  return {
    words: `those of ${nameOf(server)}, which serve, and those of ${nameOf(job)}, which run to completion`,
    owners: [job],
  }
}

function labelApart(labels: readonly string[], first: Resource, others: readonly Resource[]): Difference | undefined {
  for (const label of labels)
    for (const other of others) {
      const one = labelOf(first.podLabels!, label)
      const two = labelOf(other.podLabels!, label)
      if (one === undefined || two === undefined || one === two) continue
      return {
        words: `${nameOf(first)} has ${label}=${one}, ${nameOf(other)} has ${label}=${two}`,
        owners: [first, other],
      }
    }
  return undefined
}

/** A port that some of the pods declare, while others declare ports but not this one; a headless Service forwards no ports. */
function portApart(service: any, owners: readonly Resource[]): Difference | undefined {
  if (isHeadless(service)) return undefined
  const ports = new Map(owners.map((owner) => [owner, portsOf(owner)]))
  for (const { port, targetPort = port } of (service.spec.ports ?? []).filter(Boolean)) {
    const has = owners.find((owner) => ports.get(owner)!.has(targetPort))
    const lacks = owners.find((owner) => {
      const own = ports.get(owner)!
      return own.size > 0 && !own.has(targetPort) && !own.has(undefined)
    })
    if (has === undefined || lacks === undefined) continue
    return { words: `${nameOf(has)} listens on port ${targetPort}, ${nameOf(lacks)} does not`, owners: [lacks] }
  }
  return undefined
}

/** The numbers and names of its ports; undefined is among them where a number is not known. */
function portsOf(owner: Resource): Set<string | number | undefined> {
  const declared = declaredPorts(templateOf(owner))
  return new Set(declared.flatMap(({ name, port }) => (name === undefined ? [port] : [name, port])))
}

function labelOf(labels: Labels, label: string): string | undefined {
  return Object.hasOwn(labels, label) ? labels[label] : undefined
}
