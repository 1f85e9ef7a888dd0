import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { checkFiles, show } from '../../helpers/check.ts'

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: boats, kind: Boat}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        x-kubernetes-validations: [{rule: 'self.metadata.name.size() < 6', message: the name is too long for the bow}]
        properties:
          spec:
            type: object
            allOf:
            - x-kubernetes-validations: [{rule: '!has(self.knots) || self.knots < 90.0', message: no boat is so fast}]
            x-kubernetes-validations:
            - {rule: 'self.sails <= self.masts * 3', messageExpression: '"%d sails need more masts".format([self.sails])', message: too many sails}
            - {rule: '!has(self.captain) || has(self.crew)', message: a captain needs a crew, reason: FieldValueRequired, fieldPath: .crew}
            - {rule: 'self.name == oldSelf.name', message: the name stays}
            - {rule: '!oldSelf.hasValue() ? self.masts > 0 : true', message: new boats have masts, optionalOldSelf: true}
            - {rule: '!has(self.name) || self.name.find("[0-9]") == ""', message: not understood}
            - {rule: "self.ports['home'] != ''"}
            - {rule: 'self.?ports.home.orValue("") != "rome"', message: rome is inland, fieldPath: .ports.home}
            properties:
              name: {type: string}
              captain: {type: string, nullable: true}
              crew: {type: array, items: {type: string}}
              sails: {type: integer, default: 1}
              masts: {type: integer, default: 1}
              knots: {type: number}
              seen: {type: string, format: date, x-kubernetes-validations: [{rule: 'self < timestamp("2030-01-01T00:00:00Z")', message: still to come}]}
              length: {x-kubernetes-int-or-string: true, x-kubernetes-validations: [{rule: 'type(self) == int || self.endsWith("m")', message: in metres}]}
              ports:
                type: object
                default: {home: kiel}
                additionalProperties: {type: string, x-kubernetes-validations: [{rule: 'self != "nowhere"', message: no such port, reason: FieldValueForbidden}]}
              flags:
                type: array
                x-kubernetes-list-type: set
                x-kubernetes-validations: [{rule: 'self != ["red", "green"]', message: these are lights}]
                items: {type: string, x-kubernetes-validations: [{rule: 'self.matches("^[a-z]*$")', message: in small letters}]}
              cargo: {x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{rule: 'self.tea == 1', message: only tea}]}
