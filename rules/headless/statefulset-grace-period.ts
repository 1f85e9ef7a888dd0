import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'The pods of a StatefulSet need time to stop',
  severity: 'warning',
  on: 'StatefulSet',
  check({ spec }, { report }) {
    if (spec?.template?.spec?.terminationGracePeriodSeconds !== 0) return
    report({
      path: ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'],
      message:
        'with 0 seconds pods are killed at once, and a new one with the same name and volume may start before the old one is gone',
      why: 'a pod that is deleted without grace is forgotten by the API server before the kubelet has stopped it: two writers on one volume are possible',
      hint: 'leave it out for 30 seconds',
    })
  },
})
