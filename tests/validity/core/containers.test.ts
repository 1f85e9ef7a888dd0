import { describe, expect, it } from 'vitest'
import { deploymentWith, podWith, podWithInit } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const C = 'spec.containers[0]'
const I = 'spec.initContainers[0]'

describe('a container', () => {
  it.each([
    ['with what most have', 'ports: [{containerPort: 80, name: http}], workingDir: /, imagePullPolicy: Always'],
    ['with the same port twice on the host', 'ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81}]'],
    [
      'with a host port by protocol',
      'ports: [{containerPort: 1, hostPort: 80}, {containerPort: 2, hostPort: 80, protocol: UDP}]',
    ],
    [
      'with rules for its restart',
      'restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]',
    ],
    ['with a resize policy', 'resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]'],
  ])('%s is fine', (_, container) => expect(said(podWith(container))).toEqual([]))

  it.each([
    ['a bad port name', 'ports: [{containerPort: 80, name: HTTP}]', [`invalid-value ${C}.ports[0].name`]],
    [
      'a port name twice',
      'ports: [{containerPort: 80, name: a}, {containerPort: 81, name: a}]',
      [`api-warning ${C}.ports[1]`, `duplicate-value ${C}.ports[1].name`],
    ],
    [
      'ports out of range',
      'ports: [{containerPort: 65536, hostPort: -1}]',
      [`invalid-value ${C}.ports[0].containerPort`, `invalid-value ${C}.ports[0].hostPort`],
    ],
    ['the port 0', 'ports: [{containerPort: 0}]', [`required-value ${C}.ports[0].containerPort`]],
    [
      'a host port twice',
      'ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81, hostPort: 80}]',
      [`duplicate-value ${C}.ports[1].hostPort`],
    ],
    [
      'a restart rule without a policy',
      'restartPolicyRules: [{action: Restart, exitCodes: {operator: In}}]',
      [`required-value ${C}.restartPolicy`],
    ],
    [
      'an empty restart rule',
      'restartPolicy: Always, restartPolicyRules: [{exitCodes: {}}]',
      [
        `unsupported-value ${C}.restartPolicyRules[0].action`,
        `unsupported-value ${C}.restartPolicyRules[0].exitCodes.operator`,
      ],
    ],
    [
      '21 restart rules',
      `restartPolicy: Never, restartPolicyRules: [${'{action: Restart, exitCodes: {operator: In}},'.repeat(21)}]`,
      [`too-many ${C}.restartPolicyRules`],
    ],
    [
      'resize policies that are none',
      'resizePolicy: [{resourceName: gpu, restartPolicy: Restart}, {resourceName: gpu}]',
      [
        `duplicate-value ${C}.resizePolicy[1]`,
        `required-value ${C}.resizePolicy`,
        `unsupported-value ${C}.resizePolicy`,
        `unsupported-value ${C}.resizePolicy`,
        `unsupported-value ${C}.resizePolicy`,
      ],
    ],
  ])('may not have %s', (_, container, expected) => expect(blamed(podWith(container))).toEqual(expected))

  it('may not restart on a resize where its pod never restarts', () => {
    const policy = 'resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]'
    expect(blamed(podWith(policy, 'restartPolicy: Never'))).toEqual([`invalid-value ${C}.resizePolicy`])
  })

  it('has a restart policy of its own from 1.35 on', () => {
    expect(blamed(podWith('restartPolicy: Always'), 33)).toEqual([`forbidden-field ${C}.restartPolicy`])
    expect(blamed(podWith('restartPolicy: Always'), 34)).toEqual([`ignored-field ${C}.restartPolicy`])
    expect(blamed(podWith('restartPolicy: OnFailure'), 35)).toEqual([])
  })

  it('gets the port of its host in a Pod, and in templates until 1.27', () => {
    const port = 'ports: [{containerPort: 70000}]'
    const both = (spec: string) => [
      `invalid-value ${spec}.ports[0].containerPort`,
      `invalid-value ${spec}.ports[0].hostPort`,
    ]
    expect(blamed(podWith(port, 'hostNetwork: true'))).toEqual(both(C))
    const inTemplate = 'spec.template.spec.containers[0]'
    expect(blamed(deploymentWith(port, 'hostNetwork: true'), 27)).toEqual(both(inTemplate))
    expect(blamed(deploymentWith(port, 'hostNetwork: true'), 28)).toEqual([both(inTemplate)[0]])
  })
})

