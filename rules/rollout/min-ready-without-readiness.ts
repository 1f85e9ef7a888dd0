import { defineRule, hasReadinessProbe } from '../../src/kit.ts'

export default defineRule({
  summary: 'minReadySeconds protects only together with a readiness probe',
  severity: 'info',
  on: ['Deployment', 'StatefulSet', 'DaemonSet'],
  check(object, { report }) {
    const spec = object.spec as any
    const seconds = spec?.minReadySeconds ?? 0
    if (
      !(typeof seconds === 'number' && seconds > 0) ||
      spec.template?.spec === undefined ||
      hasReadinessProbe(spec.template.spec)
    )
      return
    report({
      path: ['spec', 'minReadySeconds'],
      message: `no container has a readiness probe, so a pod counts as ready as soon as it runs and \`minReadySeconds\` "${seconds}" only notices a bad version that crashes within that time`,
    })
  },
})
