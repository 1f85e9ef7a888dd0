import { expect, it } from 'vitest'
import { Gradual } from '../../src/workspace/gradual.ts'

const counting = (log: number[]) =>
  new Gradual(
    (function* () {
      for (let i = 0; i < 3; i++) {
        log.push(i)
        yield
      }
      return 'whole'
    })(),
  )

it('is put together in steps, each of them once', () => {
  const log: number[] = []
  const gradual = counting(log)
  const steps = gradual.complete()
  steps.next()
  expect(log).toEqual([0])
  expect(gradual.value).toBe('whole')
  expect(log).toEqual([0, 1, 2])
  expect([...steps]).toEqual([])
  expect([...gradual.complete()]).toEqual([])
})

it('is put together at once where it is asked for first', () => {
  const log: number[] = []
  expect(counting(log).value).toBe('whole')
  expect(log).toEqual([0, 1, 2])
})
