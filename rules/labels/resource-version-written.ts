import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A manifest must not name the state of the cluster that it was read from',
  severity: 'warning',
  on: 'resource',
  check(resource, { report }) {
    const version: unknown = resource.metadata?.resourceVersion
    if (typeof version !== 'string' || version === '') return
    report({
      path: ['metadata', 'resourceVersion'],
      message: `\`resourceVersion\` "${version}" is that of an exported object: once the cluster has another one, an apply is refused ("the object has been modified")`,
      hint: 'leave it out: the cluster writes it',
    })
  },
})
