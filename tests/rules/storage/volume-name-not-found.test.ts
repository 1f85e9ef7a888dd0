import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume } from './manifests.ts'

const name = ['name: data-volume']

testRule('volume-name-not-found', {
  valid: {
    'a volume that is here': claim(['volumeName: data-volume']) + volume([], name),
    'a volume that is elsewhere': claim(['volumeName: archive']) + volume([], name),
    'no volume named': claim() + volume([], name),
  },
  invalid: {
    'a misspelt name': {
      yaml: claim(['volumeName: data-volmue']) + volume([], name),
      expect: ['spec.volumeName ▸ data-volmue'],
    },
  },
})
