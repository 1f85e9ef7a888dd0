import { testRule } from '../../helpers/rule-tester.ts'
import { storageClass } from './manifests.ts'

testRule('invalid-provisioner', {
  valid: {
    'a CSI driver': storageClass('a'),
    'a name with a prefix': storageClass('a', 'kubernetes.io/no-provisioner'),
    'capitals, which are lowered': storageClass('a', 'Example.COM/Files'),
  },
  invalid: {
    'no provisioner': {
      yaml: 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a}\n',
      expect: ['provisioner ▸ apiVersion'],
    },
    'an empty one': { yaml: storageClass('a', '""'), expect: ['provisioner ▸ ""'] },
    'two slashes': { yaml: storageClass('a', 'a/b/c'), expect: ['provisioner ▸ a/b/c'] },
    'a remark that is no comment': {
      yaml: storageClass('a', 'a.example.com // fast'),
      expect: ['provisioner ▸ a.example.com // fast'],
    },
  },
})
