import { defineRule, nameOf, objectsOf, referencesIn } from '../../src/kit.ts'

/** Something that who may do it can gain nearly all other rights by, or reach everybody's data. */
interface Power {
  readonly verbs: readonly string[]
  readonly groups: readonly string[]
  readonly resources: readonly string[]
  readonly words: string
}

const RBAC = ['rbac.authorization.k8s.io']
const WORKLOADS = 'deployments daemonsets statefulsets replicasets jobs cronjobs pods replicationcontrollers'.split(' ')

/** The API server's own list of what lets an account get more rights (RBAC good practices, privilege escalation risks). */
const POWERS: readonly Power[] = [
  {
    verbs: ['get', 'list', 'watch'],
    groups: [''],
    resources: ['secrets'],
    words: 'read Secrets, and so take over accounts',
  },
  {
    verbs: ['create'],
    groups: ['', 'apps', 'batch'],
    resources: WORKLOADS,
    words: 'create pods, which run as any ServiceAccount',
  },
  { verbs: ['create', 'get'], groups: [''], resources: ['pods/exec', 'pods/attach'], words: 'run commands in pods' },
  { verbs: ['create', 'get'], groups: [''], resources: ['pods/portforward'], words: 'connect to every port of pods' },
  {
    verbs: ['impersonate'],
    groups: ['', 'authentication.k8s.io'],
    resources: ['users', 'groups', 'serviceaccounts'],
    words: 'act as somebody else',
  },
  {
    verbs: ['escalate', 'bind'],
    groups: RBAC,
    resources: ['roles', 'clusterroles'],
    words: 'give itself rights that it has not',
  },
  {
    verbs: ['create', 'update', 'patch'],
    groups: RBAC,
    resources: ['rolebindings', 'clusterrolebindings'],
    words: 'bind roles',
  },
  { verbs: ['create'], groups: [''], resources: ['serviceaccounts/token'], words: 'make tokens of ServiceAccounts' },
  { verbs: ['get', 'create'], groups: [''], resources: ['nodes/proxy'], words: 'call kubelets past all other checks' },
  {
    verbs: ['update', 'patch'],
    groups: [''],
    resources: ['services/status'],
    words: 'draw traffic for any address to itself (CVE-2020-8554)',
  },
]

export default defineRule({
  summary: 'A binding hands out rights that lead to nearly all others',
  severity: 'info',
  optional: true,
  unit: true,
  on: ['RoleBinding', 'ClusterRoleBinding'],
  check(binding, { resource, unit, report }) {
    const [subject, ...others] = objectsOf<any>(binding.subjects).map(([each]) => each)
    const role = binding.roleRef?.name
    if (subject === undefined || role === undefined) return
    const references = referencesIn(unit)
    const reference = references.of(resource).find(({ path }) => path[0] === 'roleRef')
    const outcome = reference && references.resolve(reference)
    const target = outcome?.is === 'found' ? outcome.target : undefined
    const words =
      target !== undefined
        ? powersOf(target.value.rules)
        : outcome?.is === 'standing' && role === 'cluster-admin'
          ? [EVERYTHING]
          : []
    if (words.length === 0) return
    const who = `${subject.kind} "${subject.name}"${others.length === 0 ? '' : ` and ${others.length} more`}`
    const where = resource.kind === 'RoleBinding' ? `in namespace "${unit.namespaceOf(resource)}"` : 'in all namespaces'
    report({
      path: ['roleRef', 'name'],
      message: `${where} ${who} may ${words.join('; ')}`,
      hint: 'allow only what is needed, by name where that is possible (`resourceNames`)',
      related: target && [{ resource: target, path: ['rules'], message: `what ${nameOf(target)} allows` }],
    })
  },
})

const EVERYTHING = 'do everything'

/** In words what the rules of a role make possible; those that name single resources are passed over. */
function powersOf(rules: unknown): string[] {
  const open = objectsOf<any>(rules as any[])
    .map(([rule]) => rule)
    .filter(({ resourceNames }) => !Array.isArray(resourceNames) || resourceNames.length === 0)
  if (open.some((rule) => rule.verbs?.includes('*') && rule.resources?.includes('*') && rule.apiGroups?.includes('*')))
    return [EVERYTHING]
  return POWERS.filter((power) => open.some((rule) => allows(rule, power))).map(({ words }) => words)
}

function allows(rule: any, { verbs, groups, resources }: Power): boolean {
  const has = (list: unknown, wanted: readonly string[]) =>
    Array.isArray(list) && (list.includes('*') || wanted.some((each) => list.includes(each)))
  return has(rule.verbs, verbs) && has(rule.apiGroups, groups) && has(rule.resources, resources)
}
