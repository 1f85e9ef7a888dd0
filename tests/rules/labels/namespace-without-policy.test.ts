import { testRule } from '../../helpers/rule-tester.ts'

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n'
const pod =
  '---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: c, image: i}]}\n'
const policy =
  '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: shop}\nspec: {podSelector: {}}\n'

testRule('namespace-without-policy', {
  valid: { 'a policy': namespace + pod + policy, 'no pods': namespace },
  invalid: { 'pods and no policy': { yaml: namespace + pod, expect: ['metadata.name ▸ shop'] } },
})
