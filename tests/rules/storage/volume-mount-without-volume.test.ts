import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const mount = (name: string) => ['volumeMounts:', `  - {name: ${name}, mountPath: /data}`]
const volumes = ['volumes:', '  - name: data', '    emptyDir: {}']
const templates = ['volumeClaimTemplates:', '  - metadata: {name: www}', '    spec: {}']

testRule('volume-mount-without-volume', {
  valid: {
    'volumes of the wrong type, which is said elsewhere': workload('Deployment', {
      pod: ['volumes: none'],
      container: mount('data'),
    }),
    'a volume of that name': workload('Deployment', { pod: volumes, container: mount('data') }),
    'a claim template of that name': workload('StatefulSet', { spec: templates, container: mount('www') }),
    'a StatefulSet on an older server': {
      yaml: workload('StatefulSet', { container: mount('www') }),
      kubernetes: '1.33',
    },
  },
  invalid: {
    'no volume at all': {
      yaml: workload('Deployment', { container: mount('data') }),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].name ▸ data'],
    },
    'a misspelt volume': {
      yaml: workload('Deployment', { pod: volumes, container: mount('dta') }),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].name ▸ dta'],
    },
    'a raw device': {
      yaml: workload('Deployment', { container: ['volumeDevices:', '  - {name: raw, devicePath: /dev/x}'] }),
      expect: ['spec.template.spec.containers[0].volumeDevices[0].name ▸ raw'],
    },
    'a StatefulSet without the claim template': {
      yaml: workload('StatefulSet', { spec: templates, container: mount('data') }),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].name ▸ data'],
      messages: [/no claim template/],
    },
    'an init container': {
      yaml: workload('Deployment', {
        pod: ['initContainers:', '  - name: a', '    image: b', ...mount('x').map((line) => `    ${line}`)],
      }),
      expect: ['spec.template.spec.initContainers[0].volumeMounts[0].name ▸ x'],
    },
  },
})
