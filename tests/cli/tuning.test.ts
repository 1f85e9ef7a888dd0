import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { tunedForEditor } from '../../src/cli/tuning.ts'

let count = 100

/** What compiled code begins with: which V8 takes it, and with which flags. */
function head(): string {
  return new Script(`function count() { return ${++count} }`).createCachedData().subarray(0, 16).toString('hex')
}

it('V8 is as before when an editor has been served, so that what was compiled is taken the next time', async () => {
  // Tests that check many files in the same process leave their own flag.
  setFlagsFromString('--semi-space-growth-factor=2')
  const before = head()
  expect(await tunedForEditor(async () => head())).not.toBe(before)
  expect(head()).toBe(before)
})
