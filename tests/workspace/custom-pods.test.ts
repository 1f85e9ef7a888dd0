import { describe, expect, it } from 'vitest'
import { checkFiles, show } from '../helpers/check.ts'

const pods = (port = 'http') =>
  `{metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: "i:1", ports: [{name: ${port}, containerPort: 80}]}]}}`

/** Each well-known custom kind that makes pods, with a template of pods labelled app=web. */
const OWNERS: Readonly<Record<string, string>> = {
  Rollout: `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web}\nspec: {template: ${pods()}}\n`,
  ScaledJob: `apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nmetadata: {name: web}\nspec: {jobTargetRef: {template: ${pods()}}}\n`,
  CloneSet: `apiVersion: apps.kruise.io/v1alpha1\nkind: CloneSet\nmetadata: {name: web}\nspec: {template: ${pods()}}\n`,
  'StatefulSet of OpenKruise': `apiVersion: apps.kruise.io/v1beta1\nkind: StatefulSet\nmetadata: {name: web}\nspec: {template: ${pods()}}\n`,
  DeploymentConfig: `apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nmetadata: {name: web}\nspec: {template: ${pods()}}\n`,
  'Service of Knative': `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web}\nspec: {template: ${pods()}}\n`,
}
const service = (label: string, port: string) =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {selector: {app: ${label}}, ports: [{port: 80, targetPort: ${port}}]}\n`

const said = (yaml: string, ...only: string[]) =>
  checkFiles({ 'all.yaml': yaml }, { only }).findings.map((finding) => `${finding.rule} ${show(finding, yaml)}`)

describe.each(Object.entries(OWNERS))('pods of a %s', (_, owner) => {
  it('are selected', () =>
    expect(said(owner + service('web', 'http'), 'selector-matches-no-pods', 'target-port-unknown')).toEqual([]))
  it('are nearly selected', () =>
    expect(said(owner + service('wbe', 'http'), 'selector-matches-no-pods')).toEqual([
      'selector-matches-no-pods spec.selector[app] ▸ wbe',
    ]))
  it('have ports', () =>
    expect(said(owner + service('web', 'htpp'), 'target-port-unknown')).toEqual([
      'target-port-unknown spec.ports[0].targetPort ▸ htpp',
    ]))
})

it('a Rollout can be counted by a disruption budget, a ScaledJob cannot', () => {
  const budget =
    '---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}\n'
  expect(said(OWNERS.Rollout + budget, 'budget-cannot-count')).toEqual([])
  expect(said(OWNERS.ScaledJob + budget, 'budget-cannot-count')).toHaveLength(1)
})

it('a template that is none breaks no rule', () => {
  const templates = [
    '3',
    '[]',
    '{metadata: {labels: [1]}, spec: 3}',
    '{metadata: {labels: {app: web}}, spec: {containers: 3, volumes: 4}}',
    '{metadata: {labels: {app: web}}, spec: {containers: [3, {ports: [3, {name: 3, containerPort: x, protocol: 4}]}]}}',
  ]
  const rollouts = templates.map(
    (template, index) =>
      `---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: r${index}}\nspec: {replicas: x, template: ${template}}\n`,
  )
  const yaml = `${rollouts.join('')}${service('web', 'http')}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: http}], from: [{podSelector: {matchLabels: {app: wbe}}}]}]}
`
  const { findings } = checkFiles({ 'all.yaml': yaml })
  expect(findings.filter(({ message }) => message.includes('defect of the rule'))).toEqual([])
})
