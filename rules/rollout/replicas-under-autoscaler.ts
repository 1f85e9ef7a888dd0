import { autoscalerOf, defineRule, nameOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'replicas and an autoscaler fight over the number of pods',
  severity: 'warning',
  on: ['Deployment', 'StatefulSet'],
  unit: true,
  check(object, { resource, unit, report }) {
    const replicas = object.spec?.replicas
    // With 0 a person switches the autoscaler off.
    if (replicas === undefined || replicas === 0) return
    const autoscaler = autoscalerOf(unit, resource)
    if (autoscaler === undefined) return
    report({
      path: ['spec', 'replicas'],
      message: `every apply sets the number of pods back to ${replicas}, until ${nameOf(autoscaler)} changes it again`,
      hint: 'leave `replicas` out',
      related: [{ resource: autoscaler, path: ['spec', 'scaleTargetRef'], message: 'the autoscaler scales it' }],
    })
  },
})
