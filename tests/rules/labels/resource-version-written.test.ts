import { testRule } from '../../helpers/rule-tester.ts'

const map = (metadata: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web${metadata}}\n`

testRule('resource-version-written', {
  valid: {
    none: map(''),
    'an empty one': map(', resourceVersion: ""'),
    null: map(', resourceVersion: null'),
    'the wrong type': map(', resourceVersion: [a]'),
  },
  invalid: {
    'one of an exported object': {
      yaml: map(', resourceVersion: "842"'),
      expect: ['metadata.resourceVersion ▸ "842"'],
      messages: [
        '`resourceVersion` "842" is that of an exported object: once the cluster has another one, an apply is refused ("the object has been modified")',
      ],
    },
    'one of a custom resource': {
      yaml: `apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, resourceVersion: "1"}\n`,
      expect: ['metadata.resourceVersion ▸ "1"'],
    },
  },
})
