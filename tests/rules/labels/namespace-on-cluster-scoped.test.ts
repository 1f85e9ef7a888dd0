import { testRule } from '../../helpers/rule-tester.ts'

testRule('namespace-on-cluster-scoped', {
  valid: {
    'no namespace': 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}',
    'a kind that lives in namespaces': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}',
    'a custom resource': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, namespace: b}',
  },
  invalid: {
    'a namespace': {
      yaml: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, namespace: shop}',
      expect: ['metadata.namespace ▸ shop'],
    },
  },
})
