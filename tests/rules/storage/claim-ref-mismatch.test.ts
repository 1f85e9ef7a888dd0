import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume, workload } from './manifests.ts'

const ref = (namespace: string, name = 'data') => [`claimRef: {namespace: ${namespace}, name: ${name}}`]
const templates = ['volumeClaimTemplates:', '  - metadata: {name: data}', '    spec: {}']

testRule('claim-ref-mismatch', {
  valid: {
    'a claim that is here': claim() + volume(ref('default')),
    'a claim that is nowhere here': volume(ref('shop')),
    'a claim of a StatefulSet': workload('StatefulSet', { spec: templates }) + volume(ref('default', 'data-web-2')),
  },
  invalid: {
    'no namespace': {
      yaml: volume(['claimRef: {name: data}']),
      expect: ['spec.claimRef.namespace ▸ claimRef'],
    },
    'another namespace': {
      yaml: claim([], ['namespace: web']) + volume(ref('shop')),
      expect: ['spec.claimRef.namespace ▸ shop'],
    },
    'a misspelt name': {
      yaml: claim([], ['name: web-data']) + volume(ref('default', 'web-dta')),
      expect: ['spec.claimRef.name ▸ web-dta'],
      messages: [/"default\/web-dta", but the claim here is "default\/web-data"/],
    },
  },
})