describe('containers of a pod', () => {
  it('have different names', () => {
    const spec = 'initContainers: [{name: a, image: i}, {name: b, image: i}, {name: b, image: i}]'
    expect(blamed(podWith('', spec))).toEqual([
      `duplicate-value ${I}.name`,
      'duplicate-value spec.initContainers[2].name',
    ])
  })

  it('may not use a port of the host twice, unless they run one after the other', () => {
    const ports = 'ports: [{containerPort: 80, hostPort: 80}]'
    expect(said(podWith(ports, `initContainers: [{name: i, image: i, ${ports}}]`))).toEqual([
      `api-warning ${C}.ports[0] ▸ {containerPort: 80, hostPort: 80}`,
    ])
    expect(said(podWithInit('ports: [{containerPort: 1, hostPort: 5}, {containerPort: 2, hostPort: 5}]'))).toEqual([
      `duplicate-value ${I}.ports[1].hostPort ▸ 5`,
    ])
  })

  it('that run at the beginning have no probes and hooks, but for sidecars', () => {
    const probe = 'livenessProbe: {}, lifecycle: {}'
    const forbidden = [`forbidden-field ${I}.lifecycle`, `forbidden-field ${I}.livenessProbe`]
    expect(blamed(podWithInit(probe))).toEqual(forbidden)
    expect(blamed(podWithInit(probe), 25)).toEqual(forbidden)
    expect(blamed(podWithInit(probe), 24)).toEqual([
      `invalid-value ${I}.lifecycle`,
      `invalid-value ${I}.livenessProbe`,
      `required-value ${I}.livenessProbe`,
    ])
    expect(blamed(podWithInit(`restartPolicy: Always, ${probe}`))).toEqual([`required-value ${I}.livenessProbe`])
  })

  it('that run at the beginning are restarted as the minor can', () => {
    expect(blamed(podWithInit('restartPolicy: Never'), 33)).toEqual([`unsupported-value ${I}.restartPolicy`])
    expect(blamed(podWithInit('restartPolicy: Never'), 34)).toEqual([`ignored-field ${I}.restartPolicy`])
    expect(blamed(podWithInit('restartPolicy: Never'), 35)).toEqual([])
    const rules = 'restartPolicy: Always, restartPolicyRules: [{action: Restart, exitCodes: {operator: In}}]'
    expect(blamed(podWithInit(rules), 35)).toEqual([`forbidden-field ${I}.restartPolicyRules`])
    expect(blamed(podWithInit(rules), 36)).toEqual([])
    const bad = 'restartPolicyRules: [{action: Stop}]'
    expect(blamed(podWithInit(bad))).toEqual([`required-value ${I}.restartPolicy`])
    const all = 'restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In}}]'
    expect(blamed(podWithInit(all), 35)).toEqual([`unsupported-value ${I}.restartPolicyRules[0].action`])
    expect(blamed(podWithInit(all), 36)).toEqual([])
    const resize = 'resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]'
    expect(blamed(podWithInit(resize), 35)).toEqual([])
    expect(blamed(podWithInit(resize), 36)).toEqual([`invalid-value ${I}.resizePolicy[0].restartPolicy`])
  })

  it('may have blanks around an image in templates only', () => {
    expect(said(deploymentWith('').replace('image: a', 'image: " a"'))).toEqual([])
    expect(said(podWith('').replace('image: a', 'image: " a"'))).toEqual([`invalid-value ${C}.image ▸ " a"`])
  })
})

describe('ephemeral containers', () => {
  const E = 'spec.ephemeralContainers'
  it('have no probes, ports and resources, and name others as their target', () => {
    const container =
      '{name: a, image: e, targetContainerName: b, ports: [], resources: {}, volumeMounts: [{name: v, mountPath: /v, subPath: x}]}'
    const text = podWith('', `ephemeralContainers: [${container}]\nvolumes: [{name: v, emptyDir: {}}]`)
    expect(blamed(text)).toEqual([
      `dangling-name ${E}[0].targetContainerName`,
      `duplicate-value ${E}[0].name`,
      `forbidden-field ${E}`,
      `forbidden-field ${E}[0].ports`,
      `forbidden-field ${E}[0].volumeMounts[0].subPath`,
    ])
  })

  it('were named as lists once', () => {
    const text = podWith('', 'ephemeralContainers: [{name: e, image: e, ports: [{containerPort: 70000}]}]')
    expect(blamed(text, 24)).toContain(`invalid-value ${E}[0][0].ports[0].containerPort`)
  })
})

describe('security contexts', () => {
  it.each([
    [
      'numbers out of range',
      '{runAsUser: -1, runAsGroup: 2147483648}',
      ['runAsGroup', 'runAsUser'].map((name) => `invalid-value ${C}.securityContext.${name}`),
    ],
    [
      'privileges that are taken back',
      '{privileged: true, allowPrivilegeEscalation: false, capabilities: {add: [CAP_SYS_ADMIN]}}',
      [`invalid-value ${C}.securityContext`, `invalid-value ${C}.securityContext`],
    ],
    [
      'an open /proc with the users of the host',
      '{procMount: Unmasked}',
      [`invalid-value ${C}.securityContext.procMount`],
    ],
    ['an empty way to mount /proc', '{procMount: ""}', [`unsupported-value ${C}.securityContext.procMount`]],
    [
      'a profile of the wrong type',
      '{seccompProfile: {type: Unconfined, localhostProfile: a}}',
      [`invalid-value ${C}.securityContext.seccompProfile.localhostProfile`],
    ],
  ])('may not have %s', (_, context, expected) =>
    expect(blamed(podWith(`securityContext: ${context}`))).toEqual(expected),
  )

  it('get the usual /proc before 1.33, which Windows does not have', () => {
    const text = podWith('securityContext: {procMount: Unmasked}', 'os: {name: windows}')
    expect(blamed(text, 32)).toEqual([
      `forbidden-field ${C}.securityContext.procMount`,
      `ignored-field ${C}.securityContext.procMount`,
    ])
  })

  it('may have an open /proc with users of their own', () =>
    expect(said(podWith('securityContext: {procMount: Unmasked}', 'hostUsers: false'))).toEqual([]))
})
