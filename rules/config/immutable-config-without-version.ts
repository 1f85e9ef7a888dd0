import { defineRule } from '../../src/kit.ts'

/** A part of the name with a digit, or a date: something that can change with the content. */
const VERSIONED = /(?:^|[-.])[a-z]*\d[a-z0-9.]*$/

export default defineRule({
  summary: 'What is immutable needs a name that changes with its content',
  severity: 'info',
  optional: true,
  on: ['ConfigMap', 'Secret'],
  check({ immutable, metadata }, { resource, report }) {
    if (immutable !== true || resource.name === undefined || VERSIONED.test(resource.name)) return
    if (metadata?.generateName) return
    report({
      path: ['metadata', 'name'],
      message: `the content cannot be changed under this name, which has no version in it: the next change is refused, until somebody deletes the ${resource.kind}`,
      hint: `call it ${resource.name}-v1, or let a generator put a checksum into its name`,
      related: [{ path: ['immutable'], message: 'it is immutable' }],
    })
  },
})
