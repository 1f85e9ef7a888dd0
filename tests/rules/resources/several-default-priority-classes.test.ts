import { testRule } from '../../helpers/rule-tester.ts'

testRule('several-default-priority-classes', {
  valid: {
    'one default': `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1000, globalDefault: true}
---
{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: b}, value: 1000}`,
    'the same class twice': `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1000, globalDefault: true}
---
{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1000, globalDefault: true}`,
  },
  invalid: {
    'two defaults': {
      yaml: `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1000, globalDefault: true}
---
{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: b}, value: 1000, globalDefault: true}`,
      expect: ['globalDefault ▸ true'],
      messages: ['PriorityClass "a" is the global default already: the API server refuses a second one'],
    },
  },
})
