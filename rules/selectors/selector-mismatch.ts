import {
  defaultsSelector,
  defineRule,
  explainMiss,
  failing,
  formatRequirement,
  isHidden,
  isSlip,
  key,
  type Miss,
  podSelection,
  writeScalar,
} from '../../src/kit.ts'

const LABELS = ['spec', 'template', 'metadata', 'labels']
const SELECTOR = ['spec', 'selector']

export default defineRule({
  summary: 'The selector of a workload must match the labels of its own pod template',
  severity: 'error',
  authority: 'api-server',
  on: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController', 'Job'],
  check(workload: any, { resource, report }) {
    if (workload.spec?.template === undefined || isHidden(resource, SELECTOR) || isHidden(resource, LABELS)) return
    if (resource.kind === 'Job' && workload.spec.manualSelector !== true) return
    const labels = resource.podLabels ?? {}
    if (workload.spec.selector === undefined) {
      if (defaultsSelector(resource.gvk) || resource.kind === 'Job') return
      const [label] = Object.entries(labels)
      const [name, value] = label ?? ['app', resource.name]
      const pair = `{${writeScalar(name)}: ${writeScalar(String(value))}}`
      const own = label === undefined ? `, and \`labels: ${pair}\` to the \`metadata\` of the template` : ''
      report({
        path: LABELS,
        message: `the ${resource.kind} has no selector, so it does not match the labels of its own pods`,
        hint: `add \`selector: {matchLabels: ${pair}}\` beside \`template\`${own}`,
      })
      return
    }
    const selection = podSelection(resource.gvk, workload)
    const misses = failing(selection?.selector ?? [], labels).map((requirement) => explainMiss(requirement, labels))
    const [first] = misses
    if (first === undefined) return
    const asked = misses.map(({ requirement }) => formatRequirement(requirement)).join(' and ')
    const found = misses.map((miss) => describe(miss, labels)).join(' and ')
    report({
      path: LABELS,
      at: first.label === undefined ? LABELS : [...LABELS, key(first.label)],
      message: `the selector asks for ${asked}, the template's pods have ${found}`,
      why: `the API server refuses a ${resource.kind} that would not find its own pods again`,
      hint: first.slip ? 'these two were most likely meant to be the same' : undefined,
      meant: meantBy(first, labels),
      related: misses.map(({ requirement }) => ({
        path: [...SELECTOR, ...requirement.path],
        message: `asks for ${formatRequirement(requirement)}`,
      })),
    })
  },
})

/** The value of the selector, where that of the label is a slip of it. */
function meantBy({ requirement, label }: Miss, labels: Readonly<Record<string, string>>): string[] | undefined {
  const meant = requirement.values.filter((value) => label === requirement.key && isSlip(value, labels[label]!))
  return meant.length === 0 ? undefined : meant
}

function describe({ requirement, label }: Miss, labels: Readonly<Record<string, string>>): string {
  return label === undefined ? `no label \`${requirement.key}\`` : `${label}=${labels[label]}`
}
