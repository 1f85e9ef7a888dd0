import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume on a path of the node has other content on every node',
  severity: 'warning',
  on: 'PersistentVolume',
  check({ spec }, { report }) {
    if (spec?.hostPath === undefined || spec.nodeAffinity !== undefined) return
    report({
      path: ['spec', 'hostPath'],
      message: `the volume is the folder "${spec.hostPath.path ?? ''}" of whichever node the pod runs on: a pod that moves to another node finds another folder, without its data`,
      hint: 'use a `local` volume with `nodeAffinity`, or storage outside the nodes',
    })
  },
})