`

/** What servers say of a Boat whose spec has these lines. */
function said(lines: readonly string[], name = 'wave', from: Minor = 36, to = from): string[] {
  const spec = lines.length === 0 ? ' {}' : lines.map((line) => `\n  ${line}`).join('')
  const text = `apiVersion: example.com/v1\nkind: Boat\nmetadata: {name: ${name}}\nspec:${spec}\n`
  const files = { 'boat.yaml': text, 'definition.yaml': DEFINITION }
  return checkFiles(files, { preset: 'server', versions: { from, to } })
    .findings.filter(({ file }) => file === 'boat.yaml')
    .map((finding) => `${finding.rule} ${show(finding, text)}: ${finding.message}`)
}

describe('rules of a definition', () => {
  it.each([
    ['kept by defaults', []],
    [
      'kept',
      ['sails: 3', 'captain: ada', 'crew: [ben]', 'knots: 7', 'seen: 2020-01-01', 'length: 12m', 'flags: [red]'],
    ],
    ['about a field that is null, which counts as absent', ['captain: null']],
    ['about the former value', ['name: other']],
    ['about values that nobody sees into', ['cargo: {coffee: 2}']],
  ])('are silent when %s', (_, spec) => expect(said(spec)).toEqual([]))

  it.each([
    [['sails: 4'], 'invalid-value spec ▸ spec: `spec` breaks a rule of its definition: 4 sails need more masts'],
    [
      ['captain: ada'],
      'required-value spec.crew ▸ spec: `crew` breaks a rule of its definition: a captain needs a crew',
    ],
    [
      ['masts: 0', 'sails: 0'],
      'invalid-value spec ▸ spec: `spec` breaks a rule of its definition: new boats have masts',
    ],
    [['knots: 90'], 'invalid-value spec ▸ spec: `spec` breaks a rule of its definition: no boat is so fast'],
    [
      ['seen: 2031-01-01'],
      'invalid-value spec.seen ▸ 2031-01-01: `seen` breaks a rule of its definition: still to come',
    ],
    [['length: 12ft'], 'invalid-value spec.length ▸ 12ft: `length` breaks a rule of its definition: in metres'],
    [
      ['ports: {home: kiel, next: nowhere}'],
      'forbidden-field spec.ports[next] ▸ nowhere: `next` breaks a rule of its definition: no such port',
    ],
    [
      ['flags: [green, red]'],
      'invalid-value spec.flags ▸ [green, red]: `flags` breaks a rule of its definition: these are lights',
    ],
    [
      ['flags: [Red]'],
      'invalid-value spec.flags[0] ▸ Red: an item of `flags` breaks a rule of its definition: in small letters',
    ],
    [
      ['ports: {next: kiel}'],
      "invalid-value spec ▸ spec: `spec` cannot be held against a rule of its definition (no such key: home): `self.ports['home'] != ''`",
    ],
    [
      ["ports: {home: ''}"],
      "invalid-value spec ▸ spec: `spec` breaks a rule of its definition: `self.ports['home'] != ''`",
    ],
    [
      ['ports: {home: rome}'],
      'invalid-value spec.ports[home] ▸ rome: `home` breaks a rule of its definition: rome is inland',
    ],
  ])('refuse %s', (spec, problem) => expect(said(spec)).toEqual([problem]))

  it('see the name of a resource', () =>
    expect(said([], 'gannet')).toEqual([
      'invalid-value  ▸ apiVersion: the resource breaks a rule of its definition: the name is too long for the bow',
    ]))

  it('wait until types are right', () =>
    expect(said(['sails: 4', 'masts: x']).map((one) => one.split(' ')[0])).toEqual(['invalid-value', 'wrong-type']))

  it('are known to servers since 1.25', () => {
    expect(said(['knots: 90'], 'wave', 24)).toEqual([])
    expect(said(['knots: 90'], 'wave', 23, 26)).toEqual([
      'invalid-value spec ▸ spec: in 1.25-1.26 `spec` breaks a rule of its definition: no boat is so fast',
    ])
  })
})

describe('rules that were written to do harm', () => {
  const hostile = (rule: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: traps.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: traps, kind: Trap}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          text: {type: string}
          list:
            type: array
            items: {type: string}
            x-kubernetes-validations: [{rule: ${JSON.stringify(rule)}, message: told, reason: constructor}]
`
  const list = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => `item-${index}`))
  const trap = `apiVersion: example.com/v1\nkind: Trap\nmetadata: {name: a}\nlist: ${list}\ntext: ${'x'.repeat(500_000)}\n`
  const rulesTold = (rule: string) =>
    checkFiles({ 'a.yaml': trap, 'b.yaml': hostile(rule) }, { preset: 'server' }).findings.filter(
      ({ file }) => file === 'a.yaml',
    )

  it.each([
    ['squares', 'self.all(a, self.all(b, a != b || a == b))'],
    ['compares sets', 'self.map(a, self).all(a, sets.equivalent(a, self)) && sets.equivalent(self, self)'],
    ['looks for each', 'self.all(a, a in self)'],
    ['grows', "self.map(a, self.join('')).map(a, a.replace('', self.join(''))).size() > 0"],
    ['matches', "self.all(a, !self.join('').matches('^(a+)+$'))"],
    ['is deep', `${'!'.repeat(100_000)}true`],
    ['is long', `${'true && '.repeat(100_000)}true`],
    ['nests', `${'('.repeat(100_000)}true${')'.repeat(100_000)}`],
    ['counts', `${'9'.repeat(1_000_000)} > 0`],
    ['calls what all objects have', 'self.constructor(a, b) || self.toString() || constructor(a)'],
  ])('are given up: one that %s', (_, rule) => {
    const start = performance.now()
    expect(rulesTold(rule)).toEqual([])
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('have reasons that mean nothing', () =>
    expect(rulesTold('self.size() == 1').map((one) => one.rule)).toEqual(['invalid-value']))
})
