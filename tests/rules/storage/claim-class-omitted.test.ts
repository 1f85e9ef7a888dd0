import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume, workload } from './manifests.ts'

const isDefault = ['annotations: {storageclass.kubernetes.io/is-default-class: "true"}']

testRule('claim-class-omitted', {
  valid: {
    'a claim alone': claim(),
    'an empty class': claim(['storageClassName: ""']) + volume(),
    'a named class': claim(['storageClassName: manual']) + volume(['storageClassName: manual']),
    'a volume that would not fit anyway': claim() + volume(['capacity: {storage: 1Mi}']),
    'a volume that names the claim': claim() + volume(['claimRef: {namespace: default, name: data}']),
    'a volume that another claim takes': claim() + claim(['storageClassName: ""'], ['name: other']) + volume(),
    'a volume of the default class':
      claim() + volume(['storageClassName: std']) + storageClass('std', 'x', [], isDefault),
    'a copy of another claim': claim(['dataSource: {kind: PersistentVolumeClaim, name: other}']) + volume(),
    'a volume that a provisioner made':
      claim() + volume(['storageClassName: x'], ['annotations: {pv.kubernetes.io/provisioned-by: ebs.csi.aws.com}']),
    'a class in the old annotation':
      claim([], ['annotations: {volume.beta.kubernetes.io/storage-class: manual}']) +
      volume(['storageClassName: manual']),
  },
  invalid: {
    'a claim that a volume without class was made for': {
      yaml: claim() + volume(),
      expect: ['spec.storageClassName ▸ spec'],
      messages: [/default class is filled in .* "pv", which has no class/],
    },
    'a claim that a volume of a class was made for': {
      yaml: claim() + volume(['storageClassName: manual']),
      expect: ['spec.storageClassName ▸ spec'],
      messages: [/"pv", which has class "manual"/],
    },
    'a claim that names the volume': {
      yaml: claim(['volumeName: pv']) + volume(),
      expect: ['spec.storageClassName ▸ spec'],
      messages: [/the claim waits for ever: it does not fit PersistentVolume "pv", which has no class$/],
    },
    'a claim with a selector, for which nothing is made': {
      yaml: claim(['selector: {matchLabels: {a: b}}']) + volume([], ['labels: {a: b}']),
      expect: ['spec.storageClassName ▸ spec'],
      messages: [/the claim waits for ever: it does not fit PersistentVolume "pv", which has no class/],
    },
    'a claim template': {
      yaml:
        workload('StatefulSet', {
          spec: [
            'volumeClaimTemplates:',
            '  - metadata: {name: data}',
            '    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
          ],
        }) + volume(),
      expect: ['spec.volumeClaimTemplates[0].spec.storageClassName ▸ spec'],
    },
  },
})
