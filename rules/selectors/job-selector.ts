import { defineRule, parseSelector } from '../../src/kit.ts'

export default defineRule({
  summary: 'The selector of a Job is made for it and must not be written',
  severity: 'error',
  authority: 'api-server',
  on: 'Job',
  check({ spec }, { report }) {
    if (spec?.selector === undefined || spec.manualSelector === true) return
    if ((parseSelector(spec.selector)?.length ?? 0) === 0) return
    report({
      path: ['spec', 'selector'],
      message:
        'the API server gives each Job a selector of its own, by which it finds only its own pods, and refuses any other',
      hint: 'remove the selector; the labels of the template stay',
    })
  },
})
