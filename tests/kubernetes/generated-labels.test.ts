import { expect, test } from 'vitest'
import { meetsAtRunTime } from '../../src/kubernetes/generated-labels.ts'
import { parseLabels } from '../../src/kubernetes/label-selector.ts'

test.each([
  ['statefulset.kubernetes.io/pod-name', 'db-0', 'StatefulSet', 'db', true],
  ['statefulset.kubernetes.io/pod-name', 'db-a', 'StatefulSet', 'db', false],
  ['statefulset.kubernetes.io/pod-name', 'db-0', 'Deployment', 'db', false],
  ['batch.kubernetes.io/job-name', 'report', 'Job', 'report', true],
  ['job-name', 'report-28', 'CronJob', 'report', true],
  ['job-name', 'other', 'Job', 'report', false],
  ['pod-template-hash', '5d8', 'Deployment', 'web', true],
  ['app', 'web', 'Deployment', 'web', undefined],
])('%s=%s of %s %s: %s', (label, value, kind, name, expected) => {
  expect(meetsAtRunTime(parseLabels({ [label]: value })[0]!, { kind, name })).toBe(expected)
})
