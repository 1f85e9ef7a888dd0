import {
  type Amounts,
  containerNeeds,
  defineRule,
  formatQuantity,
  key,
  type LimitFault,
  limitDefaultsFor,
  limitFaults,
  limitRangesOver,
  objectsOf,
  podNeeds,
} from '../../src/kit.ts'

const LISTS = ['containers', 'initContainers'] as const

export default defineRule({
  summary: 'Pods must keep to the LimitRange of their namespace',
  severity: 'error',
  on: 'workload',
  unit: true,
  check({ kind, template, templatePath }, { resource, unit, report }) {
    const ranges = limitRangesOver(unit, resource)
    if (ranges.length === 0) return
    const defaults = limitDefaultsFor(unit, resource)
    const spec: any = template.spec
    const why = kind === 'Pod' ? 'the API server refuses the Pod' : 'its pods are refused, so that none is ever created'
    for (const { resource: range, items } of ranges) {
      const say = (fault: LimitFault, who: string, path: readonly (string | number)[], needs: Amounts) =>
        report({
          path: [...templatePath, 'spec', ...path, 'resources', fault.list, key(fault.resource)],
          message: `${who} ${describe(fault, needs)} by LimitRange "${range.name}"`,
          why,
          related: [
            {
              resource: range,
              path: ['spec', 'limits', fault.item, fault.bound, key(fault.resource)],
              message: 'the limit is set here',
            },
          ],
        })
      const types = new Set(items.map(({ type }) => type))
      for (const list of types.has('Container') ? LISTS : [])
        for (const [container, index] of objectsOf<any>(spec?.[list])) {
          const needs = containerNeeds(container, defaults)
          for (const fault of limitFaults(items, 'Container', needs))
            say(fault, `container "${container.name}"`, [list, index], needs.requests)
        }
      if (!types.has('Pod')) continue
      const needs = podNeeds(spec, defaults)
      for (const fault of limitFaults(items, 'Pod', needs)) say(fault, 'the pod as a whole', [], needs.requests)
    }
  },
})

function describe({ bound, resource, allowed, list, amount }: LimitFault, requests: Amounts): string {
  const limit = formatQuantity(allowed)
  if (bound === 'maxLimitRequestRatio') {
    const asked = requests.get(resource)
    if (amount === undefined || list === 'requests')
      return `${amount === undefined ? 'has no' : 'has 0 as'} ${word(list)} for ${resource}, but its limit may be ${limit} times its request at most`
    return `may use ${formatQuantity(amount)} of ${resource} and asks for ${formatQuantity(asked!)}: more than ${limit} times as much is not allowed`
  }
  const demand = bound === 'min' ? `at least ${limit} is demanded` : `at most ${limit} is allowed`
  return amount === undefined
    ? `has no ${word(list)} for ${resource}: ${demand}`
    : `has ${formatQuantity(amount)} as ${word(list)} for ${resource}: ${demand}`
}

function word(list: LimitFault['list']): string {
  return list === 'requests' ? 'request' : 'limit'
}
