import { defineRule, isClusterScoped, objectsOf, type Unit } from '../../src/kit.ts'

/** What is asked for in a namespace even of what lives outside: to let pods of it use a policy, and to bind a role in it. */
const IN_NAMESPACE: ReadonlySet<string> = new Set(['use', 'bind', '*'])

export default defineRule({
  summary: 'A Role must not name resources that live outside of namespaces',
  severity: 'warning',
  on: 'Role',
  unit: true,
  check({ rules }, { unit, report }) {
    for (const [{ apiGroups: groups = [], resources = [], verbs = [] }, index] of objectsOf(rules)) {
      if (groups.length === 0 || verbs.some((verb) => IN_NAMESPACE.has(verb))) continue
      for (const [at, written] of resources.entries()) {
        const [plural = ''] = String(written).split('/')
        // The name of a namespace is the namespace of requests for it.
        if (plural === 'namespaces' || !groups.every((group) => isClusterScoped(group, plural))) continue
        if (isGrantedElsewhere(unit, groups, plural)) continue
        report({
          path: ['rules', index, 'resources', at],
          message: `${plural} live outside of namespaces: in a Role this entry grants nothing`,
          hint: 'grant it by a ClusterRole and a ClusterRoleBinding',
        })
      }
    }
  },
})

/** Whether a ClusterRole grants it as well, so that nobody misses it here. */
function isGrantedElsewhere(unit: Unit, groups: readonly string[], plural: string): boolean {
  return unit
    .ofKind('ClusterRole')
    .some(({ value }) =>
      objectsOf<{ apiGroups?: unknown[]; resources?: unknown[] }>(value.rules).some(
        ([{ apiGroups = [], resources = [] }]) =>
          groups.some((group) => apiGroups.includes(group) || apiGroups.includes('*')) &&
          resources.some((each) => each === '*' || String(each).split('/')[0] === plural),
      ),
    )
}
