import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'Kinds that live outside namespaces must not name one',
  severity: 'info',
  on: 'resource',
  check(resource, { report }) {
    if (!resource.builtIn || resource.namespaced || resource.namespace === undefined) return
    report({
      path: ['metadata', 'namespace'],
      message: `a ${resource.kind} lives outside of namespaces: "${resource.namespace}" is ignored, it is there for the whole cluster`,
    })
  },
})
