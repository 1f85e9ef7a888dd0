import { testRule } from '../../helpers/rule-tester.ts'

testRule('immutable-config-without-version', {
  valid: {
    'one that can change': `{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {A: "1"}}`,
    'a version': `{apiVersion: v1, kind: ConfigMap, metadata: {name: web-v2}, data: {A: "1"}, immutable: true}`,
    'a date': `{apiVersion: v1, kind: ConfigMap, metadata: {name: web-2026.11}, data: {A: "1"}, immutable: true}`,
    'a checksum': `{apiVersion: v1, kind: ConfigMap, metadata: {name: web-k8h2f}, data: {A: "1"}, immutable: true}`,
  },
  invalid: {
    'no version': {
      yaml: `{apiVersion: v1, kind: ConfigMap, metadata: {name: web}, data: {A: "1"}, immutable: true}`,
      expect: ['metadata.name ▸ web'],
      messages: [
        'the content cannot be changed under this name, which has no version in it: the next change is refused, until somebody deletes the ConfigMap',
      ],
    },
  },
})
