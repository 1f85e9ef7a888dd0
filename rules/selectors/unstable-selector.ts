import { defineRule, parseLabels, parseSelector } from '../../src/kit.ts'

/** Labels whose value belongs to one release of the application or one revision of a workload. */
const CHANGING = new Set([
  'app.kubernetes.io/version',
  'helm.sh/chart',
  'chart',
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
])

/** A release such as 1.4, v2.0.1 or a commit; `v1` is more often the name of a variant. */
const RELEASE = /^v?\d{1,9}\.\d{1,9}(?:[.+-][\w.+-]*)?$|^[0-9a-f]{7,40}$/

export default defineRule({
  summary: 'A selector must not ask for a label that changes with each release',
  severity: 'warning',
  on: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Service', 'PodDisruptionBudget'],
  check(object: any, { resource, report }) {
    if (object.metadata?.ownerReferences !== undefined) return
    const selector = object.spec?.selector
    const requirements = resource.kind === 'Service' ? parseLabels(selector) : (parseSelector(selector) ?? [])
    for (const { key: label, operator, values, path } of requirements) {
      const [value] = values
      if (operator !== 'In' || value === undefined || values.length > 1 || !changes(label, value)) continue
      // Where the name has the release too, each release is an object of its own, with a selector of its own.
      if (resource.name?.includes(value) || resource.name?.includes(value.replaceAll('.', '-'))) continue
      report({
        path: ['spec', 'selector', ...path],
        message: `the selector asks for ${label}=${value}, which changes with each release`,
        why:
          CONSEQUENCES[resource.kind] ??
          `the selector of a ${resource.kind} cannot be changed, so the API server refuses the next release`,
        hint: 'leave this label in the template only',
      })
    }
  },
})

const CONSEQUENCES: Record<string, string> = {
  Service: 'once the label changes the Service lets go of all old pods before the new ones are ready',
  PodDisruptionBudget: 'during an update the budget does not count the pods of the other release',
}

function changes(label: string, value: string): boolean {
  return CHANGING.has(label) || (/(?:^|[-./])version$|^release-version$|^tag$/.test(label) && RELEASE.test(value))
}
