import { describe, expect, it } from 'vitest'
import { checkFiles } from '../helpers/check.ts'

const say = (text: string, kubernetes = 36) =>
  checkFiles({ 'a.yaml': text }, { preset: 'server', versions: { from: kubernetes, to: kubernetes } }).findings.map(
    ({ rule, path, message }) => `${rule} ${path}: ${message}`,
  )

const deployment = (metadata: string, labels: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, ${metadata}}
spec:
  selector: {matchLabels: ${labels}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "web:1"}]}
`

describe('what a server keeps of a resource before it judges values', () => {
  it('is without fields that no version knows, but only at their place', () => {
    expect(say(deployment('labls: &l {app: web}', '*l'))).toEqual([
      expect.stringMatching(/^unknown-field metadata\.labls:/),
    ])
  })

  it('of a kind that is gone is that of the kind in its place', () => {
    const old = deployment('labels: {}', '{app: web}')
      .replace('apps/v1', 'extensions/v1beta1')
      .replace('name: web,', 'name: Web,')
    expect(say(old)).toEqual([
      expect.stringMatching(/^removed-api /),
      expect.stringMatching(/^invalid-value metadata\.name: in apps\/v1 `name` "Web" must/),
    ])
  })

  it('of a kind that is gone is asked for from the outside', () => {
    const text = `apiVersion: autoscaling/v2beta1
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {kind: Deployment, name: web}
  maxReplicas: 2
  metrics: [{type: Resource, resource: {name: cpu}}]
`
    expect(say(text)).toContain(
      'required-value spec.metrics[0].resource.target: in autoscaling/v2 `target` is required',
    )
  })

  it('of a kind that is gone names the key that a map must have', () => {
    const text = `apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: {name: lamps.k8s.io}
spec: {group: k8s.io, scope: Namespaced, names: {plural: lamps, kind: Lamp}, version: v1}
`
    expect(say(text)).toContain(
      'required-value metadata.annotations[api-approved.kubernetes.io]: in apiextensions.k8s.io/v1 the annotation "api-approved.kubernetes.io" is required, as the group "k8s.io" belongs to Kubernetes',
    )
  })
})
