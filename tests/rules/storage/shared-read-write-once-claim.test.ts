import { testRule } from '../../helpers/rule-tester.ts'
import { claim, volume, workload } from './manifests.ts'

const pod = (more: string[] = []) => [
  'volumes:',
  '  - name: data',
  '    persistentVolumeClaim: {claimName: data}',
  ...more,
]
const kept = 'claimRef: {namespace: default, name: data}'
const three = ['replicas: 3']
const at = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName ▸ data'

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
    'one pod only, even on one node': {
      yaml:
        claim(['accessModes: [ReadWriteOncePod]']) + workload('Deployment', { pod: pod(['nodeName: a']), spec: three }),
      expect: [at],
      messages: [/ReadWriteOncePod: one pod takes it/],
    },
  },
})
