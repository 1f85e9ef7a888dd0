import { describe, expect, it } from 'vitest'
import { violations } from '../../src/kubernetes/pod-security/violations.ts'
import { parseBody } from '../../src/yaml/parse.ts'
import { toValue } from '../../src/yaml/value.ts'
import { hasOracle, podSecurityCases } from '../helpers/oracle.ts'

/** The words with which the admission plugin refuses a pod, for each control. */
const reasons: Readonly<Record<string, string>> = {
  allowPrivilegeEscalation: 'allowPrivilegeEscalation != false',
  appArmorProfile: 'forbidden AppArmor profile',
  capabilities_baseline: 'non-default capabilities',
  capabilities_restricted: 'unrestricted capabilities',
  hostNamespaces: 'host namespaces',
  hostPathVolumes: 'hostPath volumes',
  hostPorts: 'hostPort',
  hostProbesAndHostLifecycle: 'probe or lifecycle host',
  privileged: 'privileged',
  procMount: 'procMount',
  procMount_restricted: 'procMount',
  restrictedVolumes: 'restricted volume types',
  runAsNonRoot: 'runAsNonRoot != true',
  runAsUser: 'runAsUser=0',
  seLinuxOptions: 'seLinuxOptions',
  seccompProfile_baseline: 'seccompProfile',
  seccompProfile_restricted: 'seccompProfile',
  sysctls: 'forbidden sysctls',
  windowsHostProcess: 'hostProcess',
}

/** The policy versions that were asked for, with the minor that they stand for; `latest` is that of the newest server. */
const policies = [
  ['latest', 36],
  ['v1.34', 34],
  ['v1.31', 31],
  ['v1.25', 25],
  ['v1.24', 24],
  ['v1.22', 22],
  ['v1.18', 18],
  ['v1.8', 8],
] as const

describe.skipIf(!hasOracle)('the recorded verdicts of the admission plugin', () => {
  const cases = hasOracle
    ? podSecurityCases().map((one) => ({ ...one, pod: toValue(parseBody(one.text).root!, new Map()) }))
    : []

  it.each(policies)('are those of policy version %s', (version, minor) => {
    const wrong: string[] = []
    for (const { id, pod, ...recorded } of cases)
      for (const level of ['baseline', 'restricted'] as const) {
        const found = violations(pod.metadata, pod.spec, level, minor).map(({ control }) => reasons[control]!)
        const wanted = (recorded[level][version] ?? recorded[level].latest!).map((reason) =>
          reason.replace('profiles', 'profile'),
        )
        if (found.sort().join() !== [...wanted].sort().join()) wrong.push(`${id} ${level}: ${found}, not ${wanted}`)
      }
    expect(wrong).toEqual([])
  })
})
