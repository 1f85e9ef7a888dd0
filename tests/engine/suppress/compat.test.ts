import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { compat } from '../../../src/engine/suppress/compat.ts'
import { FOREIGN_RULES } from '../../../src/engine/suppress/foreign-ids.ts'
import { checkFiles } from '../../helpers/check.ts'

const deployment = (annotations: string, ofPods = '{}') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: ${annotations}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: wbe}, annotations: ${ofPods}}
    spec: {containers: [{name: web, image: a}]}
`
const budget = (comment: string, inside = '') =>
  `${comment}\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: a\n${inside}`

function left(text: string, foreign = true): string[] {
  const only = ['selector-mismatch', 'removed-api', 'unused-suppression', 'invalid-suppression', 'expired-suppression']
  return checkFiles(
    { 'a.yaml': text },
    { only, suppress: { today: '2026-06-15', ...(foreign && { foreign: compat }) } },
  ).findings.map(({ rule }) => rule)
}

it('means rules that exist, and each id once', () => {
  const known = new Set(rules.map(({ id }) => id))
  for (const table of Object.values(FOREIGN_RULES))
    for (const [id, meant] of table) for (const rule of meant) expect(known, `${id}: ${rule}`).toContain(rule)
})

describe('what suppresses', () => {
  it.each([
    ['kube-linter', '{ignore-check.kube-linter.io/mismatching-selector: "so"}'],
    ['kube-linter, all', '{kube-linter.io/ignore-all: "so"}'],
    ['kube-score', '{kube-score/ignore: "pod-probes, deployment-pod-selector-labels-match-template-metadata-labels"}'],
    ['kube-score, all', '{kube-score/ignore: "*"}'],
  ])('%s', (_, annotations) => {
    expect(left(deployment(annotations))).toEqual([])
    expect(left(deployment(annotations), false)).toEqual(['selector-mismatch'])
  })

  it.each([
    ['trivy', budget('#trivy:ignore:KSV-0107')],
    ['trivy in its older spelling', budget('# trivy:ignore:AVD-KSV-0107')],
    ['trivy in its oldest spelling, with others', budget('#trivy:ignore:KSV001 trivy:ignore:KSV107')],
    ['trivy with a day', budget('#trivy:ignore:KSV-0107:exp:2027-01-31')],
    ['kube-score', budget('', '  annotations: {kube-score/ignore: stable-version}\n')],
  ])('%s', (_, text) => {
    expect(left(text)).toEqual([])
    expect(left(text, false)).toEqual(['removed-api'])
  })
})

describe('what does not', () => {
  const mismatch = 'deployment-pod-selector-labels-match-template-metadata-labels'
  it.each([
    ['another check', deployment('{ignore-check.kube-linter.io/no-liveness-probe: "so"}')],
    [
      'a check that the pod template enables',
      deployment(`{kube-score/ignore: ${mismatch}}`, `{kube-score/enable: ${mismatch}}`),
    ],
    ['an exemption that is not true', deployment('{polaris.fairwinds.com/exempt: "false"}')],
    ['a map for a value', deployment('{kube-score/ignore: {a: b}}')],
  ])('%s', (_, text) => expect(left(text)).toContain('selector-mismatch'))

  it('a day that is over', () => {
    expect(left(budget('#trivy:ignore:KSV-0107:exp:2026-01-31'))).toContain('removed-api')
  })
})

it('reads polaris and checkov', () => {
  const read = (annotations: string) => {
    const { findings, suppressed } = checkFiles(
      { 'a.yaml': `${policies}${pod(annotations)}` },
      { only: ['require-network-policy'], suppress: { foreign: compat } },
    )
    return { left: findings.length, suppressed: suppressed.map(({ suppression }) => suppression.reason) }
  }
  expect(read('{}')).toEqual({ left: 1, suppressed: [] })
  expect(read('{polaris.fairwinds.com/missingNetworkPolicy-exempt: "true"}')).toEqual({
    left: 0,
    suppressed: [undefined],
  })
  expect(read('{polaris.fairwinds.com/exempt: "True"}')).toEqual({ left: 0, suppressed: [undefined] })
  expect(read('{checkov.io/skip1: "CKV2_K8S_6=so be it"}')).toEqual({ left: 0, suppressed: ['so be it'] })
  expect(read('{} # x\n  #checkov:skip=CKV2_K8S_6:so be it')).toEqual({ left: 0, suppressed: ['so be it'] })
  expect(read('{checkov.io/skip1: "CKV_K8S_20=so be it"}')).toEqual({ left: 1, suppressed: [] })
})

const policies =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: x}\nspec: {podSelector: {matchLabels: {app: other}}, policyTypes: [Ingress]}\n---\n'
const pod = (annotations: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: x\n  labels: {app: web}\n  annotations: ${annotations}\nspec: {containers: [{name: a, image: a}]}\n`
