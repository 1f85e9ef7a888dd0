import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume } from './manifests.ts'

testRule('volume-open-to-any-claim', {
  valid: {
    'a volume that is kept': volume(['claimRef: {namespace: default, name: data}']),
    'a volume that a claim names': volume() + claim(['volumeName: pv']),
  },
  invalid: {
    'a volume for anyone': { yaml: volume(), expect: ['spec.claimRef ▸ spec'], messages: [/without a class/] },
    'a volume of a class': {
      yaml: volume(['storageClassName: manual']),
      expect: ['spec.claimRef ▸ spec'],
      messages: [/of class "manual"/],
    },
  },
})
