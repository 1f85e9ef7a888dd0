import { testRule } from '../../helpers/rule-tester.ts'
import { claim, workload } from './manifests.ts'

const pod = (more: string[] = []) => [
  'volumes:',
  '  - name: data',
  '    persistentVolumeClaim: {claimName: data}',
  ...more,
]
const three = ['replicas: 3']
const at = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName ▸ data'

testRule('shared-read-write-once-claim', {
  valid: {
    'one replica': claim() + workload('Deployment', { pod: pod() }),
    'a claim for many nodes':
      claim(['accessModes: [ReadWriteMany]']) + workload('Deployment', { pod: pod(), spec: three }),
    'a claim that is elsewhere': workload('Deployment', { pod: pod(), spec: three }),
    'replicas on one node': claim() + workload('Deployment', { pod: pod(['nodeName: a']), spec: three }),
    'claims of their own': claim() + workload('StatefulSet', { spec: [...three, 'volumeClaimTemplates: []'] }),
  },
  invalid: {
    'several replicas': {
      yaml: claim() + workload('Deployment', { pod: pod(), spec: three }),
      expect: [at],
      messages: [/^3 replicas share the claim "data", which is ReadWriteOnce/],
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
