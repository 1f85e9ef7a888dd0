import { expect, test } from 'vitest'
import { key } from '../../src/model/path.ts'
import { namedPath } from '../../src/workspace/named-path.ts'
import { parseStream } from '../../src/yaml/parse.ts'

const [document] = parseStream(`
metadata: {labels: {app.kubernetes.io/name: a}}
spec:
  containers:
    - image: a
      name: web
      env: [{name: A, value: b}, {value: c}]
      ports: [{containerPort: 80}, {containerPort: 81, name: admin}]
      volumeMounts: [{mountPath: /data, name: data}]
    - name: ""
    - name: 7
  rules: [{host: a.example, http: {paths: [{path: /, backend: {}}]}}]
  volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]
  args: [one, two]
  groups: [[{name: a}]]
`)

test.each([
  [['spec', 'containers', 0, 'image'], 'spec.containers[name=web].image'],
  [['spec', 'containers', 0], 'spec.containers[name=web]'],
  [['spec', 'containers', 0, 'env', 0, 'value'], 'spec.containers[name=web].env[name=A].value'],
  [['spec', 'containers', 0, 'env', 1, 'value'], 'spec.containers[name=web].env[1].value'],
  [['spec', 'containers', 0, 'ports', 0], 'spec.containers[name=web].ports[containerPort=80]'],
  [['spec', 'containers', 0, 'ports', 1], 'spec.containers[name=web].ports[name=admin]'],
  [
    ['spec', 'containers', 0, 'volumeMounts', 0, 'name'],
    'spec.containers[name=web].volumeMounts[mountPath=/data].name',
  ],
  [['spec', 'containers', 1, 'image'], 'spec.containers[1].image'],
  [['spec', 'containers', 2, 'image'], 'spec.containers[name=7].image'],
  [['spec', 'containers', 9, 'image'], 'spec.containers[9].image'],
  [['spec', 'rules', 0, 'http', 'paths', 0, 'backend'], 'spec.rules[host=a.example].http.paths[path=/].backend'],
  [['spec', 'volumeClaimTemplates', 0, 'spec'], 'spec.volumeClaimTemplates[metadata.name=data].spec'],
  [['spec', 'args', 1], 'spec.args[1]'],
  [['spec', 'groups', 0, 0, 'name'], 'spec.groups[0][name=a].name'],
  [['metadata', 'labels', key('app.kubernetes.io/name')], 'metadata.labels[app.kubernetes.io/name]'],
  [[], ''],
])('%j is %s', (path, expected) => {
  expect(namedPath(document!.root!, path)).toBe(expected)
})
