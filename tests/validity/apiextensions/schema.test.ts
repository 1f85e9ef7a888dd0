import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

/** What is said about a definition whose schema has that field (flow YAML), by the path below it. */
function field(schema: string, minor?: Minor): string[] {
  return root(`type: object, properties: {f: ${schema}}`, minor).map((line) => line.replace('properties[f]', 'f'))
}

/** What is said about a definition with that schema (flow YAML), by the path below it. */
function root(schema: string, minor?: Minor, more = ''): string[] {
  const text = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: lamps.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: lamps, kind: Lamp}
  versions: [{name: v1, served: true, storage: true, ${more} schema: {openAPIV3Schema: {${schema}}}}]
`
  return said(text, minor).map((line) =>
    line.replace(/ ▸.*/, '').replace(/spec\.versions\[0\]\.schema\.openAPIV3Schema\.?/, ''),
  )
}

const fine: Record<string, string> = {
  'a scalar': '{type: string, pattern: "^a+$", format: date}',
  anything: '{x-kubernetes-preserve-unknown-fields: true}',
  'integer or string': '{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}',
  'integer or string, and more':
    '{x-kubernetes-int-or-string: true, allOf: [{anyOf: [{type: integer}, {type: string}]}, {pattern: a}]}',
  'a map': '{type: object, additionalProperties: {type: integer}}',
  'a set': '{type: array, x-kubernetes-list-type: set, items: {type: object, x-kubernetes-map-type: atomic}}',
  'a keyed list':
    '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: {type: object, required: [a], properties: {a: {type: string}, b: {type: string, default: x}}}}',
  'alternatives that restrict':
    '{type: object, properties: {a: {type: string}}, oneOf: [{required: [a]}, {properties: {b: {minimum: 1}}}]}',
  'an embedded resource':
    '{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, default: {apiVersion: v1, kind: Pod, metadata: {name: a}}}',
  defaults:
    '{type: object, default: {}, properties: {a: {type: integer, minimum: 1, default: 1}, b: {type: array, items: {type: string}, default: [x]}}}',
  'a null in a default': '{type: object, properties: {a: {type: string, nullable: true}}, default: {a: null}}',
  rules:
    '{type: object, x-kubernetes-validations: [{rule: "self.a == 1", message: never, reason: FieldValueForbidden, fieldPath: .a}], properties: {a: {type: integer}}}',
}

const refused: Record<string, [string, string[]]> = {
  'no type': ['{minimum: 1}', ['required-value f.type']],
  'a type of nothing': ['{type: text}', ['unsupported-value f.type']],
  'a list of anything': ['{type: array}', ['required-value f.items']],
  'items without type': ['{type: array, items: {}}', ['required-value f.items.type']],
  'a list of schemas': ['{type: array, items: [{type: string}]}', ['forbidden-field f.items']],
  'a look-ahead': ['{type: string, pattern: "(?=a)"}', ['invalid-value f.pattern']],
  'a pattern that grows too large': ['{type: string, pattern: "(a{100}){20}"}', ['invalid-value f.pattern']],
  'string or integer': [
    '{x-kubernetes-int-or-string: true, anyOf: [{type: string}, {type: integer}]}',
    ['forbidden-field f.anyOf[0].type', 'forbidden-field f.anyOf[1].type'],
  ],
  'integer or string in an embedded resource': [
    '{type: object, x-kubernetes-int-or-string: true, x-kubernetes-embedded-resource: true, properties: {a: {type: string}}}',
    ['invalid-value f.x-kubernetes-embedded-resource'],
  ],
  'alternatives that say what things are': [
    '{type: object, allOf: [{type: object, description: a, title: b, nullable: true, additionalProperties: true, default: {}}]}',
    ['additionalProperties', 'default', 'description', 'nullable', 'title', 'type'].map(
      (name) => `forbidden-field f.allOf[0].${name}`,
    ),
  ],
  'alternatives about metadata': [
    '{type: object, not: {properties: {metadata: {required: [a]}}}}',
    ['forbidden-field f.not.properties[metadata]'],
  ],
  'both kinds of keys': [
    '{type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}',
    ['forbidden-field f.additionalProperties'],
  ],
  'what OpenAPI may': [
    '{type: string, id: a, $ref: b, additionalItems: true, definitions: {a: {type: string}}, dependencies: {}, patternProperties: {a: {type: string}}, uniqueItems: true, x-kubernetes-preserve-unknown-fields: false}',
    [
      'forbidden-field f.$ref',
      'forbidden-field f.additionalItems',
      'forbidden-field f.definitions',
      'forbidden-field f.dependencies',
      'forbidden-field f.id',
      'forbidden-field f.patternProperties',
      'forbidden-field f.uniqueItems',
      'invalid-value f.x-kubernetes-preserve-unknown-fields',
    ],
  ],
  'an empty embedded resource': [
    '{x-kubernetes-embedded-resource: true, additionalProperties: true}',
    ['forbidden-field f.additionalProperties', 'required-value f.properties', 'required-value f.type'],
  ],
  'other types in an embedded resource': [
    '{type: object, x-kubernetes-embedded-resource: true, properties: {kind: {type: integer}, metadata: {type: string}}}',
    ['invalid-value f.properties[kind].type', 'invalid-value f.properties[metadata].type'],
  ],
  'a list type of a map': ['{type: object, x-kubernetes-list-type: set}', ['invalid-value f.type']],
  'a map type of a list': [
    '{type: array, items: {type: string}, x-kubernetes-map-type: atomic}',
    ['invalid-value f.type'],
  ],
  'a set of maps and of sets': [
    '{type: object, properties: {a: {type: array, x-kubernetes-list-type: set, items: {type: object, nullable: true}}, b: {type: array, x-kubernetes-list-type: set, items: {type: array, x-kubernetes-list-type: set, items: {type: string}}}}}',
    [
      'forbidden-field f.properties[a].items.nullable',
      'invalid-value f.properties[a].items.x-kubernetes-map-type',
      'invalid-value f.properties[b].items.x-kubernetes-list-type',
    ],
  ],
  'keys of no keyed list': [
    '{type: array, items: {type: string}, x-kubernetes-list-map-keys: [a]}',
    ['required-value f.x-kubernetes-list-type'],
  ],
  'a keyed list without keys': [
    '{type: array, items: {type: string}, x-kubernetes-list-type: map}',
    ['invalid-value f.items.type', 'required-value f.x-kubernetes-list-map-keys'],
  ],
  'a keyed list with keys that may be missing': [
    '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, a, z, l], items: {type: object, properties: {a: {type: string, nullable: true}, l: {type: array, items: {type: string}}}}}',
    [
      'forbidden-field f.items.properties[a].nullable',
      'invalid-value f.items.properties[l].type',
      'invalid-value f.x-kubernetes-list-map-keys',
      'invalid-value f.x-kubernetes-list-map-keys',
      'required-value f.items.properties[a].default',
      'required-value f.items.properties[l].default',
    ],
  ],
  'a default of another type': ['{type: integer, default: x}', ['wrong-type f.default']],
  'a default out of range': ['{type: integer, minimum: 2, default: 1}', ['invalid-value f.default']],
  'a default with unknown fields': [
    '{type: object, properties: {a: {type: string}}, default: {b: 1}}',
    ['invalid-value f.default'],
  ],
  'a default with a null': [
    '{type: object, properties: {a: {type: string}}, default: {a: null}}',
    ['wrong-type f.default.a'],
  ],
  'a default list with a wrong item': [
    '{type: array, items: {type: string}, default: [1]}',
    ['wrong-type f.default.[0]'],
  ],
  'a default that embeds nothing': [
    '{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, default: {kind: 1}}',
    ['invalid-value f.default.kind'],
  ],
  'a default of embedded metadata': [
    '{type: object, x-kubernetes-embedded-resource: true, properties: {metadata: {type: object, properties: {name: {type: string, default: a/b}}}}}',
    ['invalid-value f.properties[metadata].properties[name].default'],
  ],
  'a rule about the former value of an item': [
    '{type: array, items: {type: string, x-kubernetes-validations: [{rule: "self == oldSelf", message: a}]}}',
    ['invalid-value f.items.x-kubernetes-validations[0].rule'],
  ],
  'a rule about the former field of an atomic map': [
    '{type: object, x-kubernetes-map-type: atomic, properties: {a: {type: string, x-kubernetes-validations: [{rule: "self == oldSelf"}]}}}',
    ['invalid-value f.properties[a].x-kubernetes-validations[0].rule'],
  ],
  'a rule that has no former value': [
    '{type: string, x-kubernetes-validations: [{rule: "self != \'oldSelf\' // oldSelf", optionalOldSelf: true}]}',
    ['invalid-value f.x-kubernetes-validations[0].optionalOldSelf'],
  ],
  'rules below what has no type': [
    '{x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string, x-kubernetes-validations: [{rule: "true"}]}}}',
    ['invalid-value f.properties[a].x-kubernetes-validations'],
  ],
  'rules without sense': [
    '{type: object, x-kubernetes-validations: [{rule: " ", reason: Never, fieldPath: .b}, {rule: "1\\n2", messageExpression: " "}, {rule: a, message: "a\\nb"}, {rule: a, message: " "}], properties: {a: {type: integer}}}',
    [
      'invalid-value f.x-kubernetes-validations[0].fieldPath',
      'invalid-value f.x-kubernetes-validations[2].message',
      'invalid-value f.x-kubernetes-validations[3].message',
      'required-value f.x-kubernetes-validations[0].rule',
      'required-value f.x-kubernetes-validations[1].message',
      'required-value f.x-kubernetes-validations[1].messageExpression',
      'unsupported-value f.x-kubernetes-validations[0].reason',
    ],
  ],
}

describe('a schema', () => {
  it.each(Object.entries(fine))('for %s is fine', (_, schema) => expect(field(schema)).toEqual([]))
  it.each(Object.entries(refused))('with %s is refused', (_, [schema, expected]) =>
    expect(field(schema).sort()).toEqual(expected),
  )
})

describe('the root of a schema', () => {
  it.each([
    ['a list', 'type: array, items: {type: string}', ['invalid-value type']],
    ['nothing', '', ['required-value type']],
    ['null', 'type: object, nullable: true', ['forbidden-field nullable']],
    ['a map of anything', 'type: object, additionalProperties: true', ['forbidden-field additionalProperties']],
    [
      'with metadata of its own',
      'type: object, properties: {metadata: {type: object, properties: {labels: {type: object}}}}',
      ['forbidden-field properties[metadata]'],
    ],
    [
      'with a default name',
      'type: object, properties: {metadata: {type: object, properties: {name: {type: string, default: a}}}}',
      ['forbidden-field properties[metadata].properties[name].default'],
    ],
    [
      'with alternatives that it does not have',
      'type: object, anyOf: [{properties: {a: {minimum: 1}}}, {items: {minimum: 1}}]',
      ['required-value items', 'required-value properties[a]'],
    ],
    ['with a dialect', 'type: object, $schema: x', ['invalid-value ']],
  ])('may not be %s', (_, schema, expected) => expect(root(schema).sort()).toEqual(expected))

  it('may not have alternatives beside a status subresource', () => {
    const schema = 'type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}]'
    expect(root(schema)).toEqual([])
    expect(root(schema, undefined, 'subresources: {status: {}},')).toEqual(['invalid-value '])
  })
})

describe('a schema of any depth', () => {
  it.each([100, 400, 3000])('of %d levels ends', (depth) => {
    const deep = (open: string, close: string) => `${open.repeat(depth)}{type: text}${close.repeat(depth)}`
    for (const schema of [
      deep('{type: object, properties: {a: ', '}}'),
      deep('{type: array, items: ', '}'),
      deep('{type: object, allOf: [', ']}'),
      `{type: object, x-kubernetes-preserve-unknown-fields: true, default: ${deep('{a: ', '}')}}`,
    ])
      expect(() => field(schema)).not.toThrow()
  })
})

describe('versions', () => {
  it('warn of formats that they ignore since 1.34', () => {
    const schema =
      '{type: object, properties: {a: {type: string, format: k8s-short-name}, b: {type: string, format: x}, c: {type: integer, format: x}}}'
    expect(field(schema, 33)).toEqual([])
    expect(field(schema, 34)).toEqual(['api-warning f.properties[b].format'])
  })

  it('warn of formats of numbers since 1.36', () => {
    const schema = '{type: object, properties: {a: {type: integer, format: x}}}'
    expect(field(schema, 35)).toEqual([])
    expect(field(schema, 36)).toEqual(['api-warning f.properties[a].format'])
  })

  it('hold numbers and their bounds to their types since 1.36', () => {
    const schema = '{type: integer, minimum: 0.5, default: 0}'
    expect(field(schema, 35)).toEqual([])
    expect(field(schema, 36)).toEqual(['invalid-value f.default', 'invalid-value f.default'])
  })

  it('pass over closed alternatives since 1.31', () => {
    const schema = '{type: object, allOf: [{additionalProperties: false}]}'
    expect(field(schema, 30)).toEqual(['forbidden-field f.allOf[0].additionalProperties'])
    expect(field(schema, 31)).toEqual([])
  })

  it('look for the keys of lists since 1.18', () => {
    const schema =
      '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: {type: object, properties: {a: {type: string}}}}'
    expect(field(schema, 17)).toEqual([])
    expect(field(schema, 18)).toEqual(['required-value f.items.properties[a].default'])
  })
})
