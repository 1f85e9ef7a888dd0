import { testRule } from '../../helpers/rule-tester.ts'

const map = (annotations: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: a, annotations: {${annotations}}}
`

testRule('annotation-syntax', {
  valid: {
    'any text as value': map('example.com/a: "b, c = d"'),
    'capitals in the DNS name, which are made small': map('Example.com/A: b'),
    'just not too much': map(`a: "${'x'.repeat(262143)}"`),
  },
  invalid: {
    'a comma': { yaml: map('"mycompany,com/a": b'), expect: ['metadata.annotations ▸ "mycompany,com/a"'] },
    'a blank in a template': {
      yaml: 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {metadata: {annotations: {a b: c}}}}',
      expect: ['spec.template.metadata.annotations ▸ a b'],
    },
    'too much': { yaml: map(`a: "${'x'.repeat(262144)}"`), expect: ['metadata.annotations ▸ annotations'] },
  },
})
