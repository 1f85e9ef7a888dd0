import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { blamed, said } from '../../helpers/validity.ts'

const HEAD = 'driver: gpu.example.com, pool: {name: node-1, resourceSliceCount: 1}'

function slice(rest: string, version = 'v1', head = HEAD): string {
  return `apiVersion: resource.k8s.io/${version}\nkind: ResourceSlice\nmetadata: {name: a}\nspec: {${head}, ${rest}}\n`
}

const device = (fields: string) => slice(`allNodes: true, devices: [{name: a, ${fields}}]`)
const D = 'spec.devices[0]'

describe('slices', () => {
  it.each([
    'nodeName: node-1, devices: [{name: a}]',
    'nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}',
    'allNodes: true, sharedCounters: [{name: a, counters: {b: {value: 1}}}]',
    'perDeviceNodeSelection: true, devices: [{name: a, allNodes: true}, {name: b, nodeName: c}]',
  ])('may have %s', (rest) => expect(blamed(slice(rest)).filter((line) => !line.startsWith('ignored'))).toEqual([]))

  it.each([
    ['no place', 'devices: []', ['required-value spec']],
    ['two places', 'nodeName: a, allNodes: true', ['invalid-value spec']],
    ['an empty place', 'nodeName: "", allNodes: true', ['invalid-value spec.nodeName']],
    ['no place at all', 'allNodes: false', ['invalid-value spec.allNodes', 'required-value spec']],
    [
      'two terms for nodes',
      'nodeSelector: {nodeSelectorTerms: [{}, {}]}',
      ['invalid-value spec.nodeSelector.nodeSelectorTerms'],
    ],
    ['counters beside devices', 'allNodes: true, devices: [], sharedCounters: []', ['invalid-value spec']],
    [
      'a set without counters',
      'allNodes: true, sharedCounters: [{name: a}]',
      ['required-value spec.sharedCounters[0].counters'],
    ],
    [
      'a device twice, and one without name',
      'allNodes: true, devices: [{name: a}, {name: a}, {}]',
      ['duplicate-value spec.devices[1]', 'invalid-value spec.devices[2].name'],
    ],
  ])('may not have %s', (_, rest, expected) => expect(blamed(slice(rest))).toEqual(expected))

  it('without anything lack all that is needed', () => {
    expect(blamed('apiVersion: resource.k8s.io/v1\nkind: ResourceSlice\nmetadata: {name: a}\n')).toEqual([
      'invalid-value spec.pool.resourceSliceCount',
      'required-value spec',
      'required-value spec.driver',
      'required-value spec.pool.name',
    ])
  })

  it('name drivers and pools', () => {
    const text = slice('allNodes: true', 'v1', 'driver: a_b, pool: {name: a/B, resourceSliceCount: 0, generation: -1}')
    expect(said(text)).toEqual([
      'invalid-value spec.driver ▸ a_b',
      'invalid-value spec.pool.name ▸ a/B',
      'invalid-value spec.pool.resourceSliceCount ▸ 0',
      'invalid-value spec.pool.generation ▸ -1',
    ])
    const capital = slice('allNodes: true', 'v1', 'driver: A.b, pool: {name: a, resourceSliceCount: 1}')
    expect(blamed(capital)).toEqual(['api-warning spec.driver'])
    expect(blamed(capital, 34)).toEqual([])
  })

  it('take fewer devices where one has taints', () => {
    const devices = (taints: string) =>
      Array.from({ length: 65 }, (_, index) => `{name: d${index}${index === 3 ? taints : ''}}`).join(', ')
    const taints = ', taints: [{key: a, effect: None}]'
    expect(blamed(slice(`allNodes: true, devices: [${devices('')}]`))).toEqual([])
    expect(blamed(slice(`allNodes: true, devices: [${devices(taints)}]`))).toEqual(['too-many spec.devices'])
  })
})

