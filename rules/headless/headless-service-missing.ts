import { defineRule, firstPodName, isHeadless, isSlip, nameOf, type Resource, type Unit } from '../../src/kit.ts'

/** In a namespace with more Services than this, only the names of those in the same file are compared. */
const MANY = 300

export default defineRule({
  summary: 'The Service that a StatefulSet names must exist in its namespace',
  severity: 'warning',
  unit: true,
  on: 'StatefulSet',
  check(statefulSet: any, { resource, unit, report }) {
    const name = statefulSet.spec?.serviceName
    const namespace = unit.namespaceOf(resource)
    if ((name ?? '') === '' || unit.find('Service', namespace, name) !== undefined) return
    const found = evidence(unit, resource, name)
    if (found === undefined) return
    report({
      path: ['spec', 'serviceName'],
      message: `there is no Service "${name}" in namespace "${namespace}", so "${firstPodName(statefulSet, namespace)}" is no name in DNS: ${found.words}`,
      hint: found.meant && `did you mean "${found.meant}"?`,
      related: [
        {
          resource: found.service,
          path: ['metadata', found.meant === undefined ? 'namespace' : 'name'],
          message: nameOf(found.service),
        },
      ],
    })
  },
})

interface Evidence {
  readonly service: Resource
  readonly words: string
  readonly meant?: string
}

/** Why the Service is not merely somewhere else: its name with a slip, the same name in another namespace, or another headless Service for these pods. */
function evidence(unit: Unit, statefulSet: Resource, name: string): Evidence | undefined {
  const namespace = unit.namespaceOf(statefulSet)
  const here = unit.ofKind('Service').filter((each) => unit.namespaceOf(each) === namespace && each.name !== undefined)
  const compared = here.length > MANY ? here.filter((each) => each.origin.file === statefulSet.origin.file) : here
  const near = compared.find((each) => isSlip(each.name!, name))
  if (near !== undefined) return { service: near, meant: near.name!, words: `the nearest is ${nameOf(near)}` }
  const [away] = unit.named('Service', name)
  if (away !== undefined)
    return {
      service: away,
      words: `${nameOf(away)} is in namespace "${unit.namespaceOf(away)}", where it does not find these pods`,
    }
  const service = unit.servicesOf(statefulSet).find((each) => each.name !== undefined && isHeadless(each.value))
  if (service === undefined) return undefined
  return { service, meant: service.name!, words: `the headless Service that selects these pods is "${service.name}"` }
}
