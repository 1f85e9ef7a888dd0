import { expect, it } from 'vitest'
import { outsideOf } from '../../../src/config/outside.ts'
import { checkFiles } from '../../helpers/check.ts'

const workload = (kind: string, name: string, spec: string, pod = '') => `---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
spec:
  ${spec}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers: [{name: main, image: "${name}:1", ports: [{name: http, containerPort: 80}]}]
      ${pod}
`
const object = (apiVersion: string, kind: string, name: string, rest: string, namespace = 'shop') => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`}}
${rest}
`
const mounts = (claim: string) =>
  workload('Deployment', 'web', 'replicas: 1', `volumes: [{name: d, persistentVolumeClaim: {claimName: ${claim}}}]`)
const claim = (rest = '', name = 'orders', namespace = 'shop') =>
  object(
    'v1',
    'PersistentVolumeClaim',
    name,
    `spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}${rest}}`,
    namespace,
  )
const volume = (rest: string, name = 'disk') =>
  object(
    'v1',
    'PersistentVolume',
    name,
    `spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, nfs: {server: nas, path: /d}${rest}}`,
    '',
  )
const storageClass = object('storage.k8s.io/v1', 'StorageClass', 'fast-ssd', 'provisioner: ebs.csi.aws.com', '')
const database = (service: string) => workload('StatefulSet', 'db', `serviceName: ${service}`)
const service = (name: string, namespace = 'shop') =>
  object('v1', 'Service', name, 'spec: {clusterIP: None, selector: {app: none}, ports: [{port: 80}]}', namespace)

/** What breaks, the field where that is said, and who says it. */
const CASES: Readonly<Record<string, readonly [yaml: string, path: RegExp, rule: string]>> = {
  'a claim that is nowhere': [mounts('orders'), /claimName$/, 'dangling-reference'],
  'a claim that is nearly here': [mounts('ordres') + claim(), /claimName$/, 'claim-not-found'],
  'a claim in another namespace': [mounts('orders') + claim('', 'orders', 'tools'), /claimName$/, 'claim-not-found'],
  'a class that is nowhere': [claim(', storageClassName: gold'), /storageClassName$/, 'dangling-reference'],
  'a class that is nearly here': [
    claim(', storageClassName: fats-ssd') + storageClass,
    /storageClassName$/,
    'unknown-storage-class',
  ],
  'a volume that is nowhere': [claim(', volumeName: disk'), /volumeName$/, 'dangling-reference'],
  'a volume that is nearly here': [
    claim(', volumeName: diisk, storageClassName: ""') + volume(''),
    /volumeName$/,
    'volume-name-not-found',
  ],
  'a kept claim that is nowhere': [
    volume(', claimRef: {namespace: shop, name: orders}'),
    /claimRef\.name$/,
    'dangling-reference',
  ],
  'a kept claim that is nearly here': [
    volume(', claimRef: {namespace: shop, name: ordres}') + claim(),
    /claimRef\.name$/,
    'claim-ref-mismatch',
  ],
  'a headless Service that is nowhere': [database('db'), /serviceName$/, 'dangling-reference'],
  'a headless Service that is nearly here': [
    database('databse') + service('database'),
    /serviceName$/,
    'headless-service-missing',
  ],
  'a headless Service in another namespace': [
    database('db') + service('db', 'tools'),
    /serviceName$/,
    'headless-service-missing',
  ],
  'an account that is nowhere': [
    workload('Deployment', 'web', 'replicas: 1', 'serviceAccountName: robot'),
    /serviceAccountName$/,
    'dangling-reference',
  ],
  'a target of another kind': [
    database('""') +
      object(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'db',
        'spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: db}}',
      ),
    /scaleTargetRef/,
    'wrong-target-kind',
  ],
}
/** What is said about a reference itself; other rules judge what a workload is without it. */
const ABOUT_NAMES =
  /^(?:dangling-reference|wrong-target-kind|missing-\w+|claim-not-found|claim-ref-mismatch|unknown-storage-class|storage-class-elsewhere|volume-name-not-found|headless-service-\S+)$/

const said = (yaml: string, external: string[] = [], closed = true) =>
  checkFiles({ 'all.yaml': yaml }, { outside: outsideOf({ closed, external }) }).findings.filter(({ rule }) =>
    ABOUT_NAMES.test(rule),
  )

it.each(Object.entries(CASES))('%s is said once where all that is named must be here', (_, [yaml, path, rule]) => {
  const found = said(yaml).filter((each) => path.test(each.path))
  expect(found.map((each) => each.rule)).toEqual([rule])
})

it.each(Object.entries(CASES))('%s is said by nobody where it is external', (words, [yaml, path]) => {
  if (words === 'a target of another kind') return
  const [finding] = said(yaml)
  const name = /"([^"]+)"/.exec(finding!.message)![1]!.replace(/^.*\//, '')
  expect(said(yaml, [name]).filter((each) => path.test(each.path))).toEqual([])
})

it('takes a class that only volumes have for one', () =>
  expect(said(claim(', storageClassName: manual') + volume(', storageClassName: manual'))).toEqual([]))

it('takes claims that a StatefulSet makes for there', () => {
  const db = workload(
    'StatefulSet',
    'db',
    'volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]',
  )
  expect(said(db + mounts('data-db-0') + volume(', claimRef: {namespace: shop, name: data-db-1}'))).toEqual([])
})

it('says of a selector that finds nothing, though nothing is near', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {lonely: yes-it-is}, ports: [{port: 1}]}\n'
  const missed = (closed: boolean) =>
    checkFiles({ 'all.yaml': service }, { outside: outsideOf({ closed, external: [] }) }).findings.filter(
      ({ rule }) => rule === 'selector-matches-no-pods',
    )
  expect(missed(true).map(({ message }) => message)).toEqual([
    'selects no pods: nothing in namespace "default" has lonely=yes-it-is',
  ])
  expect(missed(false)).toEqual([])
})
