import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { selections as table } from '../../src/workspace/selections/rows.ts'
import { checkFiles, show } from '../helpers/check.ts'

const rows = table.flatMap(({ in: kinds, selections }) => selections.map((row) => [kinds[0]!, row] as const))
const ids = new Set(rules.map(({ id }) => id))

describe('the selection table', () => {
  it.each(rows.map(([kind, row]) => [`${kind} ${row.field}`, row] as const))(
    '%s is judged by rules that exist, and says what becomes of it',
    (_, { judgedBy, ports, says }) => {
      expect([judgedBy, ports?.judgedBy].filter((id) => id !== undefined && !ids.has(id))).toEqual([])
      expect(says === undefined).toBe(judgedBy === undefined)
    },
  )
  it.each(table.map(({ in: kinds, selections }) => [kinds.join(', '), selections] as const))(
    '%s has one main selector at most',
    (_, selections) => expect(selections.filter(({ main }) => main).length).toBeLessThan(2),
  )
})

/** A selector of each kind that selects something, with one requirement too many. */
const CONFLICT = '{matchLabels: {app: web}, matchExpressions: [{key: app, operator: DoesNotExist}]}'
const pod = (spec: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, image: "a:1"}], ${spec}}}`
const term = (affinity: string, when: string, inner: string) => pod(`affinity: {${affinity}: {${when}: [${inner}]}}`)
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'
const POLICY = 'apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}'

it.each([
  ['spec.podSelector', `{${POLICY}, spec: {podSelector: ${CONFLICT}}}`],
  ['spec.ingress[0].from[0].podSelector', `{${POLICY}, spec: {ingress: [{from: [{podSelector: ${CONFLICT}}]}]}}`],
  ['spec.egress[0].to[0].namespaceSelector', `{${POLICY}, spec: {egress: [{to: [{namespaceSelector: ${CONFLICT}}]}]}}`],
  [
    `spec.affinity.podAffinity.${REQUIRED}[0].labelSelector`,
    term('podAffinity', REQUIRED, `{topologyKey: zone, labelSelector: ${CONFLICT}}`),
  ],
  [
    `spec.affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.namespaceSelector`,
    term(
      'podAntiAffinity',
      PREFERRED,
      `{weight: 1, podAffinityTerm: {topologyKey: z, namespaceSelector: ${CONFLICT}}}`,
    ),
  ],
  [
    'spec.topologySpreadConstraints[0].labelSelector',
    pod(
      `topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: ${CONFLICT}}]`,
    ),
  ],
  [
    'spec.selector',
    `{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: m}, spec: {selector: ${CONFLICT}}}`,
  ],
  [
    'spec.template.spec.topologySpreadConstraints[0].labelSelector',
    `{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r}, spec: {template: {spec: {topologySpreadConstraints: [{labelSelector: ${CONFLICT}}]}}}}`,
  ],
  [
    'spec.selector',
    `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, selector: ${CONFLICT}}}`,
  ],
])('reads %s', (path, yaml) => {
  const { findings } = checkFiles({ 'a.yaml': yaml }, { only: ['selector-never-matches'] })
  expect(findings.map((each) => each.path)).toEqual([`${path}.matchExpressions[0]`])
})

const workload =
  '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: "a:1"}]}}}}'

it.each([
  ['monitoring.coreos.com/v1', 'PodMonitor', 'selector: {matchLabels: {app: wbe}}'],
  ['security.istio.io/v1', 'AuthorizationPolicy', 'selector: {matchLabels: {app: wbe}}'],
  ['networking.istio.io/v1', 'Sidecar', 'workloadSelector: {labels: {app: wbe}}'],
  ['policy.linkerd.io/v1beta1', 'Server', 'podSelector: {matchLabels: {app: wbe}}'],
])('%s %s nearly selects pods', (apiVersion, kind, spec) => {
  const other = `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: web, namespace: shop}, spec: {${spec}}}`
  const yaml = `${workload}\n---\n${other}\n`
  const { findings } = checkFiles({ 'a.yaml': yaml }, { only: ['selector-matches-no-pods'] })
  expect(findings.map((finding) => show(finding, yaml).split(' ▸ ')[1])).toEqual(['wbe'])
})

it('takes what is no selector for none', () => {
  const odd = [
    '3',
    '[1]',
    '{matchLabels: 3}',
    '{matchExpressions: {a: 1}}',
    '{matchExpressions: [null, {key: 3}]}',
    'null',
  ]
  const yaml = odd.map(
    (selector, index) =>
      `{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m${index}}, spec: {selector: ${selector}, namespaceSelector: ${selector}, endpoints: ${selector}}}`,
  )
  const { findings } = checkFiles({ 'a.yaml': `${yaml.join('\n---\n')}\n---\n${workload}\n` })
  expect(findings.filter(({ message }) => message.includes('defect of the rule'))).toEqual([])
})
