import {
  apiGroups,
  apiResourcesOf,
  currentKind,
  defineRule,
  didYouMean,
  goneIn,
  groupOfKind,
  groupsWith,
  listInstead,
  nearName,
  objectsOf,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'A role must name resources as the API does: in the plural, in small letters, in the group that has them',
  severity: 'warning',
  on: ['Role', 'ClusterRole'],
  check({ rules }, { versions, report }) {
    const minor = versions.from
    const granted = new Set(
      objectsOf(rules).flatMap(([{ apiGroups: groups = [], resources = [] }]) => known(groups, resources, minor)),
    )
    for (const [{ apiGroups: groups = [], resources = [] }, index] of objectsOf(rules)) {
      const areKnown = groups.length > 0 && groups.every((group) => apiResourcesOf(group) !== undefined)
      for (const [at, written] of resources.entries()) {
        const several = listInstead(written, '`')
        if (!areKnown && several === undefined) continue
        const [plural = '', ...rest] = String(written).split('/')
        if (plural === '*') continue
        const fault: Fault | undefined = several
          ? { message: `no resource is called \`${written}\``, more: several }
          : groups.some((group) => apiResourcesOf(group)!.has(plural))
            ? (subresourceFault(groups, plural, rest.join('/')) ?? movedFault(groups, plural, minor, granted))
            : (elsewhereFault(groups, plural, granted) ?? nameFault(groups, plural, rest))
        if (fault === undefined) continue
        const related = [{ path: ['rules', index, 'apiGroups'], message: 'the groups of this rule' }]
        report({
          path: ['rules', index, 'resources', at],
          message: `${fault.message}: this entry grants nothing`,
          ...fault.more,
          ...(fault.ofGroups && { related }),
        })
      }
    }
  },
})

/** What is wrong with an entry, and what to write instead; `ofGroups`: its groups are shown beside it. */
interface Fault {
  readonly message: string
  readonly more: { readonly hint?: string }
  readonly ofGroups?: true
}

/** What the rules of a role really name in that minor. */
function known(groups: readonly string[], resources: readonly string[], minor: number): string[] {
  return resources
    .map((each) => String(each).split('/')[0]!)
    .filter((plural) => groups.some((group) => group === '*' || isServed(group, plural, minor)))
}

function isServed(group: string, plural: string, minor: number): boolean {
  const kind = apiResourcesOf(group)?.get(plural)?.kind
  return kind !== undefined && (goneIn(`${kind}.${group}`) ?? minor + 1) > minor
}

/** A subresource that is called nearly so; other ones may belong to servers of their own. */
function subresourceFault(groups: readonly string[], plural: string, written: string): Fault | undefined {
  if (written === '' || written === '*' || written === 'finalizers') return undefined
  const all = groups.flatMap((group) => [...(apiResourcesOf(group)!.get(plural)?.subresources ?? [])])
  if (all.includes(written)) return undefined
  const slip = all.find((each) => written === `${each}s` || written.toLowerCase() === each) ?? nearName(written, all)
  if (slip === undefined) return undefined
  return { message: `${plural} have no \`${written}\``, more: didYouMean(`${plural}/${slip}`, '`') }
}

/** A resource that was in one of the groups and is in another one now; what is gone from all groups nobody misses. */
function movedFault(
  groups: readonly string[],
  plural: string,
  minor: number,
  granted: ReadonlySet<string>,
): Fault | undefined {
  if (granted.has(plural) || plural === 'podsecuritypolicies') return undefined
  const from = groups.find((group) => apiResourcesOf(group)!.has(plural))!
  const kind = `${apiResourcesOf(from)!.get(plural)!.kind}.${from}`
  const gone = goneIn(kind)
  if (gone === undefined || minor < gone) return undefined
  const to = quote(groupOfKind(currentKind(kind)))
  return {
    message: `since Kubernetes 1.${gone} ${plural} are no longer in the API group ${quote(from)} but in ${to}`,
    more: { hint: `add ${to} to \`apiGroups\`` },
    ofGroups: true,
  }
}

/** A resource of another group, under its newest one. */
function elsewhereFault(groups: readonly string[], plural: string, granted: ReadonlySet<string>): Fault | undefined {
  const [group] = groupsWith(plural)
  if (group === undefined || granted.has(plural)) return undefined
  const there = groupOfKind(currentKind(`${apiResourcesOf(group)!.get(plural)!.kind}.${group}`))
  return {
    message: `${plural} are not in the API group ${groups.map(quote).join(' or ')} but in ${quote(there)}`,
    more: { hint: `add a rule with \`apiGroups: [${quote(there)}]\`` },
    ofGroups: true,
  }
}

function nameFault(groups: readonly string[], plural: string, rest: readonly string[]): Fault | undefined {
  if (groupsWith(plural).length > 0) return undefined
  const meant = meantBy(plural, groups)
  if (meant === undefined) return undefined
  return { message: `no resource is called \`${plural}\``, more: didYouMean([meant, ...rest].join('/'), '`') }
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
