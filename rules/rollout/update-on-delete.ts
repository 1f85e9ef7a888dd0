import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'With OnDelete a changed template reaches no pod until somebody deletes it',
  severity: 'info',
  on: ['StatefulSet', 'DaemonSet'],
  check(object, { report }) {
    if ((object.spec as any)?.updateStrategy?.type !== 'OnDelete') return
    report({
      path: ['spec', 'updateStrategy', 'type'],
      message:
        'with "OnDelete" nothing is updated by itself: old pods keep running until somebody deletes them, and old and new ones may run side by side for long',
    })
  },
})
