import {
  defineRule,
  explainMiss,
  firstPodName,
  formatRequirement,
  formatSelector,
  isMetBy,
  key,
  nameOf,
  podSelection,
  podsOf,
  type Resource,
} from '../../src/kit.ts'

const LABELS = ['spec', 'template', 'metadata', 'labels']

export default defineRule({
  summary: 'The headless Service of a StatefulSet must select its pods, and only those',
  severity: 'warning',
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const name = statefulSet.spec?.serviceName ?? ''
    const namespace = unit.namespaceOf(resource)
    const service = unit.governorOf(resource)
    const selection = service && podSelection(service.gvk, service.value)
    if (service === undefined || selection === undefined) return
    const labels = resource.podLabels ?? {}
    const missed = selection.selector.find((requirement) => !isMetBy(requirement, resource))
    if (missed !== undefined) {
      const { label } = explainMiss(missed, labels)
      report({
        path: ['spec', 'serviceName'],
        message: `${nameOf(service)} does not select the pods of this StatefulSet, so "${firstPodName(statefulSet, namespace)}" is no name in DNS: it asks for ${formatRequirement(missed)}, they have ${label === undefined ? `no label \`${missed.key}\`` : `${label}=${labels[label]}`}`,
        related: [
          { resource: service, path: [...selection.path, ...missed.path], message: 'what the Service asks for' },
          { path: label === undefined ? LABELS : [...LABELS, key(label)], message: 'the labels of the pods' },
        ],
      })
      return
    }
    const other = unit.selectedBy(namespace, selection.selector, 20).find((each) => isStranger(each, resource, name))
    if (other === undefined) return
    report({
      resource: service,
      path: selection.path,
      message: `the selector ${formatSelector(selection.selector)} of the headless Service of ${nameOf(resource)} also catches ${podsOf(other)}`,
      why: `who asks DNS for "${name}" gets their addresses too`,
      related: [{ resource: other, path: ['metadata', 'name'], message: nameOf(other) }],
    })
  },
})

/** Pods of another workload, unless it is a StatefulSet that shares the Service on purpose. */
function isStranger(other: Resource, statefulSet: Resource, serviceName: string): boolean {
  if (other === statefulSet || (other.kind === 'StatefulSet' && other.name === statefulSet.name)) return false
  if (other.kind === 'StatefulSet' && other.value.spec?.serviceName === serviceName) return false
  return other.value.metadata?.annotations?.['helm.sh/hook'] === undefined
}
