import { testRule } from '../../helpers/rule-tester.ts'

testRule('recommended-labels', {
  valid: {
    'the label': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {app.kubernetes.io/name: a}}',
    'a kind without pods': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}',
  },
  invalid: {
    'other labels': {
      yaml: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {app: a}}',
      expect: ['metadata.labels ▸ {app: a}'],
    },
    'those of a team': {
      yaml: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {app: a, toString: b}}',
      options: { labels: ['app', 'team', 'valueOf'] },
      expect: ['metadata.labels ▸ {app: a, toString: b}', 'metadata.labels ▸ {app: a, toString: b}'],
      messages: [/no label `team`/, /no label `valueOf`/],
    },
  },
})