describe('devices', () => {
  it.each([
    ['attributes: {model: {string: x}, "Gpu.x/v_1": {version: 1.2.3-rc.1+b}, n: {int: 1}, b: {bool: false}}'],
    [
      'allowMultipleAllocations: true, capacity: {m: {value: 4Gi, requestPolicy: {default: 1Gi, validValues: [1Gi, 2Gi]}}}',
    ],
    [
      'allowMultipleAllocations: true, capacity: {m: {value: 8, requestPolicy: {default: 2, validRange: {min: 2, max: 8, step: 3}}}}',
    ],
    ['bindingConditions: [a], bindingFailureConditions: [b.c/d]'],
  ])('may have %s', (fields) => expect(blamed(device(fields))).toEqual([]))

  it.each([
    ['attributes: {a: {}}', [`invalid-value ${D}.attributes[a]`]],
    ['attributes: {a: {int: 1, bool: true}}', [`invalid-value ${D}.attributes[a]`]],
    ['attributes: {a: {version: v1}}', [`invalid-value ${D}.attributes[a].version`]],
    [`attributes: {a: {string: ${'x'.repeat(65)}}}`, [`too-long ${D}.attributes[a].string`]],
    ['attributes: {a-b: {int: 1}}', [`invalid-value ${D}.attributes`]],
    ['attributes: {a_b/c: {int: 1}}', [`invalid-value ${D}.attributes`]],
    [
      'taints: [{key: a b, effect: NoExecute, value: c d}]',
      [`invalid-value ${D}.taints[0].key`, `invalid-value ${D}.taints[0].value`],
    ],
    ['bindingConditions: [a]', [`invalid-value ${D}.bindingFailureConditions`]],
    [
      'bindingConditions: [a, a], bindingFailureConditions: [a]',
      [`duplicate-value ${D}.bindingConditions[1]`, `invalid-value ${D}.bindingFailureConditions[0]`],
    ],
    ['nodeName: b', [`invalid-value ${D}`]],
    [
      'consumesCounters: [{}, {counterSet: a, counters: {A: {value: 1}}}]',
      [
        `invalid-value ${D}.consumesCounters[1].counters`,
        `required-value ${D}.consumesCounters[0].counterSet`,
        `required-value ${D}.consumesCounters[0].counters`,
      ],
    ],
  ])('may not have %s', (fields, expected) => expect(blamed(device(fields))).toEqual(expected))

  it('are underlined at the key of a bad attribute, which most minors blame at its own place', () => {
    const text = device('attributes: {a-b: {int: 1}}')
    expect(said(text)).toEqual([`invalid-value ${D}.attributes ▸ a-b`])
    expect(said(text, 35)).toEqual([`invalid-value ${D}.attributes[a-b] ▸ a-b`])
  })

  it.each([
    ['v1.2', '1.2.0'],
    ['v1.2.3', '1.2.3'],
    ['"3"', '3.0.0'],
    ['x', undefined],
  ])('have a semantic version: %s is none', (version, meant) => {
    const { findings } = checkFiles(
      { 'a.yaml': device(`attributes: {a: {version: ${version}}}`) },
      { preset: 'server' },
    )
    expect(findings.map(({ hint }) => hint)).toEqual([meant && `did you mean "${meant}"?`])
  })

  it('stand somewhere each, where the slice says so', () => {
    const text = slice('perDeviceNodeSelection: true, devices: [{name: a}, {name: b, nodeName: c, allNodes: true}]')
    expect(blamed(text)).toEqual(['invalid-value spec.devices[1]', 'required-value spec.devices[0]'])
  })

  it('in the form of v1beta1 lose what tells their nodes apart before 1.36', () => {
    const text = slice(
      'nodeName: node-1, devices: [{name: a, basic: {nodeName: a, nodeSelector: {nodeSelectorTerms: [{}]}}}]',
    )
    const old = text.replace('resource.k8s.io/v1', 'resource.k8s.io/v1beta1')
    expect(blamed(old, 35)).toEqual([
      'ignored-field spec.devices[0].basic.nodeName',
      'ignored-field spec.devices[0].basic.nodeSelector',
    ])
    expect(blamed(old)).toEqual(['invalid-value spec.devices[0]'])
  })
})

