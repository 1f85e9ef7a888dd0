import { defineRule, nameOf, podSelection, referencesIn } from '../../src/kit.ts'

/** What the API server asks over a Service, and what fails while nobody answers there. */
const ASKED = {
  ValidatingWebhookConfiguration:
    'every request that the webhook is asked about is refused, unless its `failurePolicy` is Ignore',
  MutatingWebhookConfiguration:
    'every request that the webhook is asked about is refused, unless its `failurePolicy` is Ignore',
  APIService: 'this version of the API is unavailable, and Namespaces can no longer be deleted',
  CustomResourceDefinition: 'resources that are stored in another version cannot be read',
}

const KINDS = [
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
  'CustomResourceDefinition',
] as const

export default defineRule({
  summary: 'The Service that the API server asks must have pods',
  severity: 'warning',
  unit: true,
  on: KINDS,
  check(_, { resource, unit, report }) {
    for (const { reference, target } of referencesIn(unit).foundBy(resource)) {
      if (reference.kind !== 'Service') continue
      const selection = podSelection(target.gvk, target.value)
      const namespace = unit.namespaceOf(target)
      if (selection === undefined || unit.podOwners(namespace).length === 0) continue
      if (unit.selectedBy(namespace, selection.selector, 1).length > 0) continue
      report({
        path: reference.path,
        message: `${nameOf(target)} selects none of the pods that the manifests have in namespace "${namespace}", so nobody answers: ${ASKED[resource.kind as keyof typeof ASKED]}`,
        related: [{ resource: target, path: selection.path, message: 'the selector' }],
      })
    }
  },
})
