import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A local volume must say which node it is on',
  severity: 'error',
  authority: 'api-server',
  on: 'PersistentVolume',
  check({ spec }, { report }) {
    if (spec?.local === undefined) return
    const path = ['spec', 'nodeAffinity']
    if (spec.nodeAffinity === undefined)
      report({
        path,
        message: 'a `local` volume must have `nodeAffinity`: the scheduler has to know the node of the disk',
      })
    else if (spec.nodeAffinity.required === undefined)
      report({ path: [...path, 'required'], message: '`nodeAffinity` must have `required`, with the node of the disk' })
  },
})
