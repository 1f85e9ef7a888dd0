import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

testRule('service-not-headless', {
  valid: {
    'a headless Service': service(headless) + statefulSet(),
    'a headless Service in other capitals, which others report': service('ClusterIp: None') + statefulSet(),
    'the value in other capitals': service('clusterIP: none') + statefulSet(),
    'a Service that is not there': statefulSet(),
  },
  invalid: {
    'a Service with an address': {
      yaml: service('selector: {app: db}, ports: [{port: 5432}]') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
      messages: ['Service "db" is not headless, so "db-0.db.shop.svc" has no address of its own in DNS'],
    },
    'an empty address': {
      yaml: service('clusterIP: "", selector: {app: db}, ports: [{port: 5432}]') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
    },
    'a load balancer': {
      yaml: service('type: LoadBalancer, selector: {app: db}, ports: [{port: 5432}]') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
    },
  },
})
