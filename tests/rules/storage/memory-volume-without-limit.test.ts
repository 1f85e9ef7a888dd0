import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const pod = (source: string) => [`volumes: [{name: a, emptyDir: ${source}}]`]

testRule('memory-volume-without-limit', {
  valid: {
    'a volume on disk': workload('Deployment', { pod: pod('{}') }),
    'a limit': workload('Deployment', { pod: pod('{medium: Memory, sizeLimit: 1Mi}') }),
  },
  invalid: {
    'memory without limit': {
      yaml: workload('Deployment', { pod: pod('{medium: Memory}') }),
      expect: ['spec.template.spec.volumes[0].emptyDir.sizeLimit ▸ Memory'],
    },
  },
})
