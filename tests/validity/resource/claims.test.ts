import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { blamed, said } from '../../helpers/validity.ts'

function resource(kind: string, spec: string, version = 'v1'): string {
  return `apiVersion: resource.k8s.io/${version}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`
}

const claim = (devices: string, version?: string) => resource('ResourceClaim', `{devices: ${devices}}`, version)
const request = (exactly: string) => claim(`{requests: [{name: gpu, exactly: ${exactly}}]}`)
const R = 'spec.devices.requests[0]'

describe('claims', () => {
  it.each([
    ['nothing', '{}'],
    ['a device of a class', '{requests: [{name: gpu, exactly: {deviceClassName: gpu.example.com}}]}'],
    ['all of them', '{requests: [{name: a, exactly: {deviceClassName: a, allocationMode: All}}]}'],
    ['one or the other', '{requests: [{name: a, firstAvailable: [{name: b, deviceClassName: c}]}]}'],
    [
      'settings for an alternative',
      '{requests: [{name: a, firstAvailable: [{name: b, deviceClassName: c}]}], config: [{requests: [a, a/b], opaque: {driver: D.x, parameters: {}}}]}',
    ],
    [
      'devices that go together',
      '{requests: [{name: a, exactly: {deviceClassName: c}}], constraints: [{requests: [a], matchAttribute: x.y/z}, {distinctAttribute: a/b/c}]}',
    ],
  ])('may want %s', (_, devices) => expect(said(claim(devices))).toEqual([]))

  it.each([
    ['no class', '{}', [`required-value ${R}.exactly.deviceClassName`]],
    ['a class that is none', '{deviceClassName: A}', [`invalid-value ${R}.exactly.deviceClassName`]],
    ['fewer than none', '{deviceClassName: a, count: -1}', [`invalid-value ${R}.exactly.count`]],
    ['two of all', '{deviceClassName: a, allocationMode: All, count: 2}', [`invalid-value ${R}.exactly.count`]],
    [
      'an unknown mode',
      '{deviceClassName: a, allocationMode: Some}',
      [`unsupported-value ${R}.exactly.allocationMode`],
    ],
    [
      'by nothing, and by an empty expression',
      '{deviceClassName: a, selectors: [{}, {cel: {expression: " "}}]}',
      [`invalid-value ${R}.exactly.selectors[1].cel.expression`, `required-value ${R}.exactly.selectors[0].cel`],
    ],
    [
      'with taints that cannot be',
      '{deviceClassName: a, tolerations: [{key: a b}, {operator: Exists, value: x}, {key: a, value: b c}]}',
      [
        `invalid-value ${R}.exactly.tolerations[0].key`,
        `invalid-value ${R}.exactly.tolerations[1].value`,
        `invalid-value ${R}.exactly.tolerations[2].value`,
      ],
    ],
  ])('may not want a device with %s', (_, exactly, expected) => expect(blamed(request(exactly))).toEqual(expected))

  it.each([
    ['no name', '{requests: [{exactly: {deviceClassName: a}}]}', [`invalid-value ${R}.name`]],
    ['no device', '{requests: [{name: a, firstAvailable: []}]}', [`required-value ${R}`]],
    ['both forms', '{requests: [{name: a, exactly: {}, firstAvailable: [{}]}]}', [`invalid-value ${R}`]],
    [
      'a name twice',
      '{requests: [{name: a, exactly: {deviceClassName: a}}, {name: a, exactly: {deviceClassName: a}}]}',
      ['duplicate-value spec.devices.requests[1]'],
    ],
  ])('may not have a request with %s', (_, devices, expected) => expect(blamed(claim(devices))).toEqual(expected))

  it.each([
    ['b', '`requests` "b" names no request of this claim, which has "a"'],
    ['a/c', '"a/c" names no alternative of the request "a", which has "b"'],
    ['a/b/c', '"a/b/c" must be a request, or a request, a `/` and one of its alternatives'],
    ['a/', '"a/" must have the name of a request before the `/`'],
    ['A', '"A" must consist of lower case letters'],
  ])('may not speak of the request %s', (name, words) => {
    const requests = '[{name: a, firstAvailable: [{name: b, deviceClassName: c}]}]'
    const text = claim(`{requests: ${requests}, constraints: [{requests: [${name}], matchAttribute: x/y}]}`)
    expect(said(text)).toEqual([`invalid-value spec.devices.constraints[0].requests[0] ▸ ${name}`])
    const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(words)])
  })

  it.each([
    ['{}', 'required-value spec.devices.constraints[0]'],
    ['{matchAttribute: model}', 'invalid-value spec.devices.constraints[0].matchAttribute'],
    ['{distinctAttribute: a/}', 'invalid-value spec.devices.constraints[0].distinctAttribute'],
  ])('may not have the constraint %s', (constraint, expected) =>
    expect(blamed(claim(`{constraints: [${constraint}]}`))).toEqual([expected]),
  )

  it('say what is missing as the minor does', () => {
    expect(blamed(claim('{constraints: [{}]}'), 35)).toEqual([
      'required-value spec.devices.constraints[0].matchAttribute',
    ])
  })

  it('have at most 32 requests, and of longer lists nothing else is said', () => {
    const requests = Array.from({ length: 33 }, () => '{}').join(', ')
    expect(blamed(claim(`{requests: [${requests}]}`))).toEqual(['too-many spec.devices.requests'])
  })

  it.each(['1', '[]', '"x"'])('tell drivers an object, not %s', (parameters) => {
    const path = 'spec.devices.config[0].opaque.parameters'
    const text = claim(`{config: [{opaque: {driver: a, parameters: ${parameters}}}]}`)
    expect(blamed(text)).toEqual([`invalid-value ${path}`])
  })
})

