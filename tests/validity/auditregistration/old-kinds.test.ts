import { expect, it } from 'vitest'
import { blamed } from '../../helpers/validity.ts'

const sink = (policy: string, client: string) =>
  `apiVersion: auditregistration.k8s.io/v1alpha1\nkind: AuditSink\nmetadata: {name: a}\nspec: {policy: {${policy}}, webhook: {clientConfig: {${client}}, throttle: {qps: 0}}}\n`
const preset = (spec: string) =>
  `apiVersion: settings.k8s.io/v1alpha1\nkind: PodPreset\nmetadata: {name: a}\nspec: {${spec}}\n`

it.each([
  ['a sink', sink('level: None', 'url: "http://a.b"'), ['invalid-value spec.webhook.throttle.qps']],
  [
    'a sink without stages',
    sink('level: Some', 'service: {name: a}'),
    [
      'invalid-value spec.webhook.throttle.qps',
      'required-value spec.policy.stages',
      'required-value spec.webhook.clientConfig.service.name',
    ],
  ],
  [
    'a sink of unknown words',
    sink('level: Some, stages: [First]', ''),
    [
      'invalid-value spec.policy.stages[0]',
      'invalid-value spec.webhook.throttle.qps',
      'required-value spec.webhook.clientConfig',
      'unsupported-value spec.policy.level',
    ],
  ],
  [
    'a preset',
    preset('env: [{name: A, value: b}], volumes: [{name: v, emptyDir: {}}], volumeMounts: [{name: v, mountPath: /v}]'),
    [],
  ],
  ['a preset of nothing', preset('selector: {}'), ['required-value spec.volumes.env.envFrom.volumeMounts']],
  [
    'a preset with an unknown volume',
    preset('volumeMounts: [{name: v, mountPath: /v}]'),
    ['dangling-name spec.volumeMounts[0].name'],
  ],
])('%s of 1.18 is judged', (_, text, expected) => expect(blamed(text, 18)).toEqual(expected))