describe('capacities that are shared', () => {
  const policy = (fields: string) =>
    device(`allowMultipleAllocations: true, capacity: {m: {value: 10, requestPolicy: {${fields}}}}`)
  const P = `${D}.capacity[m].requestPolicy`

  it.each([
    ['', []],
    ['default: 20', []],
    ['validValues: [1]', [`required-value ${P}.default`]],
    ['default: 1, validValues: [1], validRange: {min: 1}', [`forbidden-field ${P}`]],
    ['default: 3, validValues: [1, 2]', [`invalid-value ${P}.validValues`]],
    ['default: 1, validValues: [1, 1000m]', [`duplicate-value ${P}.validValues[1]`]],
    ['default: 1, validValues: [2, 1, 11]', [`invalid-value ${P}.validValues[1]`, `invalid-value ${P}.validValues[2]`]],
    ['default: 1, validRange: {}', [`required-value ${P}.validRange.min`]],
    [
      'default: 1, validRange: {min: 2, max: 11}',
      [`invalid-value ${P}.validRange.max`, `invalid-value ${P}.validRange.min`],
    ],
    ['default: 3, validRange: {min: 2, step: 2}', [`invalid-value ${P}.validRange.step`]],
    ['default: 2, validRange: {min: 2, step: 0}', [`invalid-value ${P}.validRange.step`]],
  ])('are asked for by {%s}', (fields, expected) => expect(blamed(policy(fields))).toEqual(expected))

  it('are shared on purpose only', () => {
    expect(blamed(device('capacity: {m: {value: 1, requestPolicy: {}}}'))).toEqual([`forbidden-field ${P}`])
  })
})

describe('slices of v1beta1, which the server judges in the form of v1', () => {
  const text = slice(
    'nodeName: a, allNodes: false, devices: [{name: a, basic: {attributes: {a: {}}, taints: [{key: a}]}}]',
    'v1beta1',
  )

  it('are blamed without `basic`, and underlined where they are written', () => {
    expect(said(text)).toEqual([
      `invalid-value ${D}.attributes[a] ▸ {}`,
      `required-value ${D}.taints[0].effect ▸ {key: a}`,
    ])
  })

  it('are blamed as they are written by servers that know no other form', () => {
    expect(blamed(text, 32)).toContain(`invalid-value ${D}.basic.attributes[a]`)
    expect(blamed(slice('nodeName: a, devices: [{name: a}]', 'v1beta1'), 32)).toEqual([`required-value ${D}.basic`])
  })
})

describe('slices of 1.30', () => {
  const named = (fields: string) =>
    `apiVersion: resource.k8s.io/v1alpha2\nkind: ResourceSlice\nmetadata: {name: a}\ndriverName: a\n${fields}\n`

  it.each([
    ['namedResources: {instances: [{name: a, attributes: [{name: b, quantity: 1}]}]}', []],
    ['nodeName: b', ['required-value ']],
    [
      'namedResources: {instances: [{name: A}, {name: a, attributes: [{name: a}, {name: a, int: 1, bool: true}]}]}',
      [
        'duplicate-value namedResources.instances[1].attributes[1].name',
        'invalid-value namedResources.instances[0].name',
        'invalid-value namedResources.instances[1].attributes[1]',
        'required-value namedResources.instances[1].attributes[0]',
      ],
    ],
  ])('%s', (fields, expected) => expect(blamed(named(fields), 30)).toEqual(expected))
})

describe('requests for the state of a pool', () => {
  it.each([
    ['driver: A.b, limit: 1000', []],
    ['driver: a, poolName: a/b', []],
    [
      'driver: a_b, poolName: "", limit: 0',
      ['invalid-value spec.driver', 'invalid-value spec.limit', 'invalid-value spec.poolName'],
    ],
  ])('{%s}', (spec, expected) => {
    const text = `apiVersion: resource.k8s.io/v1alpha3\nkind: ResourcePoolStatusRequest\nmetadata: {name: a}\nspec: {${spec}}\n`
    expect(blamed(text)).toEqual(expected)
  })
})
