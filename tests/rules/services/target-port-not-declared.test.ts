import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, service } from '../networking/manifests.ts'

const web = (ports: string) => deployment('a', `ports: [${ports}]`)

testRule('target-port-not-declared', {
  valid: {
    'a port that is declared': service('a') + web('{containerPort: 8080}'),
    'no ports at all': service('a') + deployment('a'),
    'a name': service('a', '{port: 80, targetPort: http}') + web('{containerPort: 8080}'),
    'no pods': service('a'),
    'a headless Service': service('a', '{port: 80}', '', 'clusterIP: None') + web('{containerPort: 8080}'),
  },
  invalid: {
    'another port': {
      yaml: service('a', '{port: 80, targetPort: 8081}') + web('{containerPort: 8080}'),
      expect: ['spec.ports[0].targetPort ▸ 8081'],
    },
    'no target port': {
      yaml: service('a', '{port: 80}') + web('{containerPort: 8080}'),
      expect: ['spec.ports[0].targetPort ▸ {port: 80}'],
      messages: [
        'no container of Deployment "a" declares port 80/TCP: if nothing listens there, connections are refused',
      ],
    },
    'another protocol': {
      yaml: service('a') + web('{containerPort: 8080, protocol: UDP}'),
      expect: ['spec.ports[0].targetPort ▸ 8080'],
    },
  },
})
