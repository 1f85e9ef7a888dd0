import { testRule } from '../../helpers/rule-tester.ts'
import { headless, service, statefulSet } from './manifests.ts'

const pod = `
---
apiVersion: v1
kind: Pod
metadata: {name: tool, namespace: shop, labels: {app: db}}
spec: {containers: [{name: c, image: i}]}
`

testRule('headless-other-pods', {
  valid: {
    'its own pods': service(headless) + statefulSet(),
    'two StatefulSets that share it':
      service(headless) +
      statefulSet('serviceName: db', 'app: db, role: a', 'a') +
      statefulSet('serviceName: db', 'app: db, role: b', 'b'),
    'a Service without selector': service('clusterIP: None') + statefulSet(),
  },
  invalid: {
    'other labels': {
      yaml: service('clusterIP: None, selector: {app: database}') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
      messages: [/"db-0\.db\.shop\.svc" is no name in DNS: it asks for app=database, they have app=db$/],
    },
    'a label that is not there': {
      yaml: service('clusterIP: None, selector: {app: db, role: x}') + statefulSet(),
      expect: ['spec.serviceName ▸ db'],
      messages: [/they have no label `role`$/],
    },
    'a stranger among its pods': {
      yaml: service(headless) + statefulSet() + pod,
      expect: ['spec.selector ▸ {app: db}'],
      messages: ['the selector app=db of the headless Service of StatefulSet "db" also catches Pod "tool"'],
    },
  },
})
