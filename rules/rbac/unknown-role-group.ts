import { apiGroups, apiResourcesOf, defineRule, didYouMean, listInstead, nearName, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A role must name an API group by its whole name, without a version',
  severity: 'warning',
  on: ['Role', 'ClusterRole'],
  check({ rules }, { report }) {
    for (const [{ apiGroups: groups = [] }, index] of objectsOf(rules))
      for (const [at, written] of groups.entries()) {
        const group = String(written)
        const several = listInstead(written, '"')
        const meant = group === '*' || apiResourcesOf(group) !== undefined ? undefined : meantBy(group)
        if (several === undefined && meant === undefined) continue
        report({
          path: ['rules', index, 'apiGroups', at],
          message: `no API group is called "${group}": for it this rule grants nothing`,
          ...(several ?? didYouMean(meant)),
          ...(meant === '' && { hint: 'Pods, Services, Secrets and the like are in the group ""' }),
        })
      }
  },
})

/** The group that was meant by its version, its first word or a misspelt name. */
function meantBy(written: string): string | undefined {
  if (written === 'core' || written === 'v1') return ''
  const group = written.replace(/\/v\d[a-z0-9]*$/, '').toLowerCase()
  for (const each of [group, `${group}.k8s.io`]) if (each !== '' && apiResourcesOf(each) !== undefined) return each
  return nearName(group, apiGroups)
}
