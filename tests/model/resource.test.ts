import { expect, it } from 'vitest'
import { isHidden, isWritten } from '../../src/model/resource.ts'
import { checkFiles } from '../helpers/check.ts'

const { resources } = checkFiles({
  'a.yaml': `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  hostname: {}
  priority: null
  containers:
    - name: [web]
      image: b
    - image: c
    -
`,
})

it.each([
  [['spec'], true, false],
  [['spec', 'hostname'], true, true],
  [['spec', 'priority'], true, false],
  [['spec', 'subdomain'], false, false],
  [['spec', 'containers', 0, 'name'], true, true],
  [['spec', 'containers', 0, 'image'], true, false],
  [['spec', 'containers', 1, 'image'], true, false],
  [['spec', 'containers', 1, 'name'], false, false],
  [['status', 'phase'], false, false],
])('%j is written: %s, and hidden from rules: %s', (path, written, hidden) => {
  expect([isWritten(resources[0]!, path), isHidden(resources[0]!, path)]).toEqual([written, hidden])
})
