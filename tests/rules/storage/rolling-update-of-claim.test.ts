import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume, workload } from './manifests.ts'

const pod = ['volumes:', '  - name: data', '    persistentVolumeClaim: {claimName: data}']
const kept = 'claimRef: {namespace: default, name: data}'
const manual = 'storageClassName: manual'
const local = [
  'local: {path: /mnt}',
  'nodeAffinity: {required: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}',
]

testRule('rolling-update-of-claim', {
  valid: {
    Recreate: claim() + workload('Deployment', { pod, spec: ['strategy: {type: Recreate}'] }),
    'no surge':
      claim() + workload('Deployment', { pod, spec: ['strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}'] }),
    'a claim for many nodes': claim(['accessModes: [ReadWriteMany]']) + workload('Deployment', { pod }),
    'a claim that is elsewhere': workload('Deployment', { pod }),
    'a local volume kept for the claim': volume([kept, ...local]) + claim() + workload('Deployment', { pod }),
    'a shared folder that the claim names': volume() + claim(['volumeName: pv']) + workload('Deployment', { pod }),
    'folders of nodes in a class without provisioner':
      storageClass('manual', 'kubernetes.io/no-provisioner') +
      volume([manual, 'hostPath: {path: /a}']) +
      volume([manual, 'hostPath: {path: /b}'], ['name: other']) +
      claim([manual]) +
      workload('Deployment', { pod }),
    'a shared folder for a claim without class':
      volume() + claim(["storageClassName: ''"]) + workload('Deployment', { pod }),
  },
  invalid: {
    'the default strategy': {
      yaml: claim() + workload('Deployment', { pod }),
      expect: ['spec.strategy ▸ data'],
      messages: [/the update hangs$/],
    },
    ...Object.fromEntries(
      Object.entries({
        'a disk kept for the claim': volume([kept, 'awsElasticBlockStore: {volumeID: vol-1}']) + claim(),
        'a disk of a driver that the claim names':
          volume(['csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}']) + claim(['volumeName: pv']),
        'a shared folder or a disk':
          volume([manual]) +
          volume([manual, 'csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}'], ['name: other']) +
          claim([manual]),
        'a volume that is elsewhere': volume() + claim(['volumeName: other']),
        'a volume of another claim': volume(['claimRef: {namespace: default, name: other}']) + claim(),
        'a volume that is too small, though kept for the claim': volume([kept, 'capacity: {storage: 1Mi}']) + claim(),
        'a volume beside the default class': volume() + claim(),
        'a volume in a class that makes others': storageClass('manual') + volume([manual]) + claim([manual]),
        'a copy': volume([manual]) + claim([manual, 'dataSource: {kind: PersistentVolumeClaim, name: other}']),
      }).map(([name, storage]) => [
        name,
        { yaml: storage + workload('Deployment', { pod }), expect: ['spec.strategy ▸ data'] },
      ]),
    ),
    'a claim for one pod, on a volume that is never attached': {
      yaml:
        volume(['accessModes: [ReadWriteOncePod]']) +
        claim(['accessModes: [ReadWriteOncePod]', 'volumeName: pv']) +
        workload('Deployment', { pod }),
      expect: ['spec.strategy ▸ data'],
      messages: [/stays Pending/],
    },
    'a claim for one pod': {
      yaml:
        claim(['accessModes: [ReadWriteOncePod]']) +
        workload('Deployment', { pod, spec: ['strategy: {type: RollingUpdate}'] }),
      expect: ['spec.strategy.type ▸ data'],
      messages: [/stays Pending/],
    },
  },
})
