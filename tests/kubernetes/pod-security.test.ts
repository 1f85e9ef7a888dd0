import { describe, expect, it } from 'vitest'
import { controls } from '../../src/kubernetes/pod-security/controls.ts'
import { askedLevels, parsePolicyVersion } from '../../src/kubernetes/pod-security/policy.ts'
import { controlsOf, violations } from '../../src/kubernetes/pod-security/violations.ts'
import { formatPath } from '../../src/model/path.ts'
import { parseBody } from '../../src/yaml/parse.ts'
import { toValue } from '../../src/yaml/value.ts'

const NEWEST = 36

/** A container that keeps to restricted, with more or other settings. */
const container = (more = '', name = 'a', security = '') =>
  `{name: ${name}, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}${security}}${more}}`
/** Settings of a pod that keeps to restricted. */
const HARD = 'securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}'
const hard = (more = '', spec = '') => `spec: {${HARD}, containers: [${container(more)}]${spec}}`
const inside = (security: string) => `spec: {${HARD}, containers: [${container('', 'a', `, ${security}`)}]}`
const ofPod = (security: string) =>
  `spec: {securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}, ${security}}, containers: [${container()}]}`
const annotated = (annotation: string) => `{metadata: {annotations: {${annotation}}}, ${hard()}}`

/** What a pod violates, as `control path path`. */
function found(yaml: string, level: 'baseline' | 'restricted' = 'restricted', minor = NEWEST): string[] {
  const { metadata, spec } = toValue(parseBody(yaml).root!, new Map())
  return violations(metadata, spec, level, minor).map(({ control, paths }) =>
    [control, ...paths.map(formatPath)].join(' '),
  )
}

const A = 'spec.containers[0].securityContext'

describe('the level baseline', () => {
  it.each([
    ['nothing', hard(), []],
    ['an empty pod', '{}', []],
    ['no containers', 'spec: {containers: [null, x]}', []],
    [
      'namespaces of the node',
      hard('', ', hostIPC: true, hostPID: false, hostNetwork: true'),
      ['hostNamespaces spec.hostNetwork spec.hostIPC'],
    ],
    [
      'a port of the node',
      hard(', ports: [{containerPort: 1}, {hostPort: 2}, {hostPort: 0}]'),
      ['hostPorts spec.containers[0].ports[1].hostPort'],
    ],
    [
      'ports that are the node’s through its network',
      'spec: {hostNetwork: true, initContainers: [{ports: [{containerPort: 1}]}], ephemeralContainers: [{ports: [{containerPort: 1}]}]}',
      ['hostNamespaces spec.hostNetwork', 'hostPorts spec.initContainers[0].ports[0].hostPort'],
    ],
    [
      'files of the node',
      hard('', ', volumes: [{emptyDir: {}}, {hostPath: {path: /}}]'),
      ['hostPathVolumes spec.volumes[1].hostPath'],
    ],
    ['a privileged container', inside('privileged: true'), [`privileged ${A}.privileged`]],
    ['one that says it is not', inside('privileged: false'), []],
    [
      'capabilities',
      inside('capabilities: {add: [CHOWN, NET_RAW, SYS_TIME, chown]}'),
      [`capabilities_baseline ${A}.capabilities.add[1] ${A}.capabilities.add[2] ${A}.capabilities.add[3]`],
    ],
    ['an open /proc', inside('procMount: Unmasked'), [`procMount ${A}.procMount`]],
    ['the usual /proc', inside('procMount: Default'), []],
    [
      'processes of the node',
      ofPod('windowsOptions: {hostProcess: true}'),
      ['windowsHostProcess spec.securityContext.windowsOptions.hostProcess'],
    ],
    ['no seccomp', inside('seccompProfile: {type: Unconfined}'), [`seccompProfile_baseline ${A}.seccompProfile.type`]],
    [
      'a seccomp profile without type',
      inside('seccompProfile: {}'),
      [`seccompProfile_baseline ${A}.seccompProfile.type`],
    ],
    [
      'no AppArmor',
      ofPod('appArmorProfile: {type: Unconfined}'),
      ['appArmorProfile spec.securityContext.appArmorProfile.type'],
    ],
    [
      'no AppArmor by annotation, also of no container',
      annotated('container.apparmor.security.beta.kubernetes.io/other: unconfined'),
      ['appArmorProfile metadata.annotations[container.apparmor.security.beta.kubernetes.io/other]'],
    ],
    ['an AppArmor profile of the node', annotated('container.apparmor.security.beta.kubernetes.io/a: localhost/x'), []],
    [
      'a SELinux user and role',
      inside('seLinuxOptions: {user: u, role: r, type: container_t}'),
      [`seLinuxOptions ${A}.seLinuxOptions.user ${A}.seLinuxOptions.role`],
    ],
    [
      'another SELinux type',
      ofPod('seLinuxOptions: {type: spc_t, level: s0}'),
      ['seLinuxOptions spec.securityContext.seLinuxOptions.type'],
    ],
    [
      'sysctls',
      ofPod('sysctls: [{name: kernel.shm_rmid_forced}, {name: kernel.pid_max}]'),
      ['sysctls spec.securityContext.sysctls[1].name'],
    ],
    [
      'other hosts in probes and hooks',
      hard(
        ', livenessProbe: {httpGet: {host: h}}, readinessProbe: {tcpSocket: {host: ""}}, lifecycle: {preStop: {tcpSocket: {host: i}}}',
      ),
      [
        'hostProbesAndHostLifecycle spec.containers[0].livenessProbe.httpGet.host spec.containers[0].lifecycle.preStop.tcpSocket.host',
      ],
    ],
  ])('finds %s', (_, yaml, expected) => expect(found(yaml, 'baseline')).toEqual(expected))
})

