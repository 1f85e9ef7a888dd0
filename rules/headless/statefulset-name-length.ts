import { defineRule } from '../../src/kit.ts'

/** A label value has 63 characters, of which a dash and a hash of 10 are added for the revision. */
const LIMIT = 52

export default defineRule({
  summary: 'The name of a StatefulSet must leave room for what Kubernetes appends to it',
  severity: 'warning',
  on: 'StatefulSet',
  check(_statefulSet, { resource, report }) {
    const length = resource.name?.length ?? 0
    if (length <= LIMIT) return
    report({
      path: ['metadata', 'name'],
      message: `the name has ${length} characters: with the hash of the revision behind it the label \`controller-revision-hash\` gets longer than 63, and no pod can be created`,
      hint: `at most ${LIMIT} characters are safe`,
    })
  },
})
