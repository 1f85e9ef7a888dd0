import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsScale, resolveBudget } from '../../src/kubernetes/rollout/budget.ts'
import {
  daemonNodes,
  hasAvailablePod,
  resolveDaemonSetLimits,
  rollDaemonSet,
  simulateDaemonSet,
  syncDaemonSet,
} from '../../src/kubernetes/rollout/daemonset.ts'
import {
  rollStatefulSet,
  simulateStatefulSet,
  statefulSetPods,
  statefulSetUnavailable,
  syncStatefulSet,
} from '../../src/kubernetes/rollout/statefulset.ts'
import { expectSame, intOrPercent } from '../helpers/rollout.ts'

describe('a StatefulSet', () => {
  it.each([
    [undefined, 5, 1],
    [2, 5, 2],
    ['50%', 5, 2],
    ['10%', 5, 1],
    [0, 5, 1],
  ])('maxUnavailable %j of %i takes %i down at a time', (written, replicas, expected) => {
    expect(statefulSetUnavailable(written, replicas)).toBe(expected)
  })

  it('does what the formulas say', () => {
    for (let replicas = 0; replicas <= 50; replicas++)
      fc.assert(
        fc.property(fc.nat({ max: 60 }), intOrPercent, fc.boolean(), (partition, written, ordered) => {
          const limits = { replicas, partition, unavailable: statefulSetUnavailable(written, replicas), ordered }
          expectSame(rollStatefulSet(limits), simulateStatefulSet(limits))
        }),
        { numRuns: 25 },
      )
  })

  it('keeps its bounds and ends, in whichever order pods become available', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.nat({ max: 35 }),
        fc.integer({ min: 1, max: 35 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (replicas, partition, unavailable, ordered, luck) => {
          const limits = { replicas, partition, unavailable, ordered }
          const { leastAvailable, replaced } = rollStatefulSet(limits)
          const pods = statefulSetPods(replicas)
          const done = () => pods.every((pod, i) => pod.available && pod.updated === i >= partition)
          for (let turn = 0; !done(); turn++) {
            expect(turn).toBeLessThan(5000)
            syncStatefulSet(pods, limits)
            const pod = pods[luck.next().value % replicas]!
            pod.available ||= !pod.missing
            expect(pods.filter((each) => each.available).length).toBeGreaterThanOrEqual(leastAvailable)
          }
          expect(pods.filter((pod) => pod.updated).length).toBe(replaced)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('replaces nothing below the partition', () => {
    expect(rollStatefulSet({ replicas: 3, partition: 3, unavailable: 1, ordered: true })).toMatchObject({
      replaced: 0,
      waves: 0,
      leastAvailable: 3,
    })
  })

  it('answers at once for very many replicas', () => {
    const replicas = 2 ** 31 - 1
    const rollout = rollStatefulSet({ replicas, partition: 0, unavailable: 1, ordered: true })
    expect(rollout.waves).toBe(replicas)
    expect(rollout.step(replicas)).toEqual({ wave: replicas, old: 0, new: replicas, available: replicas - 1 })
  })
})

describe('a DaemonSet', () => {
  it.each([
    [undefined, undefined, 10, 0, 1],
    [undefined, '25%', 10, 0, 3],
    ['25%', 0, 10, 3, 0],
    [0, '0%', 10, 0, 1],
    [0, 20, 10, 0, 10],
    [1, 0, 0, 0, 0],
  ])('maxSurge %j, maxUnavailable %j on %i nodes: %i and %i', (maxSurge, maxUnavailable, nodes, surge, unavailable) => {
    expect(resolveDaemonSetLimits(maxSurge, maxUnavailable, nodes)).toEqual({ nodes, surge, unavailable })
  })

  const surgeOrNot = fc.oneof(
    intOrPercent.map((surge) => [surge, 0] as const),
    intOrPercent.map((unavailable) => [0, unavailable] as const),
  )

  it('does what the formulas say', () => {
    for (let nodes = 0; nodes <= 50; nodes++)
      fc.assert(
        fc.property(surgeOrNot, ([maxSurge, maxUnavailable]) => {
          const limits = resolveDaemonSetLimits(maxSurge, maxUnavailable, nodes)
          expectSame(rollDaemonSet(limits), simulateDaemonSet(limits))
        }),
        { numRuns: 25 },
      )
  })

  it('keeps its bounds and ends, in whichever order pods become available', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        surgeOrNot,
        fc.infiniteStream(fc.nat()),
        (count, [maxSurge, maxUnavailable], luck) => {
          const limits = resolveDaemonSetLimits(maxSurge, maxUnavailable, count)
          const { leastAvailable, mostPods } = rollDaemonSet(limits)
          const nodes = daemonNodes(count)
          for (let turn = 0; nodes.some((node) => node.old || node.new !== 'available'); turn++) {
            expect(turn).toBeLessThan(5000)
            syncDaemonSet(nodes, limits)
            const pods = nodes.reduce((sum, node) => sum + Number(node.old) + Number(node.new !== 'none'), 0)
            expect(pods).toBeLessThanOrEqual(mostPods)
            expect(nodes.filter(hasAvailablePod).length).toBeGreaterThanOrEqual(leastAvailable)
            const node = nodes[luck.next().value % count]!
            if (node.new === 'starting') node.new = 'available'
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a PodDisruptionBudget', () => {
  it.each([
    [{ minAvailable: 2 }, 3, 2, 1],
    [{ minAvailable: '50%' }, 7, 4, 3],
    [{ minAvailable: '80%' }, 3, 3, 0],
    [{ maxUnavailable: '30%' }, 7, 4, 3],
    [{ maxUnavailable: '1%' }, 3, 2, 1],
    [{ maxUnavailable: 0 }, 3, 3, 0],
    [{ maxUnavailable: 5 }, 3, 0, 3],
    [{ minAvailable: 5 }, 3, 5, 0],
  ])('%j of %i pods wants %i healthy and lets %i go', (spec, pods, healthy, evictions) => {
    expect(resolveBudget(spec, pods)).toMatchObject({ healthy, evictions })
  })

  it('says nothing without a limit', () => {
    expect(resolveBudget({}, 3)).toBeUndefined()
    expect(resolveBudget(undefined, 3)).toBeUndefined()
  })

  it('asks for the scale of the owner unless minAvailable is a count', () => {
    expect(needsScale({ minAvailable: 1 })).toBe(false)
    expect(needsScale({ minAvailable: '50%' })).toBe(true)
    expect(needsScale({ maxUnavailable: 1 })).toBe(true)
  })
})
