import { testRule } from '../../helpers/rule-tester.ts'

const service = (name: string, spec = 'selector: {a: x, b: z}, ports: [{port: 80}]', metadata = '') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}${metadata}}
spec: {${spec}}
`

testRule('duplicate-service', {
  valid: {
    'two selectors': service('a') + service('b', 'selector: {a: x}, ports: [{port: 80}]'),
    'two ports': service('a') + service('b', 'selector: {a: x, b: z}, ports: [{port: 81}]'),
    'a headless one': service('a') + service('b', 'selector: {a: x, b: z}, clusterIP: None, ports: [{port: 80}]'),
    'two namespaces': service('a', undefined, ', namespace: l') + service('b', undefined, ', namespace: m'),
    'no selectors': service('a', 'ports: [{port: 80}]') + service('b', 'ports: [{port: 80}]'),
    Rollouts: `${service('a') + service('b')}---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: r}\n`,
  },
  invalid: {
    'the same twice': {
      yaml: service('a') + service('b', 'selector: {b: z, a: x}, ports: [{port: 80, targetPort: 80, protocol: TCP}]'),
      expect: ['spec.selector ▸ selector'],
      messages: [/^leads to the same pods and ports as Service "a"/],
    },
  },
})
