import { expect, it } from 'vitest'
import { backstepFault, descendingPathFault, localPathFault } from '../../src/kubernetes/paths.ts'
import {
  canOvercommit,
  containerResourceNameFault,
  isIntegerResource,
  resourceNameFault,
} from '../../src/kubernetes/resource-names.ts'

it.each([
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  'nvidia.com/gpu',
  'kubernetes.io/x',
  'a.b.kubernetes.io/x',
])('takes %s as a resource of containers', (name) => expect(containerResourceNameFault(name)).toBeUndefined())

it.each([
  '',
  'CPU',
  'pods',
  'storage',
  'requests.cpu',
  'requests.hugepages-2Mi',
  'requests.example.com/gpu',
  'a/b/c',
  'gpu',
  'x y',
  `${'a.'.repeat(124)}com/gpu`,
])('takes "%s" as none', (name) => expect(containerResourceNameFault(name)).toBeDefined())

it('knows what comes in whole units and what may be overcommitted', () => {
  expect(['pods', 'example.com/gpu', 'cpu', 'kubernetes.io/x'].filter(isIntegerResource)).toEqual([
    'pods',
    'example.com/gpu',
  ])
  expect(['cpu', 'kubernetes.io/x', 'hugepages-2Mi', 'example.com/gpu'].filter(canOvercommit)).toEqual([
    'cpu',
    'kubernetes.io/x',
  ])
  expect(resourceNameFault('limits.storage')).toBeDefined()
  expect(resourceNameFault('requests.storage')).toBeUndefined()
  expect(resourceNameFault('requests.hugepages-1Gi')).toBeUndefined()
})

it.each([
  ['a/b', undefined, undefined, undefined],
  ['..a', undefined, undefined, '..'],
  ['a/..', '..', '..', '..'],
  ['a..b/c', undefined, undefined, undefined],
  ['/a', undefined, '/', '/'],
])('judges the path %s', (path, backstep, descending, local) => {
  const check = (fault: string | undefined, part: string | undefined) =>
    part === undefined ? expect(fault).toBeUndefined() : expect(fault).toContain(`\`${part}\``)
  check(backstepFault(path), backstep)
  check(descendingPathFault(path), descending)
  check(localPathFault(path), local)
})
