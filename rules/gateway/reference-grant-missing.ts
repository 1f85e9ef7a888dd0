import {
  defineRule,
  GATEWAY_GROUP,
  grantsIn,
  nameOf,
  objectsOf,
  type Resource,
  referencesIn,
  routeKinds,
} from '../../src/kit.ts'

/** What a reference across namespaces needs a grant for; to attach a route it is the listener that allows it. */
const GRANTED = /\.(?:backendRefs\[\]|backendRef|certificateRefs\[\])\.name$/

export default defineRule({
  summary: 'A backend or certificate in another namespace needs a ReferenceGrant there',
  severity: 'error',
  unit: true,
  on: [...routeKinds, `Gateway.${GATEWAY_GROUP}`],
  check(_, { resource, unit, report }) {
    const { namespace: own } = resource
    if (own === undefined) return
    for (const { reference, target } of referencesIn(unit).foundBy(resource)) {
      const { row, namespace, path } = reference
      if (!GRANTED.test(row.field) || namespace === undefined || namespace === own) continue
      if (target.namespace !== namespace) continue
      const grants = grantsIn(unit, namespace)
      if (grants.some((grant) => allows(grant, resource, target))) continue
      const near = grants.find((grant) =>
        objectsOf<any>(grant.value.spec?.from).some(([from]) => from.namespace === own),
      )
      report({
        path,
        message: `no ReferenceGrant in namespace "${namespace}" lets a ${resource.kind} of namespace "${own}" use ${nameOf(target)}: the reference is refused, ${target.kind === 'Secret' ? 'and the listener is not served' : 'and requests get an error 500'}`,
        hint: `add a ReferenceGrant to namespace "${namespace}"`,
        related: [
          near === undefined
            ? { resource: target, path: ['metadata', 'namespace'], message: `namespace "${namespace}"` }
            : { resource: near, path: ['spec'], message: 'this grant is about others' },
        ],
      })
    }
  },
})

function allows(grant: Resource, { gvk, namespace }: Resource, target: Resource): boolean {
  const { from, to } = grant.value.spec ?? {}
  return (
    objectsOf<any>(from).some(
      ([each]) => each.kind === gvk.kind && each.group === gvk.group && each.namespace === namespace,
    ) &&
    objectsOf<any>(to).some(
      ([each]) =>
        each.kind === target.kind &&
        (each.group ?? '') === target.gvk.group &&
        (each.name === undefined || each.name === '' || each.name === target.name),
    )
  )
}
