import {
  defineRule,
  isInNamespaces,
  isMetBy,
  nameOf,
  objectsOf,
  parseSelector,
  podSelection,
  type Resource,
  referencesIn,
  type Unit,
} from '../../src/kit.ts'

const KINDS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const

export default defineRule({
  summary: 'A webhook that is asked about its own pods keeps them from starting again',
  severity: 'warning',
  unit: true,
  on: KINDS,
  check(_, { resource, unit, report }) {
    const references = referencesIn(unit)
    for (const [webhook, index] of objectsOf<any>(resource.value.webhooks)) {
      if (!refusesPods(webhook, resource)) continue
      const reference = references.of(resource).find(({ path }) => path[1] === index)
      const outcome = reference && references.resolve(reference)
      if (outcome?.is !== 'found') continue
      const owner = podsAskedAbout(unit, outcome.target, webhook)
      if (owner === undefined) continue
      report({
        path: ['webhooks', index],
        at: ['webhooks', index, 'name'],
        message: `is asked before each pod of ${nameOf(owner)} is created, which are the ones that answer: once none of them runs, none can be started, and no other pod either`,
        hint: `leave out namespace "${unit.namespaceOf(owner)}" by a \`namespaceSelector\``,
        related: [{ resource: owner, path: ['metadata', 'name'], message: 'answers for the webhook' }],
      })
    }
  },
})

/** Whether pods are not created while the webhook does not answer (ValidatingWebhook.failurePolicy; before v1 it was Ignore by default). */
function refusesPods({ failurePolicy, rules, matchConditions }: any, { gvk }: Resource): boolean {
  if ((failurePolicy ?? (gvk.version === 'v1' ? 'Fail' : 'Ignore')) !== 'Fail') return false
  if (objectsOf(matchConditions).length > 0) return false
  const has = (list: any, ...wanted: string[]) => Array.isArray(list) && wanted.some((each) => list.includes(each))
  return objectsOf<any>(rules).some(
    ([{ operations, apiGroups, resources, scope }]) =>
      has(operations, 'CREATE', '*') &&
      has(apiGroups, '', '*') &&
      has(resources, 'pods', '*', '*/*') &&
      scope !== 'Cluster',
  )
}

/** An owner of pods behind the Service whose pods the webhook is surely asked about. */
function podsAskedAbout(
  unit: Unit,
  service: Resource,
  { namespaceSelector, objectSelector }: any,
): Resource | undefined {
  const selection = podSelection(service.gvk, service.value)
  const namespaces = parseSelector(namespaceSelector)
  const objects = parseSelector(objectSelector)
  if (selection === undefined || namespaces === undefined || objects === undefined) return undefined
  return unit
    .selectedBy(unit.namespaceOf(service), selection.selector, 20)
    .find(
      (owner) =>
        isInNamespaces(unit, owner, namespaces) === true && objects.every((requirement) => isMetBy(requirement, owner)),
    )
}
