import { describe, expect, it } from 'vitest'
import { changed } from '../../helpers/diff.ts'

/** A change of one text in a document: what is said of it. */
const changing =
  (document: string) =>
  (from: string, to: string, minor?: number): string[] => {
    expect(document).toContain(from)
    return changed(document, document.replace(from, to), minor)
  }

describe('a ConfigMap', () => {
  const change = changing('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, immutable: true, data: {a: b}}')

  it('may get labels', () => expect(change('name: a', 'name: a, labels: {a: b}')).toEqual([]))
  it.each([
    ['data: {a: b}', 'data: {a: c}', ['forbidden-field data ▸ c']],
    ['data: {a: b}', 'data: {a: b}, binaryData: {c: YQ==}', ['forbidden-field binaryData ▸ {c: YQ==}']],
    ['immutable: true, ', '', ['forbidden-field immutable ▸ {apiVersion']],
    ['immutable: true', 'immutable: false', ['forbidden-field immutable ▸ false']],
  ])('that is immutable stays: %s to %s', (from, to, expected) =>
    expect(change(from, to).map((line) => line.replace(/\{apiVersion.*/s, '{apiVersion'))).toEqual(expected),
  )
  it('changes as it likes where it is not immutable', () => {
    const free = changing('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}')
    expect(free('data: {a: b}', 'data: {a: c}, immutable: true')).toEqual([])
  })
})

describe('a Secret', () => {
  const change = changing('{apiVersion: v1, kind: Secret, metadata: {name: a}, immutable: true, stringData: {a: b}}')
  it('may write its texts in base64', () => expect(change('stringData: {a: b}', 'data: {a: Yg==}')).toEqual([]))
  it('keeps its data', () =>
    expect(change('{a: b}', '{a: c}')).toEqual([
      'forbidden-field data ▸ {apiVersion: v1, kind: Secret, metadata: {name: a}, immutable: true, stringData: {a: c}}',
    ]))
  it('keeps its type', () =>
    expect(change('immutable: true', 'immutable: true, type: x/y')).toEqual(['invalid-value type ▸ x/y']))
})

describe('a Service', () => {
  const service = (spec: string) =>
    `{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {a: b}, ports: [{port: 80}], ${spec}}}`

  it.each([
    ['sessionAffinity: None', 'type: NodePort'],
    ['sessionAffinity: None', 'type: ClusterIP, clusterIP: ""'],
    ['clusterIP: 10.0.0.7', 'sessionAffinity: None'],
    ['clusterIP: 10.0.0.7', 'type: ExternalName, externalName: a.b'],
    ['clusterIP: None', 'sessionAffinity: None'],
    ['type: LoadBalancer, loadBalancerClass: a/b, externalTrafficPolicy: Local', 'type: ClusterIP'],
    ['type: NodePort, externalTrafficPolicy: Cluster', 'type: ClusterIP'],
    ['type: NodePort', 'type: LoadBalancer, loadBalancerClass: a/b'],
  ])('may change from %s to %s', (from, to) => expect(changed(service(from), service(to))).toEqual([]))

  it.each([
    ['sessionAffinity: None', 'clusterIP: 10.0.0.7', ['invalid-value spec.clusterIPs[0] ▸ 10.0.0.7']],
    ['sessionAffinity: None', 'clusterIP: None', ['invalid-value spec.clusterIPs[0] ▸ None']],
    ['clusterIP: None', 'clusterIP: 10.0.0.7', ['invalid-value spec.clusterIPs[0] ▸ 10.0.0.7']],
    ['clusterIP: None', 'type: NodePort', ['invalid-value spec.clusterIPs[0] ▸ spec']],
    [
      'type: LoadBalancer, loadBalancerClass: a/b',
      'type: LoadBalancer, loadBalancerClass: a/c',
      ['invalid-value spec.loadBalancerClass ▸ a/c'],
    ],
    [
      'type: LoadBalancer, externalTrafficPolicy: Local',
      'type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 32111',
      ['forbidden-field spec.healthCheckNodePort ▸ 32111'],
    ],
    [
      'ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack',
      'ipFamilies: [IPv4], ipFamilyPolicy: PreferDualStack',
      ['invalid-value spec.ipFamilyPolicy ▸ PreferDualStack'],
    ],
  ])('may not change from %s to %s', (from, to, expected) =>
    expect(changed(service(from), service(to))).toEqual(expected),
  )

  it('has one address before 1.20', () =>
    expect(changed(service('clusterIP: 10.0.0.6'), service('clusterIP: 10.0.0.7'), 19)).toEqual([
      'invalid-value spec.clusterIP ▸ 10.0.0.7',
    ]))
})

describe('a claim', () => {
  const change = changing(
    '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}}',
  )
  it.each([
    ['accessModes', 'volumeName: v, accessModes'],
    ['accessModes', 'volumeMode: Filesystem, accessModes'],
    ['accessModes', 'storageClassName: fast, accessModes'],
    ['2Gi', '2048Mi'],
  ])('may change %s to %s', (from, to) => expect(change(from, to)).toEqual([]))
  it.each([
    ['ReadWriteOnce', 'ReadWriteMany', ['forbidden-field spec ▸ ReadWriteMany']],
    ['accessModes', 'selector: {matchLabels: {a: b}}, accessModes', ['forbidden-field spec ▸ {matchLabels: {a: b}}']],
    ['2Gi', '3Gi', ['forbidden-field spec ▸ 3Gi']],
    ['2Gi', '1Gi', ['forbidden-field spec ▸ 1Gi']],
  ])('may not change %s to %s', (from, to, expected) => expect(change(from, to)).toEqual(expected))
  it('says twice that it does not shrink, before 1.32', () =>
    expect(change('2Gi', '1Gi', 31)).toEqual([
      'forbidden-field spec ▸ 1Gi',
      'forbidden-field spec.resources.requests.storage ▸ 1Gi',
    ]))
})

describe('a PersistentVolume', () => {
  const change = changing(
    '{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], local: {path: /a}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: failure-domain.beta.kubernetes.io/zone, operator: Exists}]}]}}}}',
  )
  it.each([
    ['1Gi', '2Gi'],
    ['local:', 'persistentVolumeReclaimPolicy: Delete, local:'],
    ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ])('may change %s to %s', (from, to) => expect(change(from, to)).toEqual([]))
  it.each([
    ['path: /a', 'path: /b', ['forbidden-field spec.persistentvolumesource ▸ /b']],
    ['local:', 'volumeMode: Block, local:', ['invalid-value volumeMode ▸ Block']],
    ['operator: Exists', 'operator: DoesNotExist', ['invalid-value nodeAffinity ▸ DoesNotExist']],
  ])('may not change %s to %s', (from, to, expected) => expect(change(from, to)).toEqual(expected))
})

describe('a Pod', () => {
  const pod = (spec: string) =>
    `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {${spec}, containers: [{name: c, image: i}]}}`
  const change = changing(pod('nodeSelector: {a: b}, activeDeadlineSeconds: 20'))
  const gated = changing(pod('nodeSelector: {a: b}, schedulingGates: [{name: a/b}]'))

  it.each([
    ['image: i', 'image: j'],
    ['activeDeadlineSeconds: 20', 'activeDeadlineSeconds: 10'],
    ['nodeSelector', 'restartPolicy: Always, nodeSelector'],
    ['nodeSelector', 'tolerations: [{key: a, operator: Exists}], nodeSelector'],
  ])('may change %s to %s', (from, to) => expect(change(from, to)).toEqual([]))
  it.each([
    ['{a: b}', '{a: c}', ['forbidden-field spec ▸ c']],
    ['name: c,', 'name: d,', ['forbidden-field spec ▸ d']],
    ['image: i}', 'image: i}, {name: d, image: j}', ['forbidden-field spec.containers ▸ {name: d, image: j}']],
    ['activeDeadlineSeconds: 20', 'activeDeadlineSeconds: 30', ['invalid-value spec.activeDeadlineSeconds ▸ 30']],
    [
      'nodeSelector',
      'schedulingGates: [{name: a/b}], nodeSelector',
      ['forbidden-field spec.schedulingGates[0].name ▸ a/b'],
    ],
    [
      'name: a}',
      'name: a, annotations: {kubernetes.io/config.mirror: x}}',
      ['forbidden-field metadata.annotations[kubernetes.io/config.mirror] ▸ x'],
    ],
  ])('may not change %s to %s', (from, to, expected) => expect(change(from, to)).toEqual(expected))
  it('may want more of its node while it waits', () => expect(gated('{a: b}', '{a: b, c: d}')).toEqual([]))
  it('may not want less of its node while it waits', () =>
    expect(gated('{a: b}', '{c: d}')).toEqual(['invalid-value spec.nodeSelector ▸ nodeSelector']))
  it('may lose its gates', () => expect(gated(', schedulingGates: [{name: a/b}]', '')).toEqual([]))
  it('keeps its tolerations', () => {
    const tolerating = changing(pod('tolerations: [{key: a, operator: Exists}]'))
    expect(tolerating('key: a', 'tolerationSeconds: 5, effect: NoExecute, key: a')).toEqual([
      'forbidden-field spec.tolerations ▸ {tolerationSeconds: 5, effect: NoExecute, key: a, operator: Exists}',
    ])
  })
})
