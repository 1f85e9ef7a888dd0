import { defineRule, didYouMean, listInstead, nearName, objectsOf } from '../../src/kit.ts'

/** What requests on resources are, and what is asked for beyond them. */
const VERBS = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
  ...['approve', 'attest', 'bind', 'escalate', 'impersonate', 'sign', 'use'],
]

/** Words that people write for them. */
const MEANT: Readonly<Record<string, string>> = {
  apply: 'patch',
  edit: 'update',
  modify: 'update',
  post: 'create',
  put: 'update',
  read: 'get',
  remove: 'delete',
  view: 'get',
  write: 'update',
}

export default defineRule({
  summary: 'A role must name verbs that requests have',
  severity: 'warning',
  on: ['Role', 'ClusterRole'],
  check({ rules }, { report }) {
    for (const [{ verbs = [], nonResourceURLs }, index] of objectsOf(rules)) {
      for (const [at, written] of verbs.entries()) {
        const verb = String(written)
        if (VERBS.includes(verb)) continue
        const several = listInstead(written, '`')
        if (several === undefined && nonResourceURLs !== undefined) continue
        const small = verb.toLowerCase()
        const meant = VERBS.includes(small)
          ? small
          : Object.hasOwn(MEANT, small)
            ? MEANT[small]
            : nearName(small, VERBS)
        if (several === undefined && meant === undefined) continue
        report({
          path: ['rules', index, 'verbs', at],
          message: `no request has the verb \`${verb}\`: this entry grants nothing`,
          ...(several ??
            (verbs.includes(meant!) ? { hint: `leave it out: \`${meant}\` is among them` } : didYouMean(meant, '`'))),
        })
      }
    }
  },
})
