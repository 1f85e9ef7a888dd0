import { testRule } from '../../helpers/rule-tester.ts'

const pod = (env: string, more = '') =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: "web:1", env: ${env}${more}}]}}`

testRule('variable-used-before-set', {
  valid: {
    'one that is set before': pod('[{name: A, value: a}, {name: B, value: "$(A)"}]'),
    'one that is set before and again': pod('[{name: A, value: a}, {name: B, value: "$(A)"}, {name: A, value: b}]'),
    'two dollars': pod('[{name: B, value: "$$(A)"}, {name: A, value: a}]'),
    'a name that is set nowhere': pod('[{name: B, value: "$(A)"}]'),
    'the address of a Service': pod('[{name: B, value: "$(DB_SERVICE_HOST)"}, {name: DB_SERVICE_HOST, value: db}]'),
    'sources that may set it': pod(
      '[{name: B, value: "$(A)"}, {name: A, value: a}]',
      ', envFrom: [{configMapRef: {name: a}}]',
    ),
    'no names': pod('[{name: B, value: "$A $( $()"}, {name: A, value: a}]'),
    'arguments, which know all of them': pod('[{name: A, value: a}]', ', args: ["$(A)"]'),
  },
  invalid: {
    'one that is set after': {
      yaml: pod('[{name: B, value: "x-$(A)"}, {name: A, value: a}]'),
      expect: ['spec.containers[0].env[0].value ▸ "x-$(A)"'],
      messages: ['"$(A)" stays as it is written: `A` is only set further down'],
    },
    itself: {
      yaml: pod('[{name: PATH, value: "$(PATH):/opt"}]'),
      expect: ['spec.containers[0].env[0].value ▸ "$(PATH):/opt"'],
      messages: [/a variable does not know what it was before/],
    },
    'behind two dollars that are one': {
      yaml: pod('[{name: B, value: "$$$(A)"}, {name: A, value: a}]'),
      expect: ['spec.containers[0].env[0].value ▸ "$$$(A)"'],
    },
  },
})
