import { describe, expect, it } from 'vitest'
import { deploymentWith, podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const AT = 'spec.securityContext'
const secure = (text: string, spec = '') => podWith('', `securityContext: {${text}}\n${spec}`)

describe('the security context of a pod', () => {
  it.each([
    'fsGroup: 0, runAsUser: 2147483647, supplementalGroups: [1]',
    'sysctls: [{name: kernel.shm_rmid_forced, value: "1"}, {name: net/ipv4/conf/eno2.100/x, value: "1"}]',
    'seccompProfile: {type: Localhost, localhostProfile: a/b.json}, appArmorProfile: {type: Localhost, localhostProfile: /a}',
    'windowsOptions: {runAsUserName: DOM\\user, gmsaCredentialSpecName: a.b, gmsaCredentialSpec: x}',
    'windowsOptions: {runAsUserName: a.example.com\\user name}',
  ])('may be %s', (text) => expect(said(secure(text))).toEqual([]))

  it.each([
    ['a group below 0', 'fsGroup: -1', [`${AT}.fsGroup ▸ -1`]],
    ['groups beyond 31 bits', 'supplementalGroups: [1, 2147483648]', [`${AT}.supplementalGroups[1] ▸ 2147483648`]],
    ['a setting in capitals', 'sysctls: [{name: Kernel.sem, value: a}]', [`${AT}.sysctls[0].name ▸ Kernel.sem`]],
    [
      'a profile by its full path',
      'seccompProfile: {type: Localhost, localhostProfile: /a}',
      [`${AT}.seccompProfile.localhostProfile ▸ /a`],
    ],
    [
      'a profile without need',
      'seccompProfile: {type: Unconfined, localhostProfile: a}',
      [`${AT}.seccompProfile.localhostProfile ▸ a`],
    ],
    [
      'an AppArmor profile without need',
      'appArmorProfile: {type: RuntimeDefault, localhostProfile: a}',
      [`${AT}.appArmorProfile.localhostProfile ▸ a`],
    ],
    [
      'an AppArmor profile with blanks',
      'appArmorProfile: {type: Localhost, localhostProfile: " a"}',
      [`${AT}.appArmorProfile.localhostProfile ▸ " a"`],
    ],
    [
      'a user of two domains',
      'windowsOptions: {runAsUserName: a\\b\\c}',
      [`${AT}.windowsOptions.runAsUserName ▸ a\\b\\c`],
    ],
    [
      'a domain without user',
      'windowsOptions: {runAsUserName: "a\\\\"}',
      [`${AT}.windowsOptions.runAsUserName ▸ "a\\\\"`],
    ],
    [
      'a domain that is none',
      'windowsOptions: {runAsUserName: .a*b\\u}',
      [`${AT}.windowsOptions.runAsUserName ▸ .a*b\\u`],
    ],
    ['a user of dots', 'windowsOptions: {runAsUserName: ..}', [`${AT}.windowsOptions.runAsUserName ▸ ..`]],
    ['a user like an address', 'windowsOptions: {runAsUserName: a@b}', [`${AT}.windowsOptions.runAsUserName ▸ a@b`]],
    ['no credentials', 'windowsOptions: {gmsaCredentialSpec: ""}', [`${AT}.windowsOptions.gmsaCredentialSpec ▸ ""`]],
  ])('may not have %s', (_, text, findings) =>
    expect(said(secure(text))).toEqual(findings.map((finding) => `invalid-value ${finding}`)),
  )

  it.each([
    ['fsGroupChangePolicy: ""', 'unsupported-value', 'fsGroupChangePolicy'],
    ['supplementalGroupsPolicy: ""', 'unsupported-value', 'supplementalGroupsPolicy'],
    ['seLinuxChangePolicy: ""', 'unsupported-value', 'seLinuxChangePolicy'],
    ['seccompProfile: {type: Localhost}', 'required-value', 'seccompProfile.localhostProfile'],
    ['appArmorProfile: {type: Localhost}', 'required-value', 'appArmorProfile.localhostProfile'],
    ['sysctls: [{name: a, value: b}, {name: a, value: c}]', 'duplicate-value', 'sysctls[1].name'],
  ])('may not be %s', (text, rule, field) => expect(blamed(secure(text))).toEqual([`${rule} ${AT}.${field}`]))

  it('may not change the settings of the host, since 1.29', () => {
    const text = secure(
      'sysctls: [{name: net.ipv4.x, value: a}, {name: kernel.shm*, value: a}]',
      'hostNetwork: true\nhostIPC: true',
    )
    expect(blamed(text)).toContain(`invalid-value ${AT}.sysctls[0].name`)
    expect(blamed(secure('sysctls: [{name: net.ipv4.x, value: a}]', 'hostNetwork: true'), 28)).toEqual([])
    expect(blamed(secure('sysctls: [{name: kernel.shmmax, value: a}]', 'hostIPC: true'))).toEqual([
      `invalid-value ${AT}.sysctls[0].name`,
    ])
  })

  it('may name settings with slashes since 1.25', () => {
    expect(blamed(secure('sysctls: [{name: vm/swappiness, value: a}]'), 24)).toEqual([
      `invalid-value ${AT}.sysctls[0].name`,
    ])
    expect(blamed(secure('sysctls: [{name: vm/swappiness, value: a}]'), 25)).toEqual([])
  })

  it('may not share processes with the host and among containers', () =>
    expect(said(podWith('', 'hostPID: true\nshareProcessNamespace: true'))).toEqual([
      `invalid-value ${AT}.shareProcessNamespace ▸ true`,
    ]))
})

describe('the operating system of a pod', () => {
  it('is one of two', () =>
    expect(said(podWith('', 'os: {name: darwin}'))).toEqual(['unsupported-value spec.os ▸ darwin']))

  it('keeps Linux from having options of Windows', () =>
    expect(
      blamed(
        podWith('securityContext: {windowsOptions: {}}', 'os: {name: linux}\nsecurityContext: {windowsOptions: {}}'),
      ),
    ).toEqual([
      'forbidden-field spec.containers[0].securityContext.windowsOptions',
      `forbidden-field ${AT}.windowsOptions`,
    ]))

  it('keeps Windows from having options of Linux', () => {
    const security =
      'securityContext: {runAsUser: 1, supplementalGroups: [], sysctls: [], seccompProfile: {type: Unconfined}}'
    const text = podWith(
      'securityContext: {privileged: false, capabilities: {}}',
      `os: {name: windows}\nhostPID: false\nhostUsers: false\n${security}`,
    )
    expect(blamed(text)).toEqual([
      'forbidden-field spec.containers[0].securityContext.capabilities',
      'forbidden-field spec.containers[0].securityContext.privileged',
      'forbidden-field spec.hostUsers',
      ...['runAsUser', 'seccompProfile', 'supplementalGroups'].map((name) => `forbidden-field ${AT}.${name}`),
    ])
  })

  it('keeps Windows from sharing resources', () =>
    expect(blamed(podWith('', 'os: {name: windows}\nresources: {limits: {foo: 1}}'))).toEqual([
      'forbidden-field spec.resources',
    ]))
})

describe('processes of the host', () => {
  const HOST = 'securityContext: {windowsOptions: {hostProcess: true}}'
  it('are all containers or none, in the network of the host', () => {
    expect(said(podWith(HOST, 'hostNetwork: true'))).toEqual([])
    expect(blamed(podWith(HOST))).toEqual(['invalid-value spec.hostNetwork'])
    expect(blamed(podWith(HOST, 'hostNetwork: true\ninitContainers: [{name: i, image: i}]'))).toEqual([
      'invalid-value spec',
    ])
    expect(blamed(podWith(HOST, 'hostNetwork: true\nsecurityContext: {windowsOptions: {hostProcess: false}}'))).toEqual(
      ['invalid-value spec.containers[0].securityContext.windowsOptions.hostProcess'],
    )
  })
})

describe('users of their own', () => {
  it('share nothing with the host', () =>
    expect(said(podWith('', 'hostUsers: false\nhostNetwork: true\nhostPID: true\nhostIPC: true'))).toEqual([
      'forbidden-field spec.hostNetwork ▸ true',
      'forbidden-field spec.HostPID ▸ true',
      'forbidden-field spec.HostIPC ▸ true',
    ]))

  it('have no devices', () => {
    const volumes = 'volumes: [{name: c, persistentVolumeClaim: {claimName: c}}]'
    const text = podWith('volumeDevices: [{name: c, devicePath: /a}]', `hostUsers: false\n${volumes}`)
    expect(blamed(text)).toEqual(['forbidden-field spec.containers[0].volumeDevices'])
    expect(blamed(text, 33)).toEqual([])
  })
})

describe('annotations that stand for profiles', () => {
  const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod'
  const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/a'
  const annotated = (annotations: string, text: string) =>
    text.replace('{name: a}', `{name: a, annotations: {${annotations}}}`)

  it('are profiles', () => {
    expect(said(annotated(`${SECCOMP}: foo`, secure('seccompProfile: {type: Unconfined}')))).toEqual([
      `invalid-value metadata.annotations.${SECCOMP} ▸ foo`,
      `forbidden-field ${AT}.seccompProfile.type ▸ Unconfined`,
    ])
    expect(blamed(annotated(`${APPARMOR}: foo, ${APPARMOR}b: unconfined`, podWith('')))).toEqual([
      `invalid-value metadata.annotations[${APPARMOR}]`,
      `invalid-value metadata.annotations[${APPARMOR}b]`,
    ])
  })

  it.each([
    ['runtime/default', '{type: RuntimeDefault}', []],
    ['docker/default', '{type: RuntimeDefault}', []],
    ['unconfined', '{type: RuntimeDefault}', [`forbidden-field ${AT}.seccompProfile.type`]],
    ['localhost/a', '{type: Localhost, localhostProfile: a}', []],
    [
      'localhost/a',
      '{type: Localhost, localhostProfile: b}',
      [`forbidden-field ${AT}.seccompProfile.localhostProfile`],
    ],
  ])('agree with the field: %s and %s', (annotation, profile, findings) =>
    expect(blamed(annotated(`${SECCOMP}: ${annotation}`, secure(`seccompProfile: ${profile}`)))).toEqual(findings),
  )

  it('agree with the AppArmor profile of the pod, which a Pod gets from them', () => {
    const security = 'securityContext: {appArmorProfile: {type: RuntimeDefault}}'
    const template = deploymentWith('', security).replace(
      '{labels:',
      `{annotations: {${APPARMOR}: unconfined}, labels:`,
    )
    expect(blamed(template)).toEqual([
      `api-warning spec.template.metadata.annotations[${APPARMOR}]`,
      'forbidden-field spec.template.spec.containers[0].securityContext.appArmorProfile.type',
    ])
    expect(blamed(annotated(`${APPARMOR}: unconfined`, podWith('', security)))).toEqual([
      `api-warning metadata.annotations[${APPARMOR}]`,
    ])
  })

  it('are copied to fields and judged there up to 1.26', () => {
    const text = annotated(`${SECCOMP}: localhost/../a`, podWith(''))
    expect(blamed(text, 24)).toEqual([
      `invalid-value metadata.annotations.${SECCOMP}`,
      `invalid-value ${AT}.seccompProfile.localhostProfile`,
    ])
    expect(blamed(text, 27)).toEqual([
      `api-warning metadata.annotations[${SECCOMP}]`,
      `invalid-value metadata.annotations.${SECCOMP}`,
    ])
  })

  it('are made of fields and judged there up to 1.24', () => {
    const text = secure('seccompProfile: {type: Localhost, localhostProfile: /a}')
    expect(blamed(text, 24)).toEqual([
      `invalid-value metadata.annotations.${SECCOMP}`,
      `invalid-value ${AT}.seccompProfile.localhostProfile`,
    ])
    expect(blamed(text, 25)).toEqual([`invalid-value ${AT}.seccompProfile.localhostProfile`])
  })
})
