import {
  defineRule,
  deploymentLimits,
  type FieldPath,
  hostPorts,
  type LabelSelector,
  matches,
  parseSelector,
  replicasOf,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods that need a node for themselves cannot surge without a free node',
  severity: 'warning',
  on: 'Deployment',
  unit: true,
  check(deployment, { resource, unit, report }) {
    const template = deployment.spec?.template
    const reason = reasonOf(template)
    if (reason === undefined) return
    const { least: replicas } = replicasOf(unit, resource, deployment)
    const limits = deploymentLimits(deployment, replicas)
    if (limits === undefined || replicas < 1 || limits.unavailable > 0) return
    const nodes = replicas === 1 ? 'a node besides the one' : `a node besides the ${replicas}`
    const isWritten = deployment.spec?.strategy?.rollingUpdate?.maxUnavailable !== undefined
    const place = ['spec', 'template', ...reason.path]
    report({
      path: isWritten ? ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'] : place,
      message: `${reason.words}, and \`maxUnavailable\` comes to 0 of ${replicas}: an update waits until there is ${nodes} that its pods already take`,
      hint: 'set `maxUnavailable: 1`',
      ...(isWritten && { related: [{ path: place, message: 'keeps two pods off the same node' }] }),
    })
  },
})

interface Reason {
  readonly words: string
  readonly path: FieldPath
}

function reasonOf(template: any): Reason | undefined {
  const [taken] = hostPorts(template?.spec)
  if (taken !== undefined)
    return { words: `host port ${taken.port} is free only once on a node`, path: ['spec', ...taken.path] }
  const labels = template?.metadata?.labels ?? {}
  const path = ['spec', 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution']
  const terms = template?.spec?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const index = Array.isArray(terms) ? terms.findIndex((term) => keepsApart(term, labels)) : -1
  if (index === -1) return undefined
  return { words: 'the anti-affinity allows one pod on a node', path: [...path, index] }
}

/** A term that the pods of one template meet themselves, so that no two of them share a node. */
function keepsApart(term: any, labels: Record<string, string>): boolean {
  if (term?.topologyKey !== 'kubernetes.io/hostname' || term.namespaces || term.namespaceSelector) return false
  if (term.matchLabelKeys?.length > 0 || term.labelSelector === undefined) return false
  const selector = parseSelector(term.labelSelector as LabelSelector)
  return selector !== undefined && matches(selector, labels)
}
