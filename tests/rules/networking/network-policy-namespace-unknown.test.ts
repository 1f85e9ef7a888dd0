import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, namespace, policy } from './manifests.ts'

const from = (labels: string) =>
  policy('p', ['podSelector: {}', `ingress: [{from: [{namespaceSelector: {matchLabels: {${labels}}}}]}]`])
const peer = 'spec.ingress[0].from[0].namespaceSelector'

testRule('network-policy-namespace-unknown', {
  valid: {
    'the label of the name': namespace('shop') + from('kubernetes.io/metadata.name: shop'),
    'a label that is there': namespace('shop', 'name: shop') + from('name: shop'),
    'a namespace that is elsewhere': namespace('shop') + from('name: monitoring'),
    'another name': namespace('shop') + from('kubernetes.io/metadata.name: monitoring'),
    'a name that is used': `${namespace('shops')}${from('kubernetes.io/metadata.name: shop')}${deployment('a', '', 'namespace: shop')}`,
    'another value of the label': namespace('shop', 'team: a') + from('team: b'),
    'all namespaces': namespace('shop') + from(''),
    'no Namespaces': from('name: shop'),
  },
  invalid: {
    'the name as a label': {
      yaml: namespace('shop', 'team: a') + from('name: shop'),
      expect: [`${peer}.matchLabels[name] ▸ shop`],
      messages: ['no namespace is allowed by this: Namespace "shop" has no label `name`'],
    },
    'a slip': {
      yaml: namespace('monitoring') + from('kubernetes.io/metadata.name: monitorng'),
      expect: [`${peer}.matchLabels[kubernetes.io/metadata.name] ▸ monitorng`],
    },
    'a slip in a name that every cluster has': {
      yaml: from('kubernetes.io/metadata.name: kube-sytem'),
      expect: [`${peer}.matchLabels[kubernetes.io/metadata.name] ▸ kube-sytem`],
    },
  },
})
