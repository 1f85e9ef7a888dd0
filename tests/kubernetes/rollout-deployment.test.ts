import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  availableOf,
  type DeploymentState,
  podsOf,
  recreateDeployment,
  resolveLimits,
  rollDeployment,
  simulateDeployment,
  syncDeployment,
} from '../../src/kubernetes/rollout/deployment.ts'
import { expectSame, intOrPercent } from '../helpers/rollout.ts'

describe('the arithmetic of a Deployment', () => {
  it.each([
    [4, '25%', '25%', 5, 3],
    [3, 1, 1, 4, 2],
    [3, undefined, undefined, 4, 3],
    [10, '50%', '50%', 15, 5],
    [3, 1, 0, 4, 3],
    [10, '30%', undefined, 13, 8],
    [10, undefined, '20%', 13, 8],
    [10, '20%', 3, 12, 7],
    [10, undefined, '25%', 13, 8],
    [1, undefined, undefined, 2, 1],
    [3, 0, '25%', 3, 2],
    [3, '10%', 0, 4, 3],
  ])(
    '%i replicas, maxSurge %j, maxUnavailable %j: at most %i pods, at least %i available',
    (replicas, surge, unavailable, most, least) => {
      const rollout = rollDeployment(resolveLimits(surge, unavailable, replicas))
      expect([rollout.mostPods, rollout.leastAvailable]).toEqual([most, least])
    },
  )

  it('goes in waves as wide as surge and unavailable together', () => {
    const rollout = rollDeployment(resolveLimits('30%', '25%', 10))
    expect([0, 1, 2, 3].map(rollout.step)).toEqual([
      { wave: 0, old: 10, new: 0, available: 10 },
      { wave: 1, old: 8, new: 5, available: 8 },
      { wave: 2, old: 3, new: 10, available: 8 },
      { wave: 3, old: 0, new: 10, available: 10 },
    ])
  })

  it('stops everything before it starts anything with Recreate', () => {
    expect(recreateDeployment(3)).toMatchObject({ leastAvailable: 0, mostPods: 3, waves: 1 })
    expect(recreateDeployment(3).step(1)).toEqual({ wave: 1, old: 0, new: 3, available: 0 })
    expect(recreateDeployment(0).waves).toBe(0)
  })
})

describe('the Deployment controller', () => {
  it('does what the formulas say for every number of replicas', () => {
    for (let replicas = 0; replicas <= 50; replicas++)
      fc.assert(
        fc.property(intOrPercent, intOrPercent, (maxSurge, maxUnavailable) => {
          const limits = resolveLimits(maxSurge, maxUnavailable, replicas)
          expectSame(rollDeployment(limits), simulateDeployment(limits))
        }),
        { numRuns: 40 },
      )
  })

  it('keeps its bounds and ends, in whichever order pods become available', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        intOrPercent,
        intOrPercent,
        fc.infiniteStream(fc.nat({ max: 9 })),
        (replicas, maxSurge, maxUnavailable, luck) => {
          const limits = resolveLimits(maxSurge, maxUnavailable, replicas)
          const { leastAvailable, mostPods } = rollDeployment(limits)
          const state: DeploymentState = {
            old: [{ replicas, available: replicas }],
            new: { replicas: 0, available: 0 },
          }
          for (let turn = 0; state.new.available < replicas || podsOf(state) > replicas; turn++) {
            expect(turn).toBeLessThan(1000)
            if (luck.next().value % 2 === 0) syncDeployment(state, limits)
            expect(podsOf(state)).toBeLessThanOrEqual(mostPods)
            expect(availableOf(state)).toBeGreaterThanOrEqual(leastAvailable)
            const starting = state.new.replicas - state.new.available
            state.new.available += Math.min(starting, luck.next().value)
          }
          expect(state.old[0]!.replicas).toBe(0)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('never moves on while the new pods stay unready', () => {
    const limits = resolveLimits(1, 1, 4)
    const state: DeploymentState = { old: [{ replicas: 4, available: 4 }], new: { replicas: 0, available: 0 } }
    while (syncDeployment(state, limits));
    expect(state).toEqual({ old: [{ replicas: 3, available: 3 }], new: { replicas: 2, available: 0 } })
  })

  it('removes unhealthy old pods first, the oldest ReplicaSet before the others', () => {
    const limits = resolveLimits(0, 1, 4)
    const state: DeploymentState = {
      old: [
        { replicas: 2, available: 2 },
        { replicas: 2, available: 0 },
      ],
      new: { replicas: 0, available: 0 },
    }
    syncDeployment(state, limits)
    expect(state.old).toEqual([
      { replicas: 2, available: 2 },
      { replicas: 1, available: 0 },
    ])
  })

  it('takes surplus new pods away when the replicas were lowered', () => {
    const state: DeploymentState = { old: [], new: { replicas: 5, available: 5 } }
    expect(syncDeployment(state, resolveLimits(1, 1, 3))).toBe(true)
    expect(state.new).toEqual({ replicas: 3, available: 3 })
  })
})

describe('very many replicas', () => {
  it.each([1_000_000, 2 ** 31 - 1])('answers at once for %i', (replicas) => {
    const limits = resolveLimits(1, 0, replicas)
    const rollout = rollDeployment(limits)
    expect(rollout.waves).toBe(replicas)
    expect(rollout.step(replicas)).toEqual({ wave: replicas, old: 1, new: replicas, available: replicas })
    expect(simulateDeployment(limits, 100).steps.slice(0, 101)).toEqual(
      Array.from({ length: 101 }, (_, wave) => rollout.step(wave)),
    )
  })
})
