import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume } from './manifests.ts'

const beta = 'annotations: {volume.beta.kubernetes.io/storage-class: fast}'
const mount = 'annotations: {volume.beta.kubernetes.io/mount-options: hard}'

testRule('deprecated-storage-annotation', {
  valid: {
    'the field': claim(['storageClassName: fast']),
    'mount options before they were deprecated': { yaml: volume([], [mount]), kubernetes: '1.30' },
    'the annotation of a default class': storageClass(
      'a',
      'x',
      [],
      ['annotations: {storageclass.kubernetes.io/is-default-class: "true"}'],
    ),
  },
  invalid: {
    'the class of a claim': {
      yaml: claim([], [beta]),
      expect: [
        'metadata.annotations[volume.beta.kubernetes.io/storage-class] ▸ volume.beta.kubernetes.io/storage-class',
      ],
    },
    'the class of a volume': {
      yaml: volume([], [beta]),
      expect: [
        'metadata.annotations[volume.beta.kubernetes.io/storage-class] ▸ volume.beta.kubernetes.io/storage-class',
      ],
    },
    'mount options': {
      yaml: volume([], [mount]),
      expect: [
        'metadata.annotations[volume.beta.kubernetes.io/mount-options] ▸ volume.beta.kubernetes.io/mount-options',
      ],
    },
    'the old mark of a default class': {
      yaml: storageClass('a', 'x', [], ['annotations: {storageclass.beta.kubernetes.io/is-default-class: "true"}']),
      expect: [
        'metadata.annotations[storageclass.beta.kubernetes.io/is-default-class] ▸ storageclass.beta.kubernetes.io/is-default-class',
      ],
    },
  },
})