describe('claims of v1beta1, which the server judges in the form of v1', () => {
  it('are blamed under the names of that form, and underlined where they are written', () => {
    const text = claim('{requests: [{name: a, deviceClassName: A, tolerations: [{key: a, effect: Some}]}]}', 'v1beta1')
    expect(said(text)).toEqual([
      `invalid-value ${R}.exactly.deviceClassName ▸ A`,
      `unsupported-value ${R}.exactly.tolerations[0].effect ▸ Some`,
    ])
    expect(blamed(text, 32)).toContain(`invalid-value ${R}.deviceClassName`)
  })

  it('have a device, or several of which the first counts', () => {
    expect(blamed(claim('{requests: [{name: a}]}', 'v1beta1'))).toEqual([`required-value ${R}`])
    expect(blamed(claim('{requests: [{name: a, count: 1}]}', 'v1beta1'))).toEqual([
      `required-value ${R}.exactly.deviceClassName`,
      `unsupported-value ${R}.exactly.allocationMode`,
    ])
    expect(blamed(claim('{requests: [{name: a}]}', 'v1beta1'), 32)).toEqual([`required-value ${R}.deviceClassName`])
  })
})

describe('claims of classes', () => {
  it.each([
    ['', ['invalid-value spec.resourceClassName']],
    ['resourceClassName: a, parametersRef: {kind: A, name: b}', []],
    [
      'resourceClassName: A, allocationMode: Now, parametersRef: {}',
      [
        'invalid-value spec.resourceClassName',
        'required-value spec.parametersRef.kind',
        'required-value spec.parametersRef.name',
        'unsupported-value spec.allocationMode',
      ],
    ],
  ])('in 1.30: {%s}', (spec, expected) =>
    expect(blamed(resource('ResourceClaim', `{${spec}}`, 'v1alpha2'), 30)).toEqual(expected),
  )
})

describe('templates of claims', () => {
  it('have labels and annotations of their own, and nothing else', () => {
    const text = resource('ResourceClaimTemplate', '{metadata: {name: b, labels: {a: b c}}, spec: {}}')
    expect(said(text)).toEqual(['forbidden-field spec.metadata.name ▸ b', 'invalid-value spec.metadata.labels ▸ b c'])
  })
})

describe('device classes', () => {
  it.each([
    ['{}', []],
    ['{extendedResourceName: example.com/gpu, selectors: [{cel: {expression: "true"}}]}', []],
    ['{extendedResourceName: cpu}', ['invalid-value spec.extendedResourceName']],
    ['{config: [{opaque: {driver: a_b, parameters: {}}}]}', ['invalid-value spec.config[0].opaque.driver']],
  ])('%s', (spec, expected) => expect(blamed(resource('DeviceClass', spec))).toEqual(expected))
})

describe('rules about taints', () => {
  it.each([
    ['{taint: {key: a, effect: NoSchedule}}', []],
    ['{deviceSelector: {driver: a, pool: a/b, device: c}, taint: {key: a, value: b, effect: None}}', []],
    [
      '{deviceSelector: {driver: "", pool: "a//b", device: A}, taint: {value: b c, effect: NoSchedule}}',
      [
        'invalid-value spec.deviceSelector.device',
        'invalid-value spec.deviceSelector.pool',
        'invalid-value spec.taint.key',
        'invalid-value spec.taint.value',
        'required-value spec.deviceSelector.driver',
      ],
    ],
  ])('%s', (spec, expected) => expect(blamed(resource('DeviceTaintRule', spec, 'v1beta2'))).toEqual(expected))

  it('could be about classes and what is selected until 1.34', () => {
    const spec = '{deviceSelector: {deviceClassName: A, selectors: [{}]}, taint: {key: a, effect: NoSchedule}}'
    expect(blamed(resource('DeviceTaintRule', spec, 'v1alpha3'), 34)).toEqual([
      'invalid-value spec.deviceSelector.deviceClassName',
      'required-value spec.deviceSelector.selectors[0].cel',
    ])
  })
})
