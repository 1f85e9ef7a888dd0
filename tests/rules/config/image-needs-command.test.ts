import { testRule } from '../../helpers/rule-tester.ts'

const pod = (image: string, more = '', spec = '') => `
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers: [{name: a, image: ${image}${more}}]
  ${spec}
`
const job = `
apiVersion: batch/v1
kind: Job
metadata: {name: a}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: hello-world}]}}}
`

testRule('image-needs-command', {
  valid: {
    'a command': pod('busybox', ', command: [sleep, infinity]'),
    'arguments, which the image takes as a command': pod('busybox', ', args: [sleep, infinity]'),
    'an image that serves something': pod('nginx:1.27'),
    'an image of somebody else with the same name': pod('example/busybox'),
    'an image of another registry with the same name': pod('registry.example.com/team/python:3'),
    'a shell that somebody may type into': pod('ubuntu', ', stdin: true'),
    'a shell with a terminal': pod('ubuntu', ', tty: true'),
    'a pod that may end': pod('hello-world', '', 'restartPolicy: OnFailure'),
    'a Job': job,
    'an init container': pod('nginx', '', 'initContainers: [{name: b, image: busybox}]'),
    'a name that cannot be read': pod('Busybox'),
  },
  invalid: {
    'a shell': {
      yaml: pod('busybox:1.36'),
      expect: ['spec.containers[0].image ▸ busybox:1.36'],
      messages: [
        'the image "busybox" starts only a shell, which ends at once as nobody types into it: the container is started again and again (CrashLoopBackOff)',
      ],
    },
    'an interpreter with its registry': {
      yaml: pod('docker.io/library/python:3.13-slim', ', command: []'),
      expect: ['spec.containers[0].image ▸ docker.io/library/python:3.13-slim'],
    },
    'a mirror of the library': {
      yaml: pod('public.ecr.aws/docker/library/alpine:3.20'),
      expect: ['spec.containers[0].image ▸ public.ecr.aws/docker/library/alpine:3.20'],
    },
    'a greeting': { yaml: pod('hello-world'), expect: ['spec.containers[0].image ▸ hello-world'] },
    'a sidecar': {
      yaml: pod('nginx', '', 'initContainers: [{name: b, image: debian, restartPolicy: Always}]'),
      expect: ['spec.initContainers[0].image ▸ debian'],
    },
  },
})
