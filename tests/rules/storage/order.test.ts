import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { checkFiles } from '../../helpers/check.ts'
import { claim, storageClass, volume, workload } from './manifests.ts'

const isDefault = ['annotations: {storageclass.kubernetes.io/is-default-class: "true"}']
const pod = ['volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]']
const files = [
  claim(),
  claim(['storageClassName: ""'], ['name: b']),
  claim(['storageClassName: ""'], ['name: c']),
  claim(['storageClassName: manaul'], ['name: d']),
  claim(['storageClassName: ""', 'volumeName: pv2', 'resources: {requests: {storage: 9Gi}}'], ['name: e']),
  volume(),
  volume(['storageClassName: manual'], ['name: pv2']),
  volume(['claimRef: {namespace: shop, name: data}'], ['name: pv3']),
  storageClass('a', 'ebs.csi.aws.com', [], isDefault),
  storageClass('b', 'kubernetes.io/no-provisioner', [], isDefault),
  workload('Deployment', { pod, spec: ['replicas: 2'] }),
  workload('StatefulSet'),
].map((text, index): [string, string] => [`${index}.yaml`, text])

const only = rules.filter(({ group }) => group === 'storage').map(({ id }) => id)

function findingsOf(order: readonly [string, string][]): string[] {
  const { findings } = checkFiles(Object.fromEntries(order.map(([name, text]) => [`f${name}`, text])), { only })
  return findings.map(({ file, rule, path, message }) => `${file} ${rule} ${path} ${message}`).sort()
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
