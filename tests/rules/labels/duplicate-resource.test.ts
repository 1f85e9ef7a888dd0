import { testRule } from '../../helpers/rule-tester.ts'

const map = (name: string, namespace = 'a') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\n`

const space = (labels = '{}') => `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: ${labels}}\n`

testRule('duplicate-resource', {
  valid: {
    'a Namespace that two files begin with': { 'a.yaml': space(), 'b.yaml': space() } as never,
    'other names': `${map('a')}---\n${map('b')}`,
    'other namespaces': `${map('a', 'x')}---\n${map('a', 'y')}`,
    'other folders': { 'x/a.yaml': map('a'), 'y/a.yaml': map('a') } as never,
    'no names':
      'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n---\napiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}',
  },
  invalid: {
    'a Namespace with other labels': {
      yaml: `${space('{team: x}')}---\n${space()}`,
      expect: ['metadata.name ▸ a'],
    },
    'the same file': {
      yaml: `${map('a')}---\n${map('a')}`,
      expect: ['metadata.name ▸ a'],
      messages: ['ConfigMap "a" of namespace "a" is defined twice, the same both times'],
    },
    'other data': {
      yaml: `${map('a')}data: {a: b}\n---\n${map('a')}`,
      expect: ['metadata.name ▸ a'],
      messages: ['ConfigMap "a" of namespace "a" is defined twice: the one that is applied last replaces the other'],
    },
    'files of one folder': { yaml: { 'a.yaml': map('a'), 'b.yaml': map('a') }, expect: ['metadata.name ▸ a'] },
    'another version of the kind': {
      yaml: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\n---\napiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a, namespace: default}',
      kubernetes: '1.24',
      expect: ['metadata.name ▸ a'],
    },
  },
})
