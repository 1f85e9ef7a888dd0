import { expect, it } from 'vitest'
import { diffTexts } from '../helpers/diff.ts'

const JUNK = ['null', '""', '0', '-1', 'true', '[]', '{}', '[null]', '[[]]', '{a: null}', '{__proto__: {a: b}}', '1e30']

/** A Pod, which has most to be compared, with one value after the other exchanged for something else. */
const pod = (spec: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {a: b}}, spec: {${spec}, containers: [{name: c, image: i}]}}`

it.each([
  'tolerations',
  'schedulingGates',
  'affinity',
  'nodeSelector',
  'volumes',
  'initContainers',
  'resources',
  'topologySpreadConstraints',
  'activeDeadlineSeconds',
])('takes whatever %s is on both sides, in any version', (field) => {
  for (const before of JUNK)
    for (const next of JUNK)
      for (const minor of [16, 36]) {
        const versions = { from: minor, to: minor }
        expect(() => diffTexts(pod(`${field}: ${before}`), pod(`${field}: ${next}`), { versions })).not.toThrow()
      }
})
