import { defineRule } from '../../src/kit.ts'

/** Kinds that refuse `rollingUpdate`, even an empty one, beside another type; a DaemonSet only ignores it. */
const refused = {
  Deployment: { field: 'strategy', type: 'Recreate' },
  StatefulSet: { field: 'updateStrategy', type: 'OnDelete' },
} as const

export default defineRule({
  summary: 'rollingUpdate may only be set for the type RollingUpdate',
  severity: 'error',
  authority: 'api-server',
  on: ['Deployment', 'StatefulSet'],
  check(object, { resource, report }) {
    const { field, type } = refused[resource.kind as keyof typeof refused]
    const spec = object.spec as any
    const strategy = field === 'strategy' ? spec?.strategy : spec?.updateStrategy
    if (strategy?.type !== type || strategy.rollingUpdate === undefined) return
    report({
      path: ['spec', field, 'rollingUpdate'],
      part: 'key',
      message: `\`rollingUpdate\` may not be set when \`${field}.type\` is "${type}": ${
        type === 'Recreate'
          ? 'all old pods stop before the first new one starts'
          : 'no pod is replaced before somebody deletes it'
      }`,
      related: [{ path: ['spec', field, 'type'], message: 'the type is set here' }],
    })
  },
})