describe('the level restricted', () => {
  it.each([
    ['nothing', hard(), []],
    [
      'what is missing, at the pod where no container has it',
      'spec: {containers: [{name: a}, {name: b}]}',
      [
        `allowPrivilegeEscalation ${A}.allowPrivilegeEscalation spec.containers[1].securityContext.allowPrivilegeEscalation`,
        `capabilities_restricted ${A}.capabilities.drop spec.containers[1].securityContext.capabilities.drop`,
        'runAsNonRoot spec.securityContext.runAsNonRoot',
        'seccompProfile_restricted spec.securityContext.seccompProfile.type',
      ],
    ],
    [
      'what some containers have, at the others',
      `spec: {containers: [${container('', 'a', ', runAsNonRoot: true, seccompProfile: {type: Localhost}')}, ${container('', 'b')}]}`,
      [
        'runAsNonRoot spec.containers[1].securityContext.runAsNonRoot',
        'seccompProfile_restricted spec.containers[1].securityContext.seccompProfile.type',
      ],
    ],
    [
      'root as the pod’s wish',
      'spec: {securityContext: {runAsNonRoot: false, seccompProfile: {type: Localhost}}}',
      ['runAsNonRoot spec.securityContext.runAsNonRoot'],
    ],
    ['root as the wish of a container', inside('runAsNonRoot: false'), [`runAsNonRoot ${A}.runAsNonRoot`]],
    ['root by number', ofPod('runAsUser: 0'), ['runAsUser spec.securityContext.runAsUser']],
    [
      'capabilities, once',
      inside('capabilities: {drop: [all], add: [NET_BIND_SERVICE, CHOWN, SYS_TIME]}'),
      [`capabilities_restricted ${A}.capabilities.drop ${A}.capabilities.add[1] ${A}.capabilities.add[2]`],
    ],
    [
      'volumes, once',
      hard('', ', volumes: [{hostPath: {}}, {nfs: {}}, {image: {}}, {}]'),
      ['restrictedVolumes spec.volumes[0].hostPath spec.volumes[1].nfs'],
    ],
    ['an open /proc, once', inside('procMount: Unmasked'), [`procMount_restricted ${A}.procMount`]],
    ['what baseline asks for', inside('privileged: true'), [`privileged ${A}.privileged`]],
  ])('finds %s', (_, yaml, expected) => expect(found(yaml)).toEqual(expected))
})

