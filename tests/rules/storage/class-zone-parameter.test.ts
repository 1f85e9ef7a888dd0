import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass } from './manifests.ts'

testRule('class-zone-parameter', {
  valid: {
    'no parameters': storageClass('fast', 'kubernetes.io/gce-pd'),
    'a parameter of another driver': storageClass('fast', 'x.example.com', ['parameters: {zone: a}']),
  },
  invalid: {
    zone: {
      yaml: storageClass('fast', 'kubernetes.io/gce-pd', ['parameters: {zone: a}']),
      expect: ['parameters[zone] ▸ zone'],
    },
    zones: {
      yaml: storageClass('fast', 'kubernetes.io/aws-ebs', ['parameters: {zones: "a, b"}']),
      expect: ['parameters[zones] ▸ zones'],
    },
  },
})
