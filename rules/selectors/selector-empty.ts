import { defineRule, isHidden, parseSelector, valueAt, writtenAt } from '../../src/kit.ts'

const SELECTOR = ['spec', 'selector']

/** Nothing is written, or null, or a list or map of nothing. */
const EMPTY = /^(?:[\s[\]{}]*|~|null|Null|NULL)$/

export default defineRule({
  summary: 'The selector of a workload must not be empty',
  severity: 'error',
  authority: 'api-server',
  on: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
  check(workload: any, { resource, report }) {
    const selector = workload.spec?.selector
    if (selector === undefined || parseSelector(selector)?.length !== 0) return
    const written = ['matchLabels', 'matchExpressions'].map((field) => [...SELECTOR, field])
    if (written.some((path) => isHidden(resource, path) || !EMPTY.test(writtenAt(resource, path) ?? ''))) return
    const stray = Object.entries(selector).find(([, value]) => typeof value === 'string')
    const [name, value] = stray ?? Object.entries(resource.podLabels ?? {})[0] ?? ['app', resource.name]
    report({
      path: SELECTOR,
      message:
        stray === undefined
          ? 'an empty selector would match every pod of the namespace'
          : `\`${stray[0]}\` is no field of a selector, which is therefore empty and would match every pod of the namespace`,
      hint: `write \`matchLabels: {${name}: ${value}}\``,
      related: valueAt(workload, ['spec', 'template', 'metadata', 'labels']) && [
        { path: ['spec', 'template', 'metadata', 'labels'], message: 'the labels of its own pods' },
      ],
    })
  },
})
