import { testRule } from '../../helpers/rule-tester.ts'
import { service } from './manifests.ts'

testRule('headless-type', {
  valid: {
    'the default type': service('clusterIP: None'),
    'a load balancer with an address': service('type: LoadBalancer, ports: [{port: 80}]'),
  },
  invalid: {
    'a load balancer': {
      yaml: service('type: LoadBalancer, clusterIP: None, ports: [{port: 80}]'),
      expect: ['spec.clusterIPs[0] ▸ None'],
    },
    'a node port': {
      yaml: service('type: NodePort, clusterIP: None, ports: [{port: 80}]'),
      expect: ['spec.clusterIPs[0] ▸ None'],
    },
  },
})
