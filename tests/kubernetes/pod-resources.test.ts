import { expect, it } from 'vitest'
import { limitDefaults } from '../../src/kubernetes/limit-range.ts'
import { type Amounts, containerNeeds, podNeeds } from '../../src/kubernetes/pod-resources.ts'
import { formatQuantity } from '../../src/kubernetes/quantity.ts'

const show = (amounts: Amounts) => Object.fromEntries([...amounts].map(([name, each]) => [name, formatQuantity(each)]))
const asks = (requests: Record<string, string>, more = {}) => ({ resources: { requests }, ...more })

it('takes a missing request for the limit', () => {
  const { requests, limits } = containerNeeds({
    resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m' } },
  })
  expect(show(requests)).toEqual({ cpu: '100m', memory: '1Gi' })
  expect(show(limits)).toEqual({ cpu: '1', memory: '1Gi' })
})

it('adds containers and sidecars, and takes the largest start where that is more', () => {
  const spec = {
    containers: [asks({ cpu: '100m' }), asks({ cpu: '200m' }), null],
    initContainers: [
      asks({ cpu: '50m' }, { restartPolicy: 'Always' }),
      asks({ cpu: '1' }),
      asks({ cpu: '2', memory: '1Gi' }),
    ],
  }
  expect(show(podNeeds(spec).requests)).toEqual({ cpu: '2050m', memory: '1Gi' })
  expect(show(podNeeds({ ...spec, initContainers: spec.initContainers.slice(0, 1) }).requests)).toEqual({ cpu: '350m' })
})

it('believes what a pod asks for as a whole', () => {
  const spec = {
    resources: { requests: { cpu: '3', 'example.com/gpu': '1' } },
    containers: [asks({ cpu: '1', memory: '1Mi' })],
  }
  expect(show(podNeeds(spec).requests)).toEqual({ cpu: '3', memory: '1Mi' })
})

it('gives what a LimitRange defaults to, as the server completes it', () => {
  const range = (limit: object) => ({ spec: { limits: [{ type: 'Container', ...limit }] } })
  const defaults = limitDefaults([range({ max: { cpu: '2' }, min: { memory: '64Mi' }, default: { memory: '256Mi' } })])
  expect(show(defaults.limits)).toEqual({ cpu: '2', memory: '256Mi' })
  expect(show(defaults.requests)).toEqual({ cpu: '2', memory: '256Mi' })
  const first = limitDefaults([range({ default: { cpu: '1' } }), range({ default: { cpu: '5', memory: '1Gi' } })])
  expect(show(first.limits)).toEqual({ cpu: '1', memory: '1Gi' })
  expect(show(containerNeeds(asks({ memory: '10Mi' }), defaults).requests)).toEqual({ cpu: '2', memory: '10Mi' })
})