describe('a policy version', () => {
  it.each([
    ['has sysctls since', ofPod('sysctls: [{name: net.ipv4.tcp_rmem}]'), 'sysctls', [31], [32]],
    ['has a SELinux type since', ofPod('seLinuxOptions: {type: container_engine_t}'), 'seLinuxOptions', [0, 30], [31]],
    [
      'lets users of their own be root since',
      `spec: {hostUsers: false, containers: [${container('', 'a', ', runAsUser: 0')}]}`,
      'runAsUser',
      [23, 34],
      [22, 35],
    ],
    ['lets them run as they like since', 'spec: {hostUsers: false, containers: [{}]}', 'runAsNonRoot', [0, 34], [35]],
    [
      'lets Windows off since',
      'spec: {os: {name: windows}, containers: [{}]}',
      'allowPrivilegeEscalation',
      [8, 24],
      [7, 25],
    ],
    ['wants seccomp since', 'spec: {containers: [{}]}', 'seccompProfile_restricted', [19, 36], [18]],
    ['wants no capabilities since', 'spec: {containers: [{}]}', 'capabilities_restricted', [22, 36], [21]],
    [
      'minds hosts of probes since',
      hard(', startupProbe: {httpGet: {host: h}}'),
      'hostProbesAndHostLifecycle',
      [34, 99],
      [33],
    ],
    [
      'looks at annotations for seccomp until',
      annotated('seccomp.security.alpha.kubernetes.io/pod: unconfined'),
      'seccompProfile_baseline',
      [0, 18],
      [19],
    ],
  ])('%s its minor', (_, yaml, control, violated, kept) => {
    const controlsAt = (minor: number) => found(yaml, 'restricted', minor).map((each) => each.split(' ')[0])
    for (const minor of violated) expect(controlsAt(minor), `v1.${minor}`).toContain(control)
    for (const minor of kept) expect(controlsAt(minor), `v1.${minor}`).not.toContain(control)
  })

  it('lets baseline open /proc to users of their own, restricted not', () => {
    const yaml = `spec: {hostUsers: false, ${HARD}, containers: [${container('', 'a', ', procMount: Unmasked')}]}`
    expect(found(yaml, 'baseline', 34)).toEqual([`procMount ${A}.procMount`])
    expect(found(yaml, 'baseline', 35)).toEqual([])
    expect(found(yaml, 'restricted', 35)).toEqual([`procMount_restricted ${A}.procMount`])
  })
})

describe('the table of controls', () => {
  it('has one control of an id in a version, and replaces only what there is', () => {
    for (let minor = 0; minor <= NEWEST; minor++)
      for (const level of ['baseline', 'restricted'] as const) {
        const ids = controlsOf(level, minor).map(({ id }) => id)
        expect(ids).toEqual([...new Set(ids)])
      }
    const baseline = controls.filter(({ level }) => level === 'baseline').map(({ id }) => id)
    for (const { level, replaces } of controls)
      if (replaces !== undefined) expect([level, baseline]).toEqual(['restricted', expect.arrayContaining([replaces])])
  })
})

describe('labels of a Namespace', () => {
  const asked = (labels: Record<string, string>, server = NEWEST) => {
    const prefixed = Object.fromEntries(Object.entries(labels).map(([k, v]) => [`pod-security.kubernetes.io/${k}`, v]))
    return Object.entries(askedLevels(prefixed, server))
      .filter(([, level]) => level !== undefined)
      .map(([mode, level]) => `${mode} ${level!.level} ${level!.minor}`)
  }

  it.each([
    ['nothing', {}, NEWEST, []],
    ['a level', { enforce: 'baseline' }, NEWEST, ['enforce baseline 36', 'warn baseline 36']],
    ['a level before warnings followed it', { enforce: 'baseline' }, 25, ['enforce baseline 25']],
    [
      'a version',
      { enforce: 'restricted', 'enforce-version': 'v1.24' },
      NEWEST,
      ['enforce restricted 24', 'warn restricted 24'],
    ],
    [
      'a version of warnings alone',
      { enforce: 'restricted', 'warn-version': 'v1.24' },
      NEWEST,
      ['enforce restricted 36', 'warn restricted 24'],
    ],
    [
      'a version that the server does not know',
      { audit: 'baseline', 'audit-version': 'v1.99' },
      30,
      ['audit baseline 30'],
    ],
    [
      'three levels',
      { enforce: 'privileged', warn: 'baseline', audit: 'restricted' },
      NEWEST,
      ['audit restricted 36', 'warn baseline 36'],
    ],
    ['no level', { enforce: 'strict', warn: 'baseline' }, NEWEST, ['warn baseline 36']],
  ])('ask for %s', (_, labels, server, expected) => expect(asked(labels, server)).toEqual(expected))

  it.each([
    ['latest', Number.POSITIVE_INFINITY],
    ['v1.0', 0],
    ['v1.36', 36],
    ['1.36', undefined],
    ['v1.036', undefined],
    ['v2.0', undefined],
    ['v1.36.1', undefined],
    ['', undefined],
  ])('have the version "%s"', (text, minor) => expect(parsePolicyVersion(text)).toBe(minor))
})
