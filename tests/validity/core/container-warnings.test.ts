import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { deploymentWith, podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const C = 'spec.containers[0]'

describe('servers warn', () => {
  it.each([
    ['of a variable that hides another', 'env: [{name: A, value: a}, {name: A, value: b}]', 'env[1]'],
    ['of a variable that hides itself', 'env: [{name: A, value: a}, {name: A, value: $(A)}]', 'env[1]'],
    ['of a port that is there twice', 'ports: [{containerPort: 80}, {containerPort: 80}]', 'ports[1]'],
    [
      'of a port with and without the host',
      'ports: [{containerPort: 80}, {containerPort: 80, hostPort: 80}]',
      'ports[1]',
    ],
    [
      'of a port on one and on all addresses',
      'ports: [{containerPort: 80, hostPort: 80}, {containerPort: 80, hostPort: 80, hostIP: 10.0.0.1}]',
      'ports[1]',
    ],
    ['of an address without a port', 'ports: [{containerPort: 80, hostIP: 10.0.0.1}]', 'ports[0]'],
    ['of a fraction of a byte', 'resources: {requests: {memory: 100m}}', 'resources.requests[memory]'],
  ])('%s', (_, container, field) => expect(blamed(podWith(container))).toEqual([`api-warning ${C}.${field}`]))

  it.each([
    ['a variable that builds on another', 'env: [{name: A, value: a}, {name: A, value: $(A)b}]'],
    ['ports of two protocols', 'ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]'],
    [
      'ports of two addresses',
      'ports: [{containerPort: 1, hostPort: 1, hostIP: 10.0.0.1}, {containerPort: 1, hostPort: 1, hostIP: 10.0.0.2}]',
    ],
    ['whole bytes', 'resources: {requests: {memory: 1500, cpu: 100m}}'],
  ])('not of %s', (_, container) => expect(said(podWith(container))).toEqual([]))

  it('of fractions twice where limits are requests', () => {
    const resources = 'resources: {limits: {memory: 0.5}}'
    expect(blamed(podWith(resources))).toEqual(
      ['limits', 'requests'].map((name) => `api-warning ${C}.resources.${name}[memory]`),
    )
    expect(blamed(deploymentWith(resources))).toEqual([
      'api-warning spec.template.spec.containers[0].resources.limits[memory]',
    ])
  })

  it('of names of ports in all containers', () => {
    const text = podWith(
      'ports: [{containerPort: 1, name: a}]',
      'initContainers: [{name: i, image: i, ports: [{containerPort: 2, name: a}]}]',
    )
    expect(blamed(text, 33)).toEqual([`api-warning ${C}.ports[0]`])
    const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
    const warning = findings.find(({ rule }) => rule === 'api-warning')
    // A probe finds the port of its own container (kubelet, prober: findPortByName).
    expect(warning?.message).toMatch(/another port: Services that use the name reach that one$/)
    expect(blamed(text, 32)).toEqual([])
  })

  it('as their minor does', () => {
    const text = podWith('env: [{name: A, value: a}, {name: A, value: $(A)b}]')
    expect(blamed(text, 21)).toEqual([])
    expect(blamed(text, 27)).toEqual([`api-warning ${C}.env[1].name`])
    expect(blamed(text, 28)).toEqual([])
  })
})
