import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A paused Deployment does not roll out any change',
  severity: 'warning',
  on: 'Deployment',
  check({ spec }, { report }) {
    if (spec?.paused !== true) return
    report({
      path: ['spec', 'paused'],
      message:
        '`paused` is true: a changed template is accepted but no pod is replaced, and `kubectl rollout undo` is refused until it is resumed',
    })
  },
})
