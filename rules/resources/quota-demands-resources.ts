import {
  containerNeeds,
  defineRule,
  key,
  limitDefaultsFor,
  objectsOf,
  podsUnder,
  quotaDemand,
  templatePath,
  valueAt,
} from '../../src/kit.ts'

const LISTS = ['containers', 'initContainers'] as const

export default defineRule({
  summary: 'Under a quota for cpu or memory every container must say what it needs of it',
  severity: 'warning',
  on: 'ResourceQuota',
  unit: true,
  check({ spec }, { resource: quota, unit, report }) {
    const demands = Object.keys(spec?.hard ?? {}).flatMap((name) => {
      const demand = quotaDemand(name)
      return demand === undefined ? [] : [{ name, list: demand[0], resource: demand[1] }]
    })
    if (demands.length === 0) return
    for (const { owner } of podsUnder(unit, quota)) {
      const template = templatePath(owner)
      const pod = valueAt(owner.value, [...template, 'spec'])
      if (pod?.resources?.requests !== undefined || pod?.resources?.limits !== undefined) continue
      const defaults = limitDefaultsFor(unit, owner)
      for (const containers of LISTS)
        for (const [container, index] of objectsOf<any>(valueAt(pod, [containers]))) {
          if (demands.every(({ list, resource }) => container.resources?.[list]?.[resource] !== undefined)) continue
          const needs = containerNeeds(container, defaults)
          const missed = demands.filter(({ list, resource }) => !needs[list].has(resource))
          const [first] = missed
          if (first === undefined) continue
          report({
            resource: owner,
            path: [...template, 'spec', containers, index, 'resources', first.list, key(first.resource)],
            message: `container "${container.name}" has no ${missing(missed)}, which ResourceQuota "${quota.name}" limits: ${owner.kind === 'Pod' ? 'the API server refuses the Pod' : 'its pods are refused, so that none is ever created'}`,
            hint: 'set it here, or as a default in a LimitRange of the namespace',
            related: missed.map(({ name }) => ({
              resource: quota,
              path: ['spec', 'hard', key(name)],
              message: 'the quota counts it',
            })),
          })
        }
    }
  },
})

interface Demand {
  readonly name: string
  readonly list: 'requests' | 'limits'
  readonly resource: string
}

/** `request for cpu and memory and no limit for cpu`. */
function missing(demands: readonly Demand[]): string {
  const parts = (['requests', 'limits'] as const).map((list) => {
    const resources = new Set(demands.filter((demand) => demand.list === list).map(({ resource }) => resource))
    return resources.size === 0 ? '' : `${list.slice(0, -1)} for ${[...resources].join(' and ')}`
  })
  return parts.filter(Boolean).join(' and no ')
}
