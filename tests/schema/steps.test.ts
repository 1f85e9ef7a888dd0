import { describe, expect, it } from 'vitest'
import { checkSchema, checkSchemaInSteps } from '../../src/schema/check.ts'
import { define, rootOf } from '../helpers/schema.ts'
import { store } from '../helpers/store.ts'
import { toyDefinition } from '../helpers/toys.ts'

const COUNT = 5000
const many = (line: (index: number) => string) => Array.from({ length: COUNT }, (_, index) => line(index)).join('')

const POD = `    metadata: {labels: {app: web}}
    spec:
      volumes: [{name: data, emptyDirs: {}}]
      containers:
        - name: main
          lifecycle: {stopSignal: SIGTERM}
          env:
${many((index) => `            - {name: A${index}, ${index % 2 ? 'value' : 'valu'}: ${index}}\n`)}`

/** Resources that are long in all sorts of places, with mistakes all over them. */
const LONG: Readonly<Record<string, string>> = {
  'the values of a map': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${many(
    (index) => `  key-${index}: ${index % 3 ? '"1"' : index % 2 ? '1' : ''}\n`,
  )}`,
  'fields that there are not': `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${many((index) => `wrong-${index}: 1\n`)}`,
  'a list in a list': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selectr: {}\n  replicas: "1"\n  template:\n${POD}`,
  'a pod with claims': `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  volumeClaimTemplates: [{metadata: {name: data}}]\n  template:\n${POD}`,
  'a list of objects': `apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\nsubsets:\n- addresses:\n${many((index) =>
    index % 7 ? `  - ip: 10.0.0.${index % 256}\n` : '  -\n',
  )}`,
  'a schema': `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: toys.example.com}\nspec:\n  group: example.com\n  names: {kind: Toy, plural: toys}\n  versions:\n    - name: v1\n      schema:\n        openAPIV3Schema:\n          type: object\n          properties:\n${many(
    (index) => `            field-${index}: {type: ${index % 3 ? 'string' : '1'}, default: }\n`,
  )}`,
  'no kind that is known': `apiVersion: example.com/v1\nkind: Toy\nmetadata: {name: 1}\nspec:\n${many((index) => `  a-${index}: 1\n`)}`,
}

describe('a long resource', () => {
  it.each(Object.entries(LONG))('is checked in small steps, as at once: %s', (what, text) => {
    const root = rootOf(text)
    const { oldest, newest } = store()
    for (const versions of [
      { from: newest, to: newest },
      { from: oldest, to: newest },
    ]) {
      const context = { store: store(), versions, text }
      const steps = checkSchemaInSteps(root, context)
      let count = 0
      let next = steps.next()
      for (; !next.done; next = steps.next()) count++
      expect(next.value).toEqual(checkSchema(root, context))
      expect(count).toBeGreaterThanOrEqual(what.startsWith('no kind') ? 0 : 9)
    }
  })
})

it('a long custom resource is checked in small steps', () => {
  const customs = define(toyDefinition())
  const { newest } = store()
  const text = `apiVersion: example.com/v1\nkind: Toy\nmetadata: {name: a}\nspec:\n${many((index) => `  size-${index}: 1\n`)}`
  const context = { store: store(), versions: { from: newest, to: newest }, text, customs }
  expect([...checkSchemaInSteps(rootOf(text), context)].length).toBeGreaterThanOrEqual(4)
  expect(checkSchema(rootOf(text), context).problems).toHaveLength(COUNT)
  expect(checkSchema(rootOf(text), { ...context, leavesCustom: true }).problems).toEqual([])
})
