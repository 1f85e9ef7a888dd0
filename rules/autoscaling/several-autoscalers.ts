import { type Autoscaler, areTogether, autoscalersByTarget, defineRule, nameOf } from '../../src/kit.ts'

/** KEDA takes over an autoscaler that exists where this says so. */
const TAKES_OVER = 'scaledobject.keda.sh/transfer-hpa-ownership'

export default defineRule({
  summary: 'A workload must not have two autoscalers for the same thing',
  severity: 'warning',
  on: 'unit',
  unit: true,
  check(unit, { report }) {
    for (const [key, scalers] of autoscalersByTarget(unit)) {
      if (scalers.length < 2) continue
      const [kind, , name] = key.split('\n')
      for (const isVertical of [false, true]) {
        const [first, ...others] = scalers.filter(({ sort }) => (sort === 'vertical') === isVertical)
        if (first === undefined) continue
        for (const other of others) {
          if (isSame(first, other) || !areTogether(first.resource, other.resource)) continue
          if ([first, other].some(takesOver)) continue
          report({
            resource: other.resource,
            path: other.path,
            message: `${kind} "${name}" is also scaled by ${nameOf(first.resource)}: each of the two undoes what the other does`,
            related: [{ resource: first.resource, path: first.path, message: 'the other autoscaler' }],
          })
        }
      }
    }
  },
})

function isSame({ resource: a }: Autoscaler, { resource: b }: Autoscaler): boolean {
  return a.kind === b.kind && a.name === b.name
}

function takesOver({ resource }: Autoscaler): boolean {
  return resource.metadata?.annotations?.[TAKES_OVER] === 'true'
}
