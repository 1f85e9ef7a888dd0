import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, policy } from './manifests.ts'

const web = deployment('web')
const pods = 'podSelector: {matchLabels: {app: web}}'
const toDb = '{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}'
const egress = (...rules: string[]) => policy('p', [pods, 'policyTypes: [Egress]', `egress: [${rules.join(', ')}]`])

testRule('network-policy-cuts-dns', {
  valid: {
    'DNS over UDP': egress(toDb, '{ports: [{port: 53, protocol: UDP}]}') + web,
    'DNS in another policy':
      egress(toDb) +
      policy('dns', ['podSelector: {}', 'policyTypes: [Egress]', 'egress: [{ports: [{port: 53, protocol: UDP}]}]']) +
      web,
    'all ports of another namespace':
      egress(toDb, '{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]}') + web,
    'a range of ports': egress('{ports: [{port: 1, endPort: 1000, protocol: UDP}]}') + web,
    'the name of the port': egress(toDb, '{ports: [{port: dns, protocol: UDP}]}') + web,
    everything: egress('{}') + web,
    'nothing at all': egress() + web,
    'addresses only': egress('{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 5432}]}') + web,
    'only the way in': policy('p', [pods, 'ingress: [{from: [{podSelector: {}}]}]']) + web,
    'no pods here': egress(toDb),
    'pods on the network of their node': egress(toDb) + deployment('web', '', '', 'hostNetwork: true'),
    'pods of another namespace': egress(toDb) + deployment('web', '', 'namespace: other'),
    'policies of a plugin too': `${egress(toDb) + web}---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: dns}\n`,
  },
  invalid: {
    'no DNS': {
      yaml: egress(toDb) + web,
      expect: ['spec.egress ▸ egress'],
      messages: [/^nothing allows port 53, so the pods of Deployment "web"/],
    },
    'DNS over TCP': {
      yaml: egress(toDb, '{ports: [{port: 53}]}') + web,
      expect: ['spec.egress[1].ports[0] ▸ {port: 53}'],
      messages: [/over TCP only/],
    },
    'two policies, said once': {
      yaml:
        egress(toDb) +
        policy('q', ['podSelector: {}', 'policyTypes: [Egress]', 'egress: [{ports: [{port: 443}]}]']) +
        web,
      expect: ['spec.egress ▸ egress'],
    },
    'policyTypes by default': {
      yaml: policy('p', [pods, `egress: [${toDb}]`]) + web,
      expect: ['spec.egress ▸ egress'],
    },
  },
})
