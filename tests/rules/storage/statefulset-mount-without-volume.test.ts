import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const container = ['volumeMounts:', '  - {name: www, mountPath: /data}']

testRule('statefulset-mount-without-volume', {
  valid: {
    'a claim template of that name': {
      yaml: workload('StatefulSet', { spec: ['volumeClaimTemplates:', '  - metadata: {name: www}'], container }),
      kubernetes: '1.30',
    },
    'a server that refuses it itself': workload('StatefulSet', { container }),
    'another kind': { yaml: workload('Deployment', { container }), kubernetes: '1.30' },
  },
  invalid: {
    'a mount without volume': {
      yaml: workload('StatefulSet', { container }),
      kubernetes: '1.24-1.33',
      expect: ['spec.template.spec.containers[0].volumeMounts[0].name ▸ www'],
    },
  },
})
