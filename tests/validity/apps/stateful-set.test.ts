import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'
import { template, workload } from '../../helpers/workloads.ts'

const set = (spec: Readonly<Record<string, string>> = {}, metadata?: string) =>
  workload('StatefulSet', { serviceName: 'web', ...spec }, metadata)
const claim = (name: string, more = 'accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}') =>
  `{metadata: {${name && `name: ${name}`}}, spec: {${more}}}`

describe('a StatefulSet', () => {
  it('has a name that fits into host names from 1.27 on', () => {
    const dotted = set({}, '{name: web.example}')
    expect(blamed(dotted)).toEqual(['invalid-value metadata.name'])
    expect(blamed(dotted, 26)).toEqual([])
  })

  it('names a Service by a label from 1.33 on', () => {
    expect(said(set({ serviceName: 'web.shop' }))).toEqual(['invalid-value spec.serviceName ▸ web.shop'])
    expect(blamed(set({ serviceName: 'web.shop' }), 32)).toEqual([])
    expect(blamed(set({ serviceName: '""' }))).toEqual([])
  })

  it('counts nothing below zero but its history', () => {
    const spec = { replicas: '-1', minReadySeconds: '-1', ordinals: '{start: -1}' }
    expect(blamed(set(spec))).toEqual([
      'invalid-value spec.minReadySeconds',
      'invalid-value spec.ordinals.start',
      'invalid-value spec.replicas',
    ])
    expect(blamed(set({ revisionHistoryLimit: '-1' }))).toEqual(['api-warning spec.revisionHistoryLimit'])
    expect(blamed(set({ revisionHistoryLimit: '-1' }), 32)).toEqual([])
  })

  it.each([
    ['{type: RollingUpdate, rollingUpdate: {partition: 1}}', []],
    ['{type: OnDelete}', []],
    ['{type: OnDelete, rollingUpdate: {}}', ['invalid-value spec.updateStrategy.rollingUpdate ▸ rollingUpdate']],
    ['{rollingUpdate: {partition: -2}}', ['invalid-value spec.updateStrategy.rollingUpdate.partition ▸ -2']],
  ])('is updated by %s', (updateStrategy, expected) => expect(said(set({ updateStrategy }))).toEqual(expected))
})

describe('the template of a StatefulSet', () => {
  const spoilt = template('terminationGracePeriodSeconds: 5, nodeName: A B')

  it('is judged from 1.34 on, and only warned about before', () => {
    expect(said(set({ template: spoilt }))).toEqual(['invalid-value spec.template.spec.nodeName ▸ A B'])
    expect(said(set({ template: spoilt }), 33)).toEqual(['invalid-value spec.template.spec.nodeName ▸ A B'])
  })

  it('may have any host name, which the controller replaces', () =>
    expect(blamed(set({ template: template('hostname: A B, subdomain: C D') }))).toEqual([]))

  it.each([36, 30])('has pods that run on in 1.%i', (minor) =>
    expect(blamed(set({ template: template('restartPolicy: Never, activeDeadlineSeconds: 5') }), minor)).toEqual([
      'forbidden-field spec.template.spec.activeDeadlineSeconds',
      'unsupported-value spec.template.spec.restartPolicy',
    ]),
  )

  it('has its labels and annotations judged in every minor', () => {
    const labelled = template('', '{app: web, a: b c}').replace('labels:', 'annotations: {x y: z}, labels:')
    const text = set({ template: labelled })
    const blame = ['invalid-value spec.template.metadata.annotations', 'invalid-value spec.template.metadata.labels']
    expect(blamed(text)).toEqual(blame)
    expect(blamed(text, 20)).toEqual(blame)
  })
})

describe('the claims of a StatefulSet', () => {
  const mounts = (volumes = '') =>
    template(volumes).replace('image: "web:1"', 'image: "web:1", volumeMounts: [{name: data, mountPath: /data}]')

  it('are volumes of its pods', () => {
    expect(blamed(set({ template: mounts(), volumeClaimTemplates: `[${claim('data')}]` }))).toEqual([])
    expect(blamed(set({ template: mounts() }))).toEqual([
      'dangling-name spec.template.spec.containers[0].volumeMounts[0].name',
    ])
  })

  it('take the place of volumes with their names, whatever those are', () => {
    const text = set({
      template: mounts('volumes: [{name: data, hostPath: {path: ../a}}]'),
      volumeClaimTemplates: `[${claim('data')}]`,
    })
    expect(blamed(text)).toEqual([])
  })

  it('are counted before the volumes of the template', () => {
    const text = set({
      template: mounts('volumes: [{name: A, emptyDir: {}}]'),
      volumeClaimTemplates: `[${claim('data')}]`,
    })
    expect(said(text)).toEqual(['invalid-value spec.template.spec.volumes[1].name ▸ A'])
  })

  it('need names that are good for volumes', () => {
    const text = (name: string) => set({ volumeClaimTemplates: `[${claim(name)}]` })
    expect(said(text('A B'))).toEqual(['invalid-value spec.template.spec.volumes[0].name ▸ A B'])
    expect(blamed(text(''))).toEqual([
      'required-value spec.template.spec.volumes[0].name',
      'required-value spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
    ])
  })

  it('need an access mode', () => {
    const text = set({ volumeClaimTemplates: `[${claim('data', 'resources: {requests: {storage: 1Gi}}')}]` })
    expect(blamed(text)).toEqual(['required-value spec.volumeClaimTemplates[0].spec.accessModes'])
  })

  it('may ask for parts of a byte, with a warning', () => {
    const text = set({
      volumeClaimTemplates: `[${claim('data', 'accessModes: [ReadWriteOnce], resources: {requests: {storage: 1500m}}')}]`,
    })
    expect(said(text)).toEqual(['api-warning spec.volumeClaimTemplates[0].resources.requests[storage] ▸ 1500m'])
  })
})
