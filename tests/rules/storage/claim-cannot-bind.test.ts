import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

const manual = 'storageClassName: manual'

testRule('claim-cannot-bind', {
  valid: {
    'a claim alone': claim([manual]),
    'a volume that fits': claim([manual]) + volume([manual]),
    'one of several that fits':
      claim([manual]) + volume([manual, 'capacity: {storage: 1Mi}'], ['name: small']) + volume([manual]),
    'a class that makes volumes':
      claim(['storageClassName: fast']) +
      storageClass('fast') +
      volume(['storageClassName: fast', 'capacity: {storage: 1Mi}']),
    'volumes of another class that others take':
      claim(['storageClassName: fast']) + claim([manual], ['name: other']) + volume([manual]),
    'volumes that are kept for other claims':
      claim([manual]) + volume([manual, 'claimRef: {namespace: default, name: other}']),
    'two different classes': claim(['storageClassName: fast']) + volume([manual]),
    'a copy of a snapshot':
      claim([
        'storageClassName: ""',
        'dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: s}',
      ]) + volume([manual]),
    'an omitted class': claim() + volume(['capacity: {storage: 1Mi}']),
    'an omitted class and a selector that a volume of a class meets':
      claim(['selector: {matchLabels: {a: b}}']) +
      volume([manual], ['name: a', 'labels: {a: b}']) +
      volume([], ['name: b', 'labels: {a: c}']),
    'an omitted class and a volume that is too small':
      claim(['selector: {matchLabels: {a: b}}']) + volume(['capacity: {storage: 1Mi}'], ['labels: {a: c}']),
    'volumes of another class that do not fit at all': claim([manual]) + volume(['capacity: {storage: 1Mi}']),
  },
  invalid: {
    'a smaller volume': {
      yaml: claim([manual, 'resources: {requests: {storage: 2Gi}}']) + volume([manual]),
      expect: ['spec.resources.requests[storage] ▸ 2Gi'],
      messages: [/"pv": it holds 1Gi, the claim asks for 2Gi$/],
    },
    'another access mode': {
      yaml: claim([manual, 'accessModes: [ReadWriteMany]']) + volume([manual]),
      expect: ['spec.accessModes ▸ [ReadWriteMany]'],
    },
    'another volume mode': {
      yaml: claim([manual, 'volumeMode: Block']) + volume([manual]),
      expect: ['spec.volumeMode ▸ Block'],
    },
    'labels that the volume does not have': {
      yaml: claim([manual, 'selector: {matchLabels: {tier: db}}']) + volume([manual]),
      expect: ['spec.selector.matchLabels[tier] ▸ db'],
    },
    'labels that no volume has, and an omitted class': {
      yaml: claim(['selector: {matchLabels: {tier: db}}']) + volume([], ['labels: {tier: web}']),
      expect: ['spec.selector.matchLabels[tier] ▸ db'],
      messages: [/so its pods stay Pending: "pv": its labels do not meet the claim's selector tier=db$/],
    },
    'an empty class against a class': {
      yaml: claim(['storageClassName: ""']) + volume([manual]),
      expect: ['spec.storageClassName ▸ ""'],
      messages: [/its class is "manual", the claim asks for a volume without one/],
    },
    'a class against none': {
      yaml: claim([manual]) + volume(),
      expect: ['spec.storageClassName ▸ manual'],
    },
    'a class without provisioner': {
      yaml:
        claim(['storageClassName: local']) +
        storageClass('local', 'kubernetes.io/no-provisioner') +
        volume(['storageClassName: local', 'capacity: {storage: 1Mi}']),
      expect: ['spec.resources.requests[storage] ▸ 1Gi'],
    },
    'several conditions, the nearest volume first': {
      yaml:
        claim([manual, 'resources: {requests: {storage: 2Gi}}']) +
        volume([manual, 'volumeMode: Block'], ['name: a']) +
        volume([manual], ['name: b']),
      expect: ['spec.resources.requests[storage] ▸ 2Gi'],
      messages: [/"b": it holds 1Gi.*; "a": it holds 1Gi.*, and its `volumeMode` is Block/],
    },
  },
})
