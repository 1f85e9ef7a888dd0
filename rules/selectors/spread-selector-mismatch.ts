import {
  defineRule,
  explainMiss,
  type FieldPath,
  formatRequirement,
  isMetBy,
  key,
  parseSelector,
} from '../../src/kit.ts'

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'

export default defineRule({
  summary: 'Pods that are to be spread must match the selector that spreads them',
  severity: 'warning',
  on: 'pod',
  check(pod, { resource, report }) {
    const judge = (path: FieldPath, selector: any, what: string, slipsOnly: boolean) => {
      const missed = parseSelector(selector)?.find(
        (requirement) => !isMetBy(requirement, { ...resource, podLabels: pod.labels }),
      )
      if (missed === undefined) return
      const { label, slip } = explainMiss(missed, pod.labels)
      if (slipsOnly && !slip) return
      const has = label === undefined ? `no label \`${missed.key}\`` : `${label}=${pod.labels[label]}`
      report({
        path: [...path, ...missed.path],
        message: `${what} asks for ${formatRequirement(missed)}, but these pods have ${has}: they do not count themselves and are not spread`,
        ...(slip &&
          label !== undefined && { hint: `did you mean ${label}=${pod.labels[label]}?`, meant: [pod.labels[label]!] }),
        related:
          label === undefined ? [] : [{ path: ['metadata', 'labels', key(label)], message: 'the label of the pods' }],
      })
    }
    const { topologySpreadConstraints: spreads, affinity } = pod.spec as any
    for (const [index, spread] of list(spreads)) {
      const path = ['spec', 'topologySpreadConstraints', index, 'labelSelector']
      if (spread.labelSelector !== undefined) judge(path, spread.labelSelector, 'the spread constraint', false)
    }
    for (const [index, term] of list(affinity?.podAntiAffinity?.[REQUIRED]))
      judge(
        ['spec', 'affinity', 'podAntiAffinity', REQUIRED, index, 'labelSelector'],
        term.labelSelector,
        'the anti-affinity',
        true,
      )
    for (const [index, { podAffinityTerm: term }] of list(affinity?.podAntiAffinity?.[PREFERRED]))
      judge(
        ['spec', 'affinity', 'podAntiAffinity', PREFERRED, index, 'podAffinityTerm', 'labelSelector'],
        term?.labelSelector,
        'the anti-affinity',
        true,
      )
  },
})

function list(value: any): [number, any][] {
  return Array.isArray(value) ? [...value.entries()].filter(([, item]) => item) : []
}
