import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explainAt } from '../../src/schema/at.ts'
import { CustomDefinitions } from '../../src/schema/custom/definitions.ts'
import { typeInWords } from '../../src/schema/explain-text.ts'
import { openStore } from '../../src/schema/store.ts'
import type { MapNode } from '../../src/yaml/node.ts'
import { parseStream } from '../../src/yaml/parse.ts'

const store = openStore(readFileSync('dist/schemas.pack'))
const versions = { from: 36, to: 36 }

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.com
  names: {kind: Gadget, plural: gadgets}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size]
              properties:
                size: {type: string, enum: [small, large], default: small}
                port: {x-kubernetes-int-or-string: true}
                labels: {type: object, additionalProperties: {type: integer}}
                parts: {type: array, items: {type: object, properties: {__proto__: {type: boolean}}}}
                free: {x-kubernetes-preserve-unknown-fields: true}
                pod: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
`

function rootOf(text: string): MapNode {
  return parseStream(text)[0]!.root as MapNode
}

const customs = new CustomDefinitions()
customs.add(rootOf(definition))

function typeAt(head: string, ...path: (string | number)[]): string | undefined {
  const explanation = explainAt(rootOf(head), path, { store, versions, customs })
  return explanation && typeInWords(explanation.type)
}

describe('what is known of a place', () => {
  const deployment = '{apiVersion: apps/v1, kind: Deployment}'
  const gadget = '{apiVersion: example.com/v1, kind: Gadget}'

  it.each([
    [deployment, [], 'Deployment'],
    [deployment, ['spec', 'template', 'spec', 'containers'], 'list of Container'],
    [deployment, ['spec', 'template', 'spec', 'containers', 0, 'image'], 'string'],
    [deployment, ['metadata', 'labels', 'app'], 'string'],
    [deployment, ['spec', 'nonsense'], undefined],
    ['{apiVersion: apps/v1beta1, kind: Deployment}', ['spec', 'replicas'], 'integer'],
    ['{kind: Deployment}', ['spec', 'replicas'], 'integer'],
    ['{apiVersion: other.example/v1, kind: Thing}', ['spec'], undefined],
    [gadget, ['metadata', 'labels'], 'map of string'],
    [gadget, ['spec', 'size'], 'string'],
    [gadget, ['spec', 'port'], 'integer or string'],
    [gadget, ['spec', 'labels', 'a'], 'integer'],
    [gadget, ['spec', 'parts', 3, '__proto__'], 'boolean'],
    [gadget, ['spec', 'free'], 'any value'],
    [gadget, ['spec', 'pod', 'metadata', 'name'], 'string'],
    [gadget, ['spec', 'nonsense'], undefined],
  ])('%s %j is %s', (head, path, words) => expect(typeAt(head, ...path)).toBe(words))

  it('has the facts of fields of custom resources', () => {
    const { fields } = explainAt(rootOf(gadget), ['spec', 'size'], { store, versions, customs })!
    expect(fields).toMatchObject([
      { name: 'size', required: [{}], default: 'small', values: [{ value: 'small' }, { value: 'large' }] },
    ])
  })
})
