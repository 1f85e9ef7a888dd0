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
          const said = new Set<string>()
          for (const { name, list, resource } of demands) {
            const place = `${list} ${resource}`
            if (said.has(place) || needs[list].has(resource)) continue
            said.add(place)
            report({
              resource: owner,
              path: [...template, 'spec', containers, index, 'resources', list, key(resource)],
              message: `container "${container.name}" has no ${list === 'requests' ? 'request' : 'limit'} for ${resource}, which ResourceQuota "${quota.name}" limits: ${owner.kind === 'Pod' ? 'the API server refuses the Pod' : 'its pods are refused, so that none is ever created'}`,
              hint: 'set it here, or as a default in a LimitRange of the namespace',
              related: [{ resource: quota, path: ['spec', 'hard', key(name)], message: 'the quota counts it' }],
            })
          }
        }
    }
  },
})
