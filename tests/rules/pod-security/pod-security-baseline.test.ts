import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'
import { HOST_POD, namespaceWith, POD } from './namespaces.ts'

const BEFORE_PROBES = `apiVersion: v1
kind: PodTemplate
metadata: {name: a}
template:
  spec:
    containers:
      - name: a
        image: i
        livenessProbe: {httpGet: {port: 80, host: example.org}}
`

testRule('pod-security-baseline', {
  valid: {
    'a pod that keeps to it': POD,
    'a control that the version does not have': { yaml: BEFORE_PROBES, kubernetes: '1.33' },
    'another kind': namespaceWith('enforce: privileged'),
  },
  invalid: {
    'a pod whatever its Namespace asks for': {
      yaml: namespaceWith('enforce: privileged') + HOST_POD,
      expect: ['spec.hostNetwork ▸ true'],
      messages: ['the pod must not share namespaces of its node with `hostNetwork`'],
    },
    'a control of the newest version of a range': {
      yaml: BEFORE_PROBES,
      kubernetes: '1.30-1.34',
      expect: ['template.spec.containers[0].livenessProbe.httpGet.host ▸ example.org'],
    },
  },
})

it('is all that its preset runs, on what can be read', () => {
  const yaml = `${HOST_POD}---\nkind: Pod\napiVersion: v1\nspec: {replicas: 1, containers: [{hostNetwork: yes}], hostPID: "true"}\n`
  const run = (preset: 'pod-security-baseline' | 'all') =>
    new Set(checkFiles({ 'a.yaml': yaml, 'b.yaml': 'a: [' }, { preset }).findings.map(({ rule }) => rule))
  expect([...run('pod-security-baseline')].sort()).toEqual(['pod-security-baseline', 'syntax', 'wrong-type'])
  expect(run('all')).not.toContain('pod-security-baseline')
})
