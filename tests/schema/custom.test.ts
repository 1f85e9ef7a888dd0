import { describe, expect, it } from 'vitest'
import { define, judge, say } from '../helpers/schema.ts'

/** A definition of Backup in example.com/v1 whose spec has these properties (flow YAML). */
function definition(properties: string, more = ''): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: backups.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: backups, kind: Backup}
  versions:
  - name: v1
    served: true
    storage: true
${more}    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec: {type: object, properties: {${properties}}}
  - name: v1alpha1
    served: false
    storage: false
    schema: {openAPIV3Schema: {type: object}}
`
}

/** What is said about a Backup with that spec (flow YAML). */
function backup(properties: string, spec: string): string[] {
  const yaml = `apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: nightly}\nspec: {${spec}}\n`
  return say(yaml, undefined, define(definition(properties)))
}

const cases: Record<string, { properties: string; good: string[]; bad: Record<string, string | string[]> }> = {
  types: {
    properties: 'a: {type: integer}, b: {type: string}, c: {x-kubernetes-int-or-string: true}, d: {type: number}',
    good: ['a: 1', 'a: 1.0', 'a: 9007199254740993', 'b: "1"', 'c: 80', 'c: http', 'd: 1', 'd: 1.5'],
    bad: {
      'a: 1.5': [
        'wrong-type spec.a: `a` must be an integer, 1.5 is a number',
        'invalid-value : `a` must be an integer, not 1.5',
      ],
      'b: yes': 'wrong-type spec.b: `b` must be a string, "yes" is the boolean true in YAML (quote it: "yes")',
      'b: 1.10': 'wrong-type spec.b: `b` must be a string, "1.10" is the number 1.1 in YAML (quote it: "1.10")',
      'c: []': 'wrong-type spec.c: `c` must be an integer or a string, this is a list',
    },
  },
  null: {
    properties:
      'a: {type: string}, b: {type: string, nullable: true}, c: {type: array, items: {type: string}}, d: {type: string, default: x}',
    good: ['a: null', 'b: null', 'd: null'],
    bad: { 'c: [~]': 'wrong-type spec.c[0]: an item of `c` must be a string, not null' },
  },
  'numbers and texts': {
    properties:
      'a: {type: integer, minimum: 1, maximum: 9, exclusiveMaximum: true}, b: {type: number, multipleOf: 0.1}, c: {type: string, minLength: 2, maxLength: 3}, d: {type: string, pattern: "^(a+)+$"}, e: {type: string, enum: [x, z]}, f: {type: string, format: ipv4}, g: {type: integer, format: int32}',
    good: ['a: 1', 'a: 8', 'b: 0.3', 'c: åß', 'd: aaa', 'e: x', 'f: 10.0.0.1', 'g: 2147483647'],
    bad: {
      'a: 0': 'invalid-value spec.a: `a` must be at least 1, not 0',
      'a: 9': 'invalid-value spec.a: `a` must be less than 9, not 9',
      'b: 0.35': 'invalid-value spec.b: `b` must be a multiple of 0.1, not 0.35',
      'c: a': 'invalid-value spec.c: `c` must have at least 2 characters, "a" has 1',
      'c: abcd': 'too-long spec.c: `c` must have at most 3 characters, this has 4',
      'd: aab': 'invalid-value spec.d: `d` must match ^(a+)+$, "aab" does not',
      'e: X': 'unsupported-value spec.e: `e` must be "x" or "z", not "X" (did you mean "x"?)',
      'f: localhost': 'wrong-type spec.f: `f` must be of the format ipv4, "localhost" is not',
      'g: 2147483648': 'invalid-value : `g` must be from -2147483648 to 2147483647, not 2147483648',
    },
  },
  lists: {
    properties:
      'a: {type: array, minItems: 1, maxItems: 2, items: {type: integer}}, b: {type: array, x-kubernetes-list-type: set, items: {type: number}}, c: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [id, p], items: {type: object, required: [id], properties: {id: {type: integer}, p: {type: string, default: TCP}}}}',
    good: ['a: [1]', 'b: [1, 2]', 'c: [{id: 1}, {id: 1, p: UDP}]'],
    bad: {
      'a: []': 'invalid-value spec.a: `a` must have at least 1 items, this has 0',
      'a: [1, 2, 3]': 'too-many spec.a: `a` must have at most 2 items, this has 3',
      'b: [1, 1.0, 1]': 'duplicate-value spec.b[1]: 1 is in this list already',
      'c: [{id: 1}, {id: 1, p: TCP}]': 'duplicate-value spec.c[1]: id 1, p "TCP" is in this list already',
    },
  },
  maps: {
    properties:
      'a: {type: object, required: [x], properties: {x: {type: integer}, z: {type: integer}}}, b: {type: object, additionalProperties: {type: integer}, maxProperties: 1}, c: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {in: {type: object}}}, d: {type: object, additionalProperties: true}',
    good: ['a: {x: 1}', 'b: {any: 1}', 'c: {any: {thing: 1}}', 'd: {any: 1}'],
    bad: {
      'a: {}': 'required-value spec.a.x: `x` is required',
      'a: {x: 1, Z: 2}': 'unknown-field spec.a.Z: unknown field `Z` (did you mean `z`?)',
      'b: {one: 1, two: 2}': 'too-many spec.b: `b` must have at most 1 entries, this has 2',
      'c: {in: {thing: 1}}': 'unknown-field spec.c.in.thing: unknown field `thing`',
      'd: {any: {thing: 1}}': 'unknown-field spec.d.any.thing: unknown field `thing`',
    },
  },
  'alternatives and defaults': {
    properties:
      'a: {type: object, properties: {u: {type: string}, v: {type: string}}, oneOf: [{required: [u]}, {required: [v]}]}, b: {type: string, allOf: [{minLength: 2}], not: {enum: [no way]}}, c: {type: object, required: [k], properties: {k: {type: string, default: x}}}, e: {type: integer, anyOf: [{minimum: 10}, {maximum: 1}]}',
    good: ['a: {u: x}', 'b: ok', 'c: {}', 'e: 0', 'e: 10'],
    bad: {
      'a: {}': [
        'invalid-value : `a` must fit exactly one of the alternatives of its schema, this fits none',
        'required-value spec.a.u: `u` is required',
      ],
      'a: {u: x, v: x}': 'invalid-value : `a` must fit exactly one of the alternatives of its schema, this fits 2',
      'b: x': [
        'invalid-value spec.b: `b` must have at least 2 characters, "x" has 1',
        'invalid-value : `b` must fit all of the parts of its schema',
      ],
      'b: no way': 'invalid-value : `b` must not be like this: its schema forbids it',
      'e: 5': [
        'invalid-value : `e` must fit at least one of the alternatives of its schema',
        'invalid-value spec.e: `e` must be at least 10, not 5',
      ],
    },
  },
  'embedded resources': {
    properties: 'a: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}',
    good: ['a: {apiVersion: v1, kind: Pod, spec: {any: thing}}'],
    bad: {
      'a: {apiVersion: 1, kind: Pod}': 'wrong-type spec.a.apiVersion: `apiVersion` must be a string, 1 is an integer',
      'a: {apiVersion: v1, kind: Pod, metadata: {nam: a}}':
        'unknown-field spec.a.metadata.nam: unknown field `nam` (did you mean `name`?)',
    },
  },
}

for (const [group, { properties, good, bad }] of Object.entries(cases))
  describe(group, () => {
    it.each(good)('accepts %s', (spec) => expect(backup(properties, spec)).toEqual([]))
    it.each(Object.entries(bad))('refuses %s', (spec, says) => expect(backup(properties, spec)).toEqual([says].flat()))
  })

describe('a custom resource', () => {
  const customs = define(definition('a: {type: integer}', '    deprecated: true\n'))
  const yaml = 'apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: nightly}\nspec: {a: x}\n'

  it('of a deprecated version is warned about', () => {
    expect(say(yaml, undefined, customs)).toContain('deprecated-api apiVersion: example.com/v1 Backup is deprecated')
  })

  it('hides values of the wrong type', () => expect(judge(yaml, undefined, customs).hidden.size).toBe(1))

  it('says in which versions of Kubernetes a value is refused', () => {
    const counted = define(definition('a: {type: integer, format: int32}'))
    expect(say(yaml.replace('a: x', 'a: 3000000000'), '1.30-1.36', counted)).toEqual([
      'invalid-value : in 1.36 `a` must be from -2147483648 to 2147483647, not 3000000000',
    ])
    expect(say(yaml.replace('a: x', 'a: 3000000000'), '1.30', counted)).toEqual([])
  })

  it('of a version that is not served is unknown', () => {
    expect(say(yaml.replace('v1', 'v1alpha1'), undefined, customs)).toContain(
      'unknown-kind apiVersion: no kind "Backup" is served in example.com/v1alpha1 (its definition serves `v1`)',
    )
  })

  it('of a misspelt kind is near a defined one', () => {
    expect(say(yaml.replace('Backup', 'Bakup'), undefined, customs)).toContain(
      'unknown-kind kind: no kind "Bakup" in example.com/v1 (did you mean `Backup`?)',
    )
  })

  it('is not judged deeper than its definition is read', () => {
    const depth = 250
    const schema = `${'{type: object, properties: {a: '.repeat(depth)}{type: integer}${'}}'.repeat(depth)}`
    const deep = define(definition(`a: ${schema}`))
    const value = `${'{a: '.repeat(depth)}{a: 1}${'}'.repeat(depth)}`
    expect(
      say(`apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: a}\nspec: {a: ${value}}\n`, undefined, deep),
    ).toEqual([])
  })

  it('of a definition in v1beta1 with one schema for all versions is checked', () => {
    const old = define(
      'apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nspec:\n  group: example.com\n  version: v1\n  names: {kind: Backup, plural: backups}\n  preserveUnknownFields: false\n  validation:\n    openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: integer}}}}}\n',
    )
    expect(say(yaml, '1.20', old)).toEqual(['wrong-type spec.a: `a` must be an integer, "x" is a string'])
  })

  it('of a definition in v1beta1 keeps unknown fields', () => {
    const old = define(
      'apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nspec:\n  group: example.com\n  version: v1\n  names: {kind: Backup, plural: backups}\n  validation:\n    openAPIV3Schema: {type: object, properties: {spec: {type: object}}}\n',
    )
    expect(say(yaml, '1.20', old)).toEqual([])
  })
})
