import { testRule } from '../../helpers/rule-tester.ts'
import { statefulSet } from './manifests.ts'

const withGrace = (seconds: number) =>
  statefulSet().replace('spec: {containers', `spec: {terminationGracePeriodSeconds: ${seconds}, containers`)

testRule('statefulset-grace-period', {
  valid: { 'the default': statefulSet(), 'some time': withGrace(10) },
  invalid: { 'no time': { yaml: withGrace(0), expect: ['spec.template.spec.terminationGracePeriodSeconds ▸ 0'] } },
})
