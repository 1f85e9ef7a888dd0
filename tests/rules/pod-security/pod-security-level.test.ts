import { testRule } from '../../helpers/rule-tester.ts'
import { HOST_POD, namespaceWith, POD } from './namespaces.ts'

const template = (kind: string, apiVersion: string, spec: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: agent, namespace: shop}
${spec}
`
const SHARING = '{metadata: {labels: {a: b}}, spec: {hostPID: true, containers: [{name: c, image: i}]}}'
const BASELINE = namespaceWith('enforce: baseline')

testRule('pod-security-level', {
  valid: {
    'a pod that keeps to the level': BASELINE + POD,
    'a Namespace without a level': namespaceWith() + HOST_POD,
    'the level privileged': namespaceWith('enforce: privileged') + HOST_POD,
    'a level that is only warned about': namespaceWith('warn: restricted', 'audit: baseline') + HOST_POD,
    'a level that does not exist': namespaceWith('enforce: strict') + HOST_POD,
    'a pod of another namespace': BASELINE + HOST_POD.replace('shop', 'other'),
    'a pod whose namespace is not written': BASELINE + HOST_POD.replace(', namespace: shop', ''),
    'a pod without its Namespace': HOST_POD,
    'servers that do not look at the labels': { yaml: BASELINE + HOST_POD, kubernetes: '1.22' },
    'a control that is newer than the policy': `${namespaceWith('enforce: baseline', 'enforce-version: v1.33')}apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec:
  containers: [{name: a, image: i, livenessProbe: {httpGet: {port: 80, host: example.org}}}]
`,
    'a Namespace that is given again, without the level': BASELINE + namespaceWith() + HOST_POD,
    'a setting of the wrong type': BASELINE + HOST_POD.replace('true', '"yes"'),
  },
  invalid: {
    'a Pod': {
      yaml: BASELINE + HOST_POD,
      expect: ['spec.hostNetwork ▸ true'],
      messages: [
        'the pod must not share namespaces of its node with `hostNetwork`: namespace "shop" enforces the Pod Security level baseline',
      ],
    },
    'a Deployment': {
      yaml:
        BASELINE + template('Deployment', 'apps/v1', `spec: {selector: {matchLabels: {a: b}}, template: ${SHARING}}`),
      expect: ['spec.template.spec.hostPID ▸ true'],
    },
    'a CronJob': {
      yaml:
        BASELINE +
        template('CronJob', 'batch/v1', `spec: {schedule: "* * * * *", jobTemplate: {spec: {template: ${SHARING}}}}`),
      expect: ['spec.jobTemplate.spec.template.spec.hostPID ▸ true'],
    },
    'a PodTemplate': {
      yaml: BASELINE + template('PodTemplate', 'v1', `template: ${SHARING}`),
      expect: ['template.spec.hostPID ▸ true'],
    },
    'what is missing, at what should hold it': {
      yaml: namespaceWith('enforce: restricted', 'enforce-version: v1.18') + POD,
      expect: [
        'spec.securityContext.runAsNonRoot ▸ spec',
        'spec.containers[0].securityContext.allowPrivilegeEscalation ▸ {name: agent, image: agent}',
      ],
      messages: [/namespace "shop" enforces the Pod Security level restricted v1\.18$/],
    },
    'a Namespace in another file': {
      yaml: { 'a.yaml': HOST_POD, 'b.yaml': BASELINE },
      expect: ['spec.hostNetwork ▸ true'],
    },
    'the default namespace': {
      yaml: BASELINE.replace('shop', 'default') + HOST_POD.replace(', namespace: shop', ''),
      expect: ['spec.hostNetwork ▸ true'],
    },
  },
})
