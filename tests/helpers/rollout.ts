import fc from 'fast-check'
import { expect } from 'vitest'
import type { Rollout, Simulation } from '../../src/kubernetes/rollout/rollout.ts'

/** Counts and percentages as a person may write them for maxSurge and maxUnavailable. */
export const intOrPercent = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
)

/** The formulas and the simulation must tell the same story. */
export function expectSame(rollout: Rollout, simulation: Simulation): void {
  expect(simulation.leastAvailable).toBe(rollout.leastAvailable)
  expect(simulation.mostPods).toBe(rollout.mostPods)
  const last = rollout.pods === 0 ? 0 : rollout.waves + 1
  expect(simulation.steps).toEqual(Array.from({ length: last + 1 }, (_, wave) => rollout.step(wave)))
}
