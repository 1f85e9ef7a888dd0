import { describe, expect, it } from 'vitest'
import { deploymentWith, podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const R = 'spec.containers[0].resources'
const T = 'spec.template.spec.containers[0].resources'

describe('resources', () => {
  it.each([
    '{requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1024Mi}}',
    '{limits: {example.com/gpu: 2}}',
    '{requests: {cpu: 1m, hugepages-2Mi: 4Mi}, limits: {hugepages-2Mi: 4Mi}}',
    '{requests: {cpu: 1u}, limits: {cpu: 2u}}',
    '{requests: {ephemeral-storage: 1G}}',
  ])('may be %s', (resources) => expect(said(podWith(`resources: ${resources}`))).toEqual([]))

  it.each([
    ['more than the limit', '{requests: {cpu: 2}, limits: {cpu: 1}}', [`invalid-value ${R}.requests ▸ 2`]],
    [
      'less than the limit of devices',
      '{requests: {a.b/c: 1}, limits: {a.b/c: 2}}',
      [`invalid-value ${R}.requests ▸ 1`],
    ],
    ['devices without a limit', '{requests: {a.b/c: 1}}', [`required-value ${R}.limits ▸ 1`]],
    ['negative', '{requests: {cpu: -1}}', [`invalid-value ${R}.requests[cpu] ▸ -1`]],
    ['of other objects', '{requests: {pods: 1}}', [`invalid-value ${R}.requests[pods] ▸ pods`]],
    [
      'huge pages alone',
      '{requests: {hugepages-2Mi: 2Mi}, limits: {hugepages-2Mi: 2Mi}}',
      [`forbidden-field ${R} ▸ {requests: {hugepages-2Mi: 2Mi}, limits: {hugepages-2Mi: 2Mi}}`],
    ],
  ])('may not be %s', (_, resources, expected) => expect(said(podWith(`resources: ${resources}`))).toEqual(expected))

  it('of a limit count as a request in a Pod only', () => {
    const resources = 'resources: {limits: {a.b/c: 1.5}}'
    expect(said(podWith(resources))).toEqual([
      `invalid-value ${R}.limits[a.b/c] ▸ 1.5`,
      `invalid-value ${R}.requests[a.b/c] ▸ 1.5`,
    ])
    expect(said(deploymentWith(resources))).toEqual([`invalid-value ${T}.limits[a.b/c] ▸ 1.5`])
  })

  it('of huge pages come in whole pages from 1.21 on', () => {
    const resources = 'resources: {requests: {cpu: 1, hugepages-2Mi: 3Mi}, limits: {hugepages-2Mi: 3Mi}}'
    expect(blamed(podWith(resources), 20)).toEqual([])
    expect(blamed(podWith(resources), 21)).toEqual([
      `invalid-value ${R}.limits[hugepages-2Mi]`,
      `invalid-value ${R}.requests[hugepages-2Mi]`,
    ])
  })

  it('name claims of the pod once', () => {
    const claims = 'resources: {claims: [{name: a}, {name: a, request: b}, {name: b}, {request: c}]}'
    const spec = 'resourceClaims: [{name: a, resourceClaimName: a}]'
    expect(blamed(podWith(claims, spec))).toEqual([
      `dangling-name ${R}.claims[2]`,
      `duplicate-value ${R}.claims[1]`,
      `required-value ${R}.claims[3]`,
    ])
    const requests = 'resources: {claims: [{name: a, request: b}, {name: a, request: B}, {name: a}]}'
    expect(blamed(podWith(requests, spec))).toEqual([
      `duplicate-value ${R}.claims[2]`,
      `invalid-value ${R}.claims[1].request`,
    ])
  })
})
