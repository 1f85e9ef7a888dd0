import { testRule } from '../../helpers/rule-tester.ts'
import { claim, workload } from './manifests.ts'

const pod = (name: string) => ['volumes:', '  - name: data', `    persistentVolumeClaim: {claimName: ${name}}`]
const path = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName'
const templates = ['volumeClaimTemplates:', '  - metadata: {name: data}', '    spec: {}']

testRule('claim-not-found', {
  valid: {
    'a claim that is here': claim() + workload('Deployment', { pod: pod('data') }),
    'a claim that is elsewhere': claim() + workload('Deployment', { pod: pod('uploads') }),
    'claims that differ by a number': claim([], ['name: data-1']) + workload('Deployment', { pod: pod('data-2') }),
    'a claim of whatever namespace the pod will be in':
      claim([], ['namespace: shop']) + workload('Deployment', { pod: pod('data') }),
    'a claim of a StatefulSet':
      workload('StatefulSet', { spec: templates }) + workload('Deployment', { pod: pod('data-web-0') }),
  },
  invalid: {
    'a misspelt name': {
      yaml: claim([], ['name: web-data']) + workload('Deployment', { pod: pod('web-dtaa') }),
      expect: [`${path} ▸ web-dtaa`],
    },
    'another namespace': {
      yaml: claim([], ['namespace: shop']) + workload('Deployment', { metadata: ['namespace: web'], pod: pod('data') }),
      expect: [`${path} ▸ data`],
      messages: [/is in the namespace "shop", the pod in "web"/],
    },
    'a misspelt claim of a StatefulSet': {
      yaml: workload('StatefulSet', { spec: templates }) + workload('Deployment', { pod: pod('dtaa-web-1') }),
      expect: [`${path} ▸ dtaa-web-1`],
    },
    'a claim that a StatefulSet has in another namespace': {
      yaml:
        workload('StatefulSet', { metadata: ['namespace: shop'], spec: templates }) +
        workload('Deployment', { metadata: ['namespace: web'], pod: pod('data-web-1') }),
      expect: [`${path} ▸ data-web-1`],
      messages: [/is in the namespace "shop"/],
    },
    'a misspelt claim in a Rollout': {
      yaml:
        claim([], ['name: web-data']) +
        workload('Rollout', { pod: pod('web-dtaa') }).replace('apps/v1', 'argoproj.io/v1alpha1'),
      expect: [`${path} ▸ web-dtaa`],
    },
  },
})
