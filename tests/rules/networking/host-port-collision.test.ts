import { testRule } from '../../helpers/rule-tester.ts'

const workload = (kind: string, name: string, port: string, pod = '', metadata = '') => `---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}${metadata}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: c, image: i, ports: [{${port}}]}]${pod}}
`
const daemon = (name: string, pod = '', metadata = '') =>
  workload('DaemonSet', name, 'containerPort: 80, hostPort: 9100', pod, metadata)
const web = (port: string, pod = '') => workload('Deployment', 'web', port, pod)
const host = 'containerPort: 1, hostPort: 9100'
const at = 'spec.template.spec.containers[0].ports[0].hostPort ▸ 9100'

testRule('host-port-collision', {
  valid: {
    'two ports': daemon('d') + web('containerPort: 1, hostPort: 9101'),
    'two protocols': daemon('d') + web(`${host}, protocol: UDP`),
    'a port of the container only': daemon('d') + web('containerPort: 9100'),
    'two addresses':
      workload('DaemonSet', 'd', `${host}, hostIP: 127.0.0.1`) +
      web('containerPort: 1, hostPort: 9100, hostIP: 10.0.0.1'),
    'nodes of the DaemonSet only': daemon('d', ', nodeSelector: {disk: ssd}') + web(host),
    'other nodes': daemon('d', ', nodeSelector: {disk: ssd}') + web(host, ', nodeSelector: {disk: hdd}'),
    'nodes with a taint': daemon('d') + web(host, ', tolerations: [{key: a, operator: Exists}]'),
    'one for each environment': daemon('d', '', ', namespace: dev') + daemon('d', '', ', namespace: prod'),
    'two Deployments': web(host) + workload('Deployment', 'b', host),
  },
  invalid: {
    'a Deployment': {
      yaml: daemon('d') + web(host),
      expect: [at],
      messages: [/^host port 9100 \(TCP\) is also taken by DaemonSet "d" on every node/],
    },
    'two DaemonSets, said once': { yaml: daemon('d') + daemon('e'), expect: [at] },
    'some nodes': { yaml: daemon('e', ', nodeSelector: {disk: ssd}') + daemon('d'), expect: [at] },
    'the network of the node': {
      yaml: daemon('d') + web('containerPort: 9100', ', hostNetwork: true'),
      expect: ['spec.template.spec.containers[0].ports[0].containerPort ▸ 9100'],
    },
  },
})
