import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, policy } from './manifests.ts'

const both = 'policyTypes: [Ingress, Egress]'
const at = 'spec.template.metadata.labels ▸ {app: a}'

testRule('require-network-policy', {
  valid: {
    'both directions': policy('p', ['podSelector: {}', both]) + deployment('a'),
    'two policies':
      policy('p', ['podSelector: {}']) + policy('q', ['podSelector: {}', 'policyTypes: [Egress]']) + deployment('a'),
    'no policy at all': deployment('a'),
    'the network of the node': policy('p', ['podSelector: {}']) + deployment('a', '', '', 'hostNetwork: true'),
    'policies of a plugin': `${deployment('a')}---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: dns}\n`,
  },
  invalid: {
    'only the way in': {
      yaml: policy('p', ['podSelector: {}']) + deployment('a'),
      expect: [at],
      messages: [/outgoing/],
    },
    'only the way out': {
      yaml: policy('p', ['podSelector: {}', 'policyTypes: [Egress]']) + deployment('a'),
      expect: [at],
      messages: [/incoming/],
    },
    'a policy for others': {
      yaml: policy('p', ['podSelector: {matchLabels: {app: b}}', both]) + deployment('a'),
      expect: [at],
      messages: [/restricts the pods/],
    },
  },
})
