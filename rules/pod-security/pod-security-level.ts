import { defineRule, formatAskedLevel, levelViolations } from '../../src/kit.ts'

export default defineRule({
  summary: 'Pods must keep to the Pod Security level that their Namespace enforces',
  severity: 'error',
  unit: true,
  on: 'Namespace',
  check(_namespace, { resource: namespace, unit, versions, report }) {
    for (const { resource, asked, problem } of levelViolations(unit, namespace, 'enforce', versions.to))
      report({
        ...problem,
        resource,
        message: `${problem.message}: namespace "${namespace.name}" enforces the Pod Security level ${formatAskedLevel(asked)}`,
        why: whatHappens(resource.kind),
      })
  },
})

/** Only Pods are refused themselves; who makes pods learns of it later. */
function whatHappens(kind: string): string {
  if (kind === 'Pod') return 'the API server refuses this Pod, unless the cluster makes an exemption'
  if (kind === 'PodTemplate') return 'the API server refuses pods made from it, unless the cluster makes an exemption'
  return `the API server accepts the ${kind} but refuses its pods, unless the cluster makes an exemption: none of them is ever created`
}
