import { testRule } from '../../helpers/rule-tester.ts'
import { HOST_POD } from './namespaces.ts'

const deployment = (spec: string, security: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      ${spec}
      containers:
        - name: web
          image: web
          securityContext: ${security}
`
const SAFE = '{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}'

testRule('pod-security-restricted', {
  valid: {
    'a pod that keeps to it': deployment(
      'securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}',
      SAFE,
    ),
    'a pod of Windows that is not root': deployment(
      'os: {name: windows}\n      securityContext: {runAsNonRoot: true}',
      '{}',
    ),
    'root in users of its own': deployment(
      'hostUsers: false\n      securityContext: {seccompProfile: {type: RuntimeDefault}}',
      SAFE,
    ),
  },
  invalid: {
    'what baseline forbids and what is missing': {
      yaml: HOST_POD,
      expect: [
        'spec.securityContext.runAsNonRoot ▸ spec',
        'spec.securityContext.seccompProfile.type ▸ spec',
        'spec.hostNetwork ▸ true',
        'spec.containers[0].securityContext.allowPrivilegeEscalation ▸ {name: agent, image: agent}',
        'spec.containers[0].securityContext.capabilities.drop ▸ {name: agent, image: agent}',
      ],
    },
    'root in users of its own before they counted': {
      yaml: deployment('hostUsers: false\n      securityContext: {seccompProfile: {type: RuntimeDefault}}', SAFE),
      kubernetes: '1.34',
      expect: ['spec.template.spec.securityContext.runAsNonRoot ▸ securityContext'],
    },
  },
})
