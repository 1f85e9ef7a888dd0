import { testRule } from '../../helpers/rule-tester.ts'

const pod = (annotations: string, spec = '') => `
apiVersion: v1
kind: Pod
metadata: {name: a, annotations: ${annotations}}
spec: {containers: [{name: a, image: a}]${spec}}
`
const template = (annotations: string) =>
  `{metadata: {labels: {app: a}, annotations: ${annotations}}, spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}`
const service = (annotations: string, spec = '') => `
apiVersion: v1
kind: Service
metadata: {name: a, annotations: ${annotations}}
spec: {ports: [{port: 80}]${spec}}
`
const NAME = 'scheduler.alpha.kubernetes.io/name'
const INIT = 'pod.beta.kubernetes.io/init-containers'
const UNREADY = 'service.alpha.kubernetes.io/tolerate-unready-endpoints'
const other = `{${NAME}: other}`
const place = (path: string, name: string) => `${path}metadata.annotations[${name}] ▸ ${name}`

const found = (make: (annotations: string) => string, name: string, value: string, message: RegExp) => ({
  yaml: make(`{${name}: '${value}'}`),
  expect: [place('', name)],
  messages: [message],
})

testRule('annotation-without-effect', {
  valid: {
    'other annotations': pod('{scheduler.alpha.kubernetes.io/node-selector: a=b, checksum/config: abc}'),
    'what the server warns about': pod('{scheduler.alpha.kubernetes.io/critical-pod: ""}'),
    'the field beside it': pod(other, ', schedulerName: other'),
    'the field of a Service beside it': service(`{${UNREADY}: "true"}`, ', publishNotReadyAddresses: true'),
    'what happens anyway': service(`{${UNREADY}: "false", service.beta.kubernetes.io/external-traffic: Global}`),
    'the default scheduler': pod(`{${NAME}: default-scheduler}`),
    'an empty value': pod(`{${INIT}: ""}`),
    'an annotation that servers still read': { yaml: service(`{${UNREADY}: "true"}`), kubernetes: '1.20-1.23' },
    'an annotation of pods on a Service': service(other),
    'an annotation of Services on a pod': pod(`{${UNREADY}: "true"}`),
    'annotations of the workload itself': `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a, annotations: ${other}}
spec: {selector: {matchLabels: {app: a}}, template: ${template('{}')}}
`,
    'annotations that are none': [pod('null'), pod('[a]'), pod('5'), service('null')].join('---'),
    'values that are no text': pod(`{${NAME}: 5, ${INIT}: [{name: a}]}`),
    'no metadata': `apiVersion: v1\nkind: PodTemplate\nmetadata: {name: a}\ntemplate: 5\n`,
  },
  invalid: {
    'init containers': {
      yaml: pod(`{${INIT}: '[]'}`),
      expect: [place('', INIT)],
      messages: [
        'the annotation `pod.beta.kubernetes.io/init-containers` has no effect since Kubernetes 1.8: the init containers in it do not run',
      ],
    },
    'older init containers': found(pod, 'pod.alpha.kubernetes.io/init-containers', '[{}]', /1\.8: the init containers/),
    affinity: found(pod, 'scheduler.alpha.kubernetes.io/affinity', '{}', /1\.8: pods are placed /),
    tolerations: found(pod, 'scheduler.alpha.kubernetes.io/tolerations', '[]', /1\.6: the pods tolerate none/),
    'a scheduler': found(pod, NAME, 'other', /1\.6: the default scheduler places/),
    'a host name': found(pod, 'pod.beta.kubernetes.io/hostname', 'a', /1\.7: /),
    'a subdomain': found(pod, 'pod.beta.kubernetes.io/subdomain', 'a', /1\.7: /),
    'a pod that waits': found(pod, 'pod.alpha.kubernetes.io/initialized', 'false', /1\.8: a StatefulSet makes/),
    'endpoints that are not ready': found(service, UNREADY, 'true', /1\.24: pods that are not ready/),
    'a traffic policy': found(service, 'service.beta.kubernetes.io/external-traffic', 'OnlyLocal', /1\.8: traffic /),
    'a health check': found(
      service,
      'service.beta.kubernetes.io/healthcheck-nodeport',
      '30000',
      /1\.8: load balancers/,
    ),
    'a version among several': {
      yaml: service(`{${UNREADY}: "true"}`),
      kubernetes: '1.20-1.24',
      expect: [place('', UNREADY)],
    },
    'the template of a Job': {
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: {name: a}
spec: {template: ${template(other)}}
`,
      expect: [place('spec.template.', NAME)],
    },
    'the template of a CronJob': {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec: {schedule: "0 0 * * *", jobTemplate: {spec: {template: ${template(other)}}}}
`,
      expect: [place('spec.jobTemplate.spec.template.', NAME)],
    },
    'a PodTemplate': {
      yaml: `
apiVersion: v1
kind: PodTemplate
metadata: {name: a}
template: ${template(other)}
`,
      expect: [place('template.', NAME)],
    },
  },
})
