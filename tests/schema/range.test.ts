import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatApiVersion, parseGVK } from '../../src/model/gvk.ts'
import { formatPath } from '../../src/model/path.ts'
import { checkSchema } from '../../src/schema/check.ts'
import { get, type MapNode } from '../../src/yaml/node.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { judge, say } from '../helpers/schema.ts'
import { shared } from '../helpers/shared.ts'
import { store } from '../helpers/store.ts'

/** A range in one walk says exactly what its minors say one by one. */
const own = `
apiVersion: v1
kind: Pod
metadata: {name: a, clusterName: x}
spec:
  hostUsers: false
  resources: {}
  ephemeralContainers: [{name: e, image: b}]
  initContainers: [{name: i, image: b, restartPolicy: Always}]
  containers:
    - {name: a, image: b, livenessProbe: {grpc: {port: 1}}, resizePolicy: [{resourceName: cpu, restartPolicy: never}]}
  topologySpreadConstraints: [{maxSkew: 1, topologyKey: a, whenUnsatisfiable: Maybe, minDomains: 2}]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a}
spec:
  minReadySeconds: x
  persistentVolumeClaimRetentionPolicy: {whenDeleted: Keep}
  ordinals: {start: 1}
  template: {spec: {containers: [{}]}}
---
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {ipFamily: IPv4, ipFamilies: [IPv5], topologyKeys: [a], ports: [{port: 80, appProtocol: x}], trafficDistribution: PreferClose}
---
apiVersion: batch/v1
kind: Job
metadata: {name: a}
spec: {completionMode: Indexed, suspend: true, podFailurePolicy: {rules: [{action: Fail}]}, template: {}}
`

describe('a range of versions', () => {
  const texts = [own, ...sharedBases()]
  const documents = texts.flatMap((text) =>
    parseStream(text).flatMap(({ root }) => (root?.type === 'map' ? [root] : [])),
  )

  it('is the sum of its minors', () => {
    const { oldest, newest } = store()
    for (const document of documents) {
      const { since = oldest, until = newest } = publishedOf(document)
      for (const [from, to] of [
        [since, until],
        [Math.max(since, 24), Math.min(until, 29)],
      ] as const) {
        if (from > to) continue
        const each = new Set<string>()
        for (let minor = from; minor <= to; minor++) for (const line of lines(document, minor, minor)) each.add(line)
        expect(new Set(lines(document, from, to)), JSON.stringify(get(document, 'metadata'))).toEqual(each)
      }
    }
  }, 120_000)
})

it('says once what is wrong in minors whose definitions differ', () => {
  const pod = (container: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [${container}]}\n`
  const container = 'name: a, image: b'
  expect(say(pod(`{${container}, lifecycle: {preStop: {tcpSocket: []}}}`), '1.16-1.34')).toEqual([
    'wrong-type spec.containers[0].lifecycle.preStop.tcpSocket: `tcpSocket` must be a map, this is a list',
  ])
  expect(say(pod(`{${container}, lifecycle: {preStop: {sleep: {seconds: 1}}}}`), '1.21-1.36')).toEqual([
    'unknown-field spec.containers[0].lifecycle.preStop.sleep: in 1.21-1.22 unknown field `sleep`; in 1.23-1.36 `sleep` exists since 1.29; 1.23-1.28 does not know it',
    'ignored-field spec.containers[0].lifecycle.preStop.sleep: a 1.29 cluster drops `sleep` here unless the feature gate PodLifecycleSleepAction is on; it has an effect from 1.30',
  ])
})

it('warns of what only old minors refuse, and those late', () => {
  const yaml = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a}
spec:
  selector: {}
  template: {spec: {containers: [{name: a, image: b, ports: [{containerPort: 1, protocol: SCTP}]}]}}
`
  const severities = (versions: string) =>
    judge(yaml, versions).problems.flatMap(({ rule, severity }) => (rule === 'unsupported-value' ? [severity] : []))
  expect(severities('1.18')).toEqual(['warning'])
  expect(severities('1.18-1.36')).toEqual(['warning'])
  expect(severities('1.19-1.36')).toEqual([])
})

it('names each gate that stopped a field from being dropped', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostUsers: false, containers: [{name: a, image: b}]}\n'
  expect(say(pod, '1.26-1.31')).toEqual([
    'ignored-field spec.hostUsers: a 1.26-1.31 cluster drops `hostUsers` here unless the feature gate UserNamespacesStatelessPodsSupport is on in 1.26-1.27 or the feature gate UserNamespacesSupport is on in 1.28-1.31; it has an effect from 1.33',
  ])
})

it('drops a field in the list and for the values for which servers do so', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b, restartPolicy: Always}], initContainers: [{name: c, image: d, restartPolicy: Always}]}\n'
  expect(say(pod, '1.28')).toEqual([
    'ignored-field spec.initContainers[0].restartPolicy: a 1.28 cluster drops `restartPolicy` here unless the feature gate SidecarContainers is on; it has an effect from 1.29',
  ])
  const gone = (path: string) =>
    `ignored-field spec.${path}.restartPolicy: a 1.34 cluster drops \`restartPolicy\` here unless the feature gate ContainerRestartRules is on; it has an effect from 1.35`
  expect(say(pod, '1.34')).toEqual([gone('containers[0]')])
  expect(say(pod.replaceAll('Always', 'Never'), '1.34')).toEqual([gone('containers[0]'), gone('initContainers[0]')])
})

it('judges what servers keep without acting on it', () => {
  const claim =
    'apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: a}\nspec: {devices: {requests: [{name: a, exactly: {deviceClassName: b, tolerations: [{operator: In}]}}]}}\n'
  const rules = (versions: string) => judge(claim, versions).problems.map(({ rule }) => rule)
  expect(rules('1.34')).toEqual(['ignored-field', 'unsupported-value'])
  expect(rules('1.35')).toEqual(['ignored-field'])
  expect(say(claim, '1.34-1.35')[0]).toMatch(/ unless the feature gate DRADeviceTaints is on; /)
})

function lines(document: MapNode, from: number, to: number): string[] {
  const { problems } = checkSchema(document, { store: store(), versions: { from, to } })
  return problems
    .filter(({ rule }) => rule !== 'deprecated-api' && rule !== 'api-not-enabled')
    .map(({ rule, path }) => `${rule} ${formatPath(path)}`)
}

function publishedOf(document: MapNode) {
  const text = (name: string) => String((get(document, name) as { value?: unknown } | undefined)?.value)
  const gvk = parseGVK(text('apiVersion'), text('kind'))
  const info = gvk && store().kind(gvk)
  if (info === undefined) throw new Error(`unknown: ${gvk && formatApiVersion(gvk)}`)
  return info.published
}

function sharedBases(): string[] {
  const folder = shared('oracle/bases')
  if (folder === undefined) return []
  return ['pod', 'workloads', 'platform', 'legacy'].flatMap((part) =>
    readdirSync(`${folder}/${part}`).map((file) => readFileSync(`${folder}/${part}/${file}`, 'utf8')),
  )
}
