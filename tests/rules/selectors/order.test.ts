import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { checkFiles } from '../../helpers/check.ts'
import { service, statefulSet } from '../headless/manifests.ts'

const deployment = (name: string, labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: c, image: i}]}
`

const files = [
  deployment('a', 'app: web'),
  deployment('b', 'app: web'),
  deployment('c', 'app: web, env: test'),
  deployment('d', 'app: web, env: live'),
  deployment('e', 'app: db'),
  service('selector: {app: web}, ports: [{port: 80, targetPort: http}]', 'web'),
  service('selector: {app: wbe}, ports: [{port: 80}]', 'other'),
  service('ports: [{port: 80}]', 'a'),
  service('selector: {app: db}, ports: [{port: 80}]', 'peers'),
  service('clusterIP: None, selector: {app: db}, ports: [{port: 1, targetPort: 2}]', 'db'),
  service('clusterIP: None, selector: {app: db}, ports: [{port: 1}]', 'db-x'),
  statefulSet(),
  statefulSet('serviceName: elsewhere', 'app: db', 'f'),
  statefulSet('minReadySeconds: 1', 'app: db', 'g'),
].map((text, index): [string, string] => [`${index}.yaml`, text])

const only = rules
  .filter(({ group }) => ['selectors', 'headless', 'services', 'labels'].includes(group))
  .map(({ id }) => id)

function findingsOf(order: readonly [string, string][]): string[] {
  const { findings } = checkFiles(Object.fromEntries(order.map(([name, text]) => [`f${name}`, text])), { only })
  return findings.map(
    ({ file, rule, path, message, related }) => `${file} ${rule} ${path} ${message} ${JSON.stringify(related)}`,
  )
}

it('says the same in whichever order the files come', () => {
  const expected = findingsOf(files)
  expect(new Set(expected.map((each) => each.split(' ')[1])).size).toBeGreaterThan(8)
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (order) => {
      expect(findingsOf(order)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})
