import { testRule } from '../../helpers/rule-tester.ts'

const job = (spec: string) => `
apiVersion: batch/v1
kind: Job
metadata: {name: a}
spec:
  ${spec}
  template:
    metadata: {labels: {app: a}}
    spec: {restartPolicy: Never, containers: [{name: c, image: i}]}
`

testRule('job-selector', {
  valid: {
    'no selector': job('backoffLimit: 1'),
    'an empty selector, which is filled in': job('selector: {}'),
    'a selector that is meant': job('manualSelector: true\n  selector: {matchLabels: {app: a}}'),
  },
  invalid: {
    'a selector': {
      yaml: job('selector: {matchLabels: {app: a}}'),
      expect: ['spec.selector ▸ {matchLabels: {app: a}}'],
    },
  },
})
