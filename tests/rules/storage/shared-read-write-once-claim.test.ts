import { testRule } from '../../helpers/rule-tester.ts'
import { claim, storageClass, volume, workload } from './manifests.ts'

const pod = (more: string[] = []) => [
  'volumes:',
  '  - name: data',
  '    persistentVolumeClaim: {claimName: data}',
  ...more,
]
const kept = 'claimRef: {namespace: default, name: data}'
const three = ['replicas: 3']
const at = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName ▸ data'

const driver = (name: string, attachRequired: boolean) => `---
{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: ${name}}, spec: {attachRequired: ${attachRequired}}}
`
const csi = (name: string) => volume([kept, `csi: {driver: ${name}, volumeHandle: a}`])
const ofClass = (provisioner: string) => storageClass('shared', provisioner) + claim(['storageClassName: shared'])
const onNode = (...nodes: string[]) =>
  `nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [${nodes.join(', ')}]}]}]}}`
const local = volume([kept, 'local: {path: /mnt}', onNode('a')])

testRule('shared-read-write-once-claim', {
  valid: {
    'one replica': claim() + workload('Deployment', { pod: pod() }),
    'a claim for many nodes':
      claim(['accessModes: [ReadWriteMany]']) + workload('Deployment', { pod: pod(), spec: three }),
    'a claim that is elsewhere': workload('Deployment', { pod: pod(), spec: three }),
    'replicas on one node': claim() + workload('Deployment', { pod: pod(['nodeName: a']), spec: three }),
    ...Object.fromEntries(
      ['nfs: {server: nas, path: /data}', 'hostPath: {path: /mnt}', 'cephfs: {monitors: [a]}'].map((source) => [
        `a volume that is never attached (${source})`,
        volume([kept, source]) + claim() + workload('Deployment', { pod: pod(), spec: three }),
      ]),
    ),
    'a volume of a driver that attaches nothing':
      csi('nfs.csi.k8s.io') + claim() + workload('Deployment', { pod: pod(), spec: three }),
    'a volume of a driver that says so':
      driver('shares.example.com', false) +
      csi('shares.example.com') +
      claim() +
      workload('Deployment', { pod: pod(), spec: three }),
    ...Object.fromEntries(
      ['nfs.csi.k8s.io', 'kubernetes.io/azure-file', 'rancher.io/local-path'].map((provisioner) => [
        `a class of ${provisioner}`,
        ofClass(provisioner) + workload('Deployment', { pod: pod(), spec: three }),
      ]),
    ),
    'the default class':
      storageClass(
        'shared',
        'efs.csi.aws.com',
        [],
        ['annotations: {storageclass.kubernetes.io/is-default-class: "true"}'],
      ) +
      claim() +
      workload('Deployment', { pod: pod(), spec: three }),
    'replicas on the node of their volume': local + claim() + workload('Deployment', { pod: pod(), spec: three }),
    'a DaemonSet for the node of its volume':
      local + claim() + workload('DaemonSet', { pod: pod(['nodeSelector: {disk: local}']) }),
    'a DaemonSet with a volume of several nodes':
      volume([kept, 'local: {path: /mnt}', onNode('a', 'b')]) + claim() + workload('DaemonSet', { pod: pod() }),
    'claims of their own': claim() + workload('StatefulSet', { spec: [...three, 'volumeClaimTemplates: []'] }),
  },
  invalid: {
    'several replicas': {
      yaml: claim() + workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
      messages: [/^3 replicas share the claim "data", which is ReadWriteOnce/],
    },
    'a disk kept for the claim': {
      yaml:
        volume([kept, 'gcePersistentDisk: {pdName: disk}']) +
        claim() +
        workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
    },
    'one pod only, though the volume is never attached': {
      yaml:
        volume([kept, 'accessModes: [ReadWriteOncePod]']) +
        claim(['accessModes: [ReadWriteOncePod]']) +
        workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
      messages: [/ReadWriteOncePod: one pod takes it/],
    },
    'replicas that an autoscaler starts': {
      yaml: `${claim()}${workload('Deployment', { pod: pod() })}---
{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 4}}`,
      expect: [at],
      messages: [/^4 replicas share the claim/],
    },
    'a pod on every node': { yaml: claim() + workload('DaemonSet', { pod: pod() }), expect: [at] },
    'a driver that is told to attach': {
      yaml:
        driver('file.csi.azure.com', true) +
        csi('file.csi.azure.com') +
        claim() +
        workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
    },
    'a driver that is not known': {
      yaml: csi('disks.example.com') + claim() + workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
    },
    'a class that makes disks': {
      yaml: ofClass('ebs.csi.aws.com') + workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
    },
    'a pod on every node with a volume of one': {
      yaml: local + claim() + workload('DaemonSet', { pod: pod() }),
      expect: [at],
      messages: [
        'the pods of all nodes share the claim "data", whose volume is on one node only: pods of other nodes stay Pending',
      ],
    },
    'a pod on every node with a class for one': {
      yaml: ofClass('rancher.io/local-path') + workload('DaemonSet', { pod: pod() }),
      expect: [at],
      messages: [/on one node only/],
    },
    'one pod only, even on one node': {
      yaml:
        claim(['accessModes: [ReadWriteOncePod]']) + workload('Deployment', { pod: pod(['nodeName: a']), spec: three }),
      expect: [at],
      messages: [/ReadWriteOncePod: one pod takes it/],
    },
  },
})
