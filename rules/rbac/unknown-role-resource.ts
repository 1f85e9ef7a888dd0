import { apiGroups, apiResourcesOf, defineRule, didYouMean, groupsWith, nearName, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A role must name resources as the API does: in the plural, in small letters, in the group that has them',
  severity: 'warning',
  on: ['Role', 'ClusterRole'],
  check({ rules }, { report }) {
    const granted = new Set(
      objectsOf(rules).flatMap(([{ apiGroups: groups = [], resources = [] }]) => known(groups, resources)),
    )
    for (const [{ apiGroups: groups = [], resources = [] }, index] of objectsOf(rules)) {
      if (groups.length === 0 || !groups.every((group) => apiResourcesOf(group) !== undefined)) continue
      for (const [at, written] of resources.entries()) {
        const [plural = '', ...rest] = String(written).split('/')
        const path = ['rules', index, 'resources', at]
        if (plural === '*' || groups.some((group) => apiResourcesOf(group)!.has(plural))) {
          const slip = subresourceSlip(groups, plural, rest.join('/'))
          if (slip !== undefined)
            report({
              path,
              message: `${plural} have no \`${rest.join('/')}\`: this entry grants nothing`,
              ...didYouMean(`${plural}/${slip}`, '`'),
            })
          continue
        }
        const there = groupsWith(plural)
        if (there.length > 0) {
          if (granted.has(plural)) continue
          report({
            path,
            message: `${plural} are not in the API group ${groups.map(quote).join(' or ')} but in ${quote(there[0]!)}: this entry grants nothing`,
            hint: `add a rule with \`apiGroups: [${quote(there[0]!)}]\``,
            related: [{ path: ['rules', index, 'apiGroups'], message: 'the groups of this rule' }],
          })
          continue
        }
        const meant = meantBy(plural, groups)
        if (meant === undefined) continue
        report({
          path,
          message: `no resource is called \`${plural}\`: this entry grants nothing`,
          ...didYouMean([meant, ...rest].join('/'), '`'),
        })
      }
    }
  },
})

/** What the rules of a role really name. */
function known(groups: readonly string[], resources: readonly string[]): string[] {
  return resources.filter((each) => groups.some((group) => group === '*' || apiResourcesOf(group)?.has(each)))
}

function quote(group: string): string {
  return `"${group}"`
}

/** The plural that was meant by a kind, a singular or a misspelt name, in one of the groups or in any. */
function meantBy(written: string, groups: readonly string[]): string | undefined {
  const small = written.toLowerCase()
  for (const group of [...groups, ...apiGroups]) {
    const resources = apiResourcesOf(group)!
    if (resources.has(small)) return small
    for (const [plural, { kind }] of resources) if (kind.toLowerCase() === small) return plural
    const near = nearName(small, resources.keys())
    if (near !== undefined) return near
  }
  return undefined
}

/** A subresource that is called nearly so; other ones may belong to servers of their own. */
function subresourceSlip(groups: readonly string[], plural: string, written: string): string | undefined {
  if (written === '' || written === '*' || written === 'finalizers') return undefined
  const all = groups.flatMap((group) => [...(apiResourcesOf(group)!.get(plural)?.subresources ?? [])])
  if (all.includes(written)) return undefined
  return all.find((each) => written === `${each}s` || written.toLowerCase() === each) ?? nearName(written, all)
}
