import { expect, it } from 'vitest'
import { say } from '../helpers/schema.ts'

const service = (selector: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: ${selector}, ports: [{port: 80}]}\n`
const budget = (selector: string) =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 1, selector: ${selector}}\n`

it.each([
  [
    'matchLabels where a plain map is wanted',
    service('{matchLabels: {app: web}}'),
    ['wrong-type spec.selector[matchLabels]: ', '(labels stand here without `matchLabels`: `{app: web}`)'],
  ],
  [
    'matchExpressions where a plain map is wanted',
    service('{matchExpressions: [{key: app, operator: Exists}]}'),
    ['wrong-type spec.selector[matchExpressions]: ', '(only plain labels can be asked for here, no expressions)'],
  ],
  [
    'a label without matchLabels',
    budget('{name: web}'),
    [
      'unknown-field spec.selector.name: unknown field `name`',
      '(labels stand under `matchLabels`: write `matchLabels: {name: web}`)',
    ],
  ],
  ['matchLabels misspelt', budget('{matchLables: {app: web}}'), ['(did you mean `matchLabels`?)']],
])('%s', (_, yaml, parts) => {
  const [said, ...more] = say(yaml)
  expect(more).toEqual([])
  for (const part of parts) expect(said).toContain(part)
})
