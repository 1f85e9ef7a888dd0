import { defineRule, replicasOf, serviceOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Recreate stops all old pods before a new one starts, so every update is an outage',
  severity: 'info',
  on: 'Deployment',
  unit: true,
  check(deployment, { resource, unit, report }) {
    const { strategy, template } = deployment.spec ?? {}
    if (strategy?.type !== 'Recreate' || template?.spec?.volumes?.some((volume) => volume?.persistentVolumeClaim))
      return
    const { most } = replicasOf(unit, resource, deployment)
    if (most < 1) return
    const service = serviceOf(unit, resource)
    const pods = most === 1 ? 'the only pod stops' : `all ${most} pods stop`
    const whose = service === undefined ? '' : `; meanwhile Service "${service.name}" answers nobody`
    report({
      path: ['spec', 'strategy', 'type'],
      message: `with "Recreate" ${pods} before a new one starts, so every update is an outage${whose}`,
      why: 'this is right only for software that must not run in two versions at once',
    })
  },
})
