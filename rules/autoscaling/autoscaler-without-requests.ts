import {
  areTogether,
  autoscalersOver,
  containerNeeds,
  defineRule,
  limitDefaultsFor,
  nameOf,
  objectsOf,
  type UsageMetric,
  usageMetrics,
  valueAt,
  verticallyScaled,
  workloadShape,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'Utilisation can only be measured where every container asks for something',
  severity: 'warning',
  on: 'HorizontalPodAutoscaler',
  unit: true,
  check(object, { resource, unit, report }) {
    const { kind = '', name = '' } = object.spec?.scaleTargetRef ?? {}
    const shape = workloadShape(kind)
    const target = unit.find(kind, unit.namespaceOf(resource), name)
    const metrics = usageMetrics(object)
    if (shape === undefined || target === undefined || metrics.length === 0 || !areTogether(target, resource)) return
    const path = [...shape.template, 'spec']
    const pod: any = valueAt(target.value, path)
    const defaults = limitDefaultsFor(unit, target)
    const scaledVertically = autoscalersOver(unit, target)
      .filter(({ sort }) => sort === 'vertical')
      .flatMap((each) => verticallyScaled(each.resource.value))
    for (const metric of metrics) {
      if (pod?.resources?.requests?.[metric.resource] !== undefined) continue
      if (scaledVertically.includes(metric.resource)) continue
      const silent = measured(pod, metric).filter(
        ({ container }) => !containerNeeds(container, defaults).requests.has(metric.resource),
      )
      if (silent.length === 0) continue
      const names = silent.map(({ container }) => `"${container.name}"`).join(', ')
      const of = silent.length === 1 ? `container ${names}` : `the containers ${names}`
      report({
        path: metric.path,
        message: `${metric.isDefault ? 'without metrics this means 80 % of the requested cpu, but ' : ''}${of} of ${nameOf(target)} ${silent.length === 1 ? 'has' : 'have'} no request for ${metric.resource}: the share that is used cannot be computed, and nothing is scaled`,
        hint: `set a request for ${metric.resource} in every container, sidecars too`,
        related: silent.map(({ list, index }) => ({
          resource: target,
          path: [...path, list, index, 'name'],
          message: `no request for ${metric.resource}`,
        })),
      })
    }
  },
})

/** The containers that run all the time, or the one that the metric names (calculatePodRequestsFromContainers). */
function measured(pod: any, { container: only }: UsageMetric) {
  return (['containers', 'initContainers'] as const).flatMap((list) =>
    objectsOf<any>(pod?.[list])
      .filter(([container]) => list === 'containers' || container.restartPolicy === 'Always')
      .filter(([container]) => only === undefined || container.name === only)
      .map(([container, index]) => ({ list, index, container })),
  )
}
