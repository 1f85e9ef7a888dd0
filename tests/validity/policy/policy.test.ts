import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

describe('a PodDisruptionBudget', () => {
  const budget = (spec: string, metadata = '{name: web}') =>
    `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: ${metadata}, spec: {selector: {matchLabels: {app: web}}, ${spec}}}`

  it.each(['minAvailable: 1', 'maxUnavailable: 100%', 'selector: {}', 'unhealthyPodEvictionPolicy: AlwaysAllow'])(
    'may have %s',
    (spec) => expect(said(budget(spec)).filter((line) => !line.startsWith('duplicate-key'))).toEqual([]),
  )

  it.each([
    ['minAvailable: 1, maxUnavailable: 0', ['invalid-value spec ▸ maxUnavailable']],
    ['minAvailable: "2"', ['invalid-value spec.minAvailable ▸ "2"']],
    ['maxUnavailable: 150%', ['invalid-value spec.maxUnavailable ▸ 150%']],
    ['maxUnavailable: -1', ['invalid-value spec.maxUnavailable ▸ -1']],
    ['unhealthyPodEvictionPolicy: ""', ['unsupported-value spec.unhealthyPodEvictionPolicy ▸ ""']],
  ])('may not have %s', (spec, expected) => expect(said(budget(spec))).toEqual(expected))

  it('is only looked at from outside where nothing inside is wrong', () => {
    const metadata = '{name: Web Shop, labels: {a: b c}}'
    expect(blamed(budget('', metadata))).toEqual(['invalid-value metadata.labels'])
    expect(blamed(budget('minAvailable: -1', metadata))).toEqual(['invalid-value spec.minAvailable'])
  })
})

describe('a PodSecurityPolicy', () => {
  const RULES =
    'seLinux: {rule: RunAsAny}, runAsUser: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}'
  const policy = (spec: string, annotations = '{}') =>
    `{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: a, annotations: ${annotations}}, spec: {${RULES}, ${spec}}}`
  const blame = (spec: string, annotations?: string) => blamed(policy(spec, annotations), 24)

  it.each([
    'volumes: [secret, "*"]',
    'runAsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 1}]}',
    'allowedUnsafeSysctls: ["net.*"], forbiddenSysctls: [kernel.sem]',
    'runtimeClass: {allowedRuntimeClassNames: ["*"], defaultRuntimeClassName: a}',
  ])('may have %s', (spec) => expect(blame(spec)).toEqual([]))

  it('must say as whom pods run', () =>
    expect(blamed(policy('').replace(RULES, 'fsGroup: {rule: ""}'), 24)).toEqual([
      'unsupported-value spec.fsGroup.rule',
      'unsupported-value spec.runAsUser.rule',
      'unsupported-value spec.seLinux.rule',
      'unsupported-value spec.supplementalGroups.rule',
    ]))

  it.each([
    ['runAsGroup: {rule: MustRunAs}', ['invalid-value spec.runAsGroup.ranges']],
    ['runAsGroup: {rule: RunAsAny, ranges: [{min: 1, max: 2}]}', ['invalid-value spec.runAsGroup.ranges']],
    ['runAsGroup: {}', ['unsupported-value spec.runAsGroup.rule']],
    ['requiredDropCapabilities: [A], allowedCapabilities: ["*"]', ['invalid-value requiredDropCapabilities']],
    ['requiredDropCapabilities: [A], defaultAddCapabilities: [A]', ['invalid-value defaultAddCapabilities']],
    [
      'allowPrivilegeEscalation: false, defaultAllowPrivilegeEscalation: true',
      ['invalid-value spec.defaultAllowPrivilegeEscalation'],
    ],
    [
      'allowedHostPaths: [{pathPrefix: /a/../b}, {}, {pathPrefix: ..}]',
      ['invalid-value spec.allowedHostPaths[0]', 'required-value spec.allowedHostPaths[1]'],
    ],
    ['allowedFlexVolumes: [{}]', ['required-value spec.allowedFlexVolumes.allowedFlexVolumes[0].driver']],
    ['allowedCSIDrivers: [{}]', ['required-value spec.allowedCSIDrivers.allowedCSIDriver[0].name']],
    [
      'allowedUnsafeSysctls: ["*", A]',
      ['forbidden-field spec.allowedUnsafeSysctls.items', 'invalid-value spec.allowedUnsafeSysctls[1]'],
    ],
    ['allowedUnsafeSysctls: ["a.*"], forbiddenSysctls: [a.b]', ['invalid-value spec.forbiddenSysctls[0]']],
    ['allowedUnsafeSysctls: [a.b], forbiddenSysctls: ["a.*"]', ['invalid-value spec.allowedUnsafeSysctls[0]']],
    [
      'runtimeClass: {allowedRuntimeClassNames: ["*", A, A]}',
      [
        'duplicate-value spec.runtimeClass.allowedRuntimeClassNames[2]',
        'invalid-value spec.runtimeClass.allowedRuntimeClassNames',
        'invalid-value spec.runtimeClass.allowedRuntimeClassNames[1]',
        'invalid-value spec.runtimeClass.allowedRuntimeClassNames[2]',
      ],
    ],
    ['runtimeClass: {defaultRuntimeClassName: a}', ['required-value spec.runtimeClass.allowedRuntimeClassNames']],
  ])('may not have %s', (spec, expected) => expect(blame(spec)).toEqual(expected))

  it('may name profiles in annotations', () => {
    const seccomp = 'seccomp.security.alpha.kubernetes.io'
    const annotations = (text: string) =>
      `{${seccomp}/allowedProfileNames: "${text}", ${seccomp}/defaultProfileName: "${text}"}`
    expect(blame('', annotations('localhost/a'))).toEqual([])
    expect(blame('', annotations('*'))).toEqual([`invalid-value metadata.annotations[${seccomp}/defaultProfileName]`])
  })
})
