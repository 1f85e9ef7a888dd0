import {
  apiGroups,
  apiResourcesOf,
  defineRule,
  didYouMean,
  groupsWith,
  listInstead,
  nearName,
  objectsOf,
} from '../../src/kit.ts'

/** The name of a group that no definition can have: it needs a dot (validateCustomResourceDefinitionSpec). */
const BARE = /^[a-z][a-z0-9-]*$/i

export default defineRule({
  summary: 'A role must name an API group by its whole name, without a version',
  severity: 'warning',
  on: ['Role', 'ClusterRole'],
  check({ rules }, { report }) {
    for (const [{ apiGroups: groups = [], resources = [] }, index] of objectsOf(rules))
      for (const [at, written] of groups.entries()) {
        const group = String(written)
        const several = listInstead(written, '"')
        if (group === '*' || (apiResourcesOf(group) !== undefined && several === undefined)) continue
        const isBare = written !== undefined && BARE.test(group)
        const meant = meantBy(group) ?? (isBare ? groupOf(resources) : undefined)
        if (several === undefined && meant === undefined && !isBare) continue
        report({
          path: ['rules', index, 'apiGroups', at],
          message: `no API group is called "${group}": for it this rule grants nothing`,
          ...(several ?? didYouMean(meant)),
          ...(meant === '' && { hint: 'Pods, Services, Secrets and the like are in the group ""' }),
        })
      }
  },
})

/** The only group of today that has the first of some resources. */
function groupOf([first]: readonly unknown[]): string | undefined {
  const [group, ...others] = groupsWith(String(first).split('/')[0]!).filter((each) => each !== 'extensions')
  return others.length === 0 ? group : undefined
}

/** The group that was meant by its version, its first word or a misspelt name. */
function meantBy(written: string): string | undefined {
  if (written === 'core' || written === 'v1') return ''
  const group = written.replace(/\/v\d[a-z0-9]*$/, '').toLowerCase()
  for (const each of [group, `${group}.k8s.io`]) if (each !== '' && apiResourcesOf(each) !== undefined) return each
  return nearName(group, apiGroups)
}
