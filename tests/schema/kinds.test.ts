import { describe, expect, it } from 'vitest'
import { judge, say } from '../helpers/schema.ts'

/** A resource with nothing but a name. */
function bare(apiVersion: string, kind: string, rest = ''): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\n${rest}`
}

/** What is said about apiVersion and kind alone. */
function head(yaml: string, kubernetes?: string): string[] {
  return say(yaml, kubernetes).filter((line) => /^\S+ (apiVersion|kind):/.test(line))
}

const cases: Record<string, { yaml: string; kubernetes?: string; says: readonly string[] }> = {
  'a kind of another group': {
    yaml: bare('v1', 'Deployment'),
    says: ['unknown-kind apiVersion: no kind "Deployment" in v1: it is in `apps/v1` (use `apps/v1`)'],
  },
  'a version that the group does not have': {
    yaml: bare('apps/v3', 'Deployment'),
    says: ['unknown-kind apiVersion: no kind "Deployment" in apps/v3: it is in `apps/v1` (use `apps/v1`)'],
  },
  'a misspelt kind': {
    yaml: bare('v1', 'ReplicationControllwer'),
    says: [
      'unknown-kind kind: no kind "ReplicationControllwer" in v1 of Kubernetes 1.36 (did you mean `ReplicationController`?)',
    ],
  },
  'a kind in wrong capitals': {
    yaml: bare('v1', 'configmap'),
    says: ['unknown-kind kind: no kind "configmap" in v1 of Kubernetes 1.36 (did you mean `ConfigMap`?)'],
  },
  'a misspelt group of a version that is gone': {
    yaml: bare('extentions/v1beta1', 'Ingress'),
    says: [
      'unknown-kind apiVersion: no kind "Ingress" in extentions/v1beta1: it is in `networking.k8s.io/v1` (use `networking.k8s.io/v1`)',
    ],
  },
  'a group without a dot cannot be a custom one': {
    yaml: bare('app/v1', 'Deployment'),
    says: ['unknown-kind apiVersion: no kind "Deployment" in app/v1: it is in `apps/v1` (use `apps/v1`)'],
  },
  'a custom resource, even with the name of a built-in kind': {
    yaml: bare('serving.knative.dev/v1', 'Service', 'spec: {template: {}}\n'),
    says: [
      'unknown-kind kind: no custom resource definition known for Service in serving.knative.dev/v1, only its shape as a resource is checked',
    ],
  },
  'a group of others that looks like a built-in one': {
    yaml: bare('scheduling.x-k8s.io/v1alpha1', 'PodGroup'),
    says: [
      'unknown-kind kind: no custom resource definition known for PodGroup in scheduling.x-k8s.io/v1alpha1, only its shape as a resource is checked',
    ],
  },
  'a misspelt group of a kind that is gone': {
    yaml: bare('setting.k8s.io/v1alpha1', 'PodPreset'),
    says: [
      'unknown-kind apiVersion: no kind "PodPreset" in setting.k8s.io/v1alpha1: it was in `settings.k8s.io/v1alpha1` until 1.19',
      'removed-api kind: settings.k8s.io/v1alpha1 PodPreset was removed in 1.20 (nothing replaces it)',
    ],
  },
  'an API version that was removed': {
    yaml: bare('networking.k8s.io/v1beta1', 'Ingress'),
    says: [
      'removed-api apiVersion: networking.k8s.io/v1beta1 Ingress was removed in 1.22 (use `networking.k8s.io/v1`)',
    ],
  },
  'an API version whose first replacement is switched off': {
    yaml: bare('resource.k8s.io/v1alpha3', 'DeviceClass'),
    kubernetes: '1.36',
    says: [
      'removed-api apiVersion: resource.k8s.io/v1alpha3 DeviceClass was removed in 1.34 (use `resource.k8s.io/v1`)',
    ],
  },
  'an API version whose replacement is switched off, where none is on': {
    yaml: bare('resource.k8s.io/v1alpha3', 'DeviceTaintRule'),
    kubernetes: '1.36',
    says: [
      'deprecated-api apiVersion: resource.k8s.io/v1alpha3 DeviceTaintRule is deprecated since 1.36 and gone in 1.39 (use `resource.k8s.io/v1beta2`)',
      'api-not-enabled apiVersion: resource.k8s.io/v1alpha3 is off by default in 1.36 (the API server needs --runtime-config=resource.k8s.io/v1alpha3/devicetaintrules=true)',
    ],
  },
  'a kind that nothing replaces': {
    yaml: bare('policy/v1beta1', 'PodSecurityPolicy'),
    says: [
      'removed-api apiVersion: policy/v1beta1 PodSecurityPolicy was removed in 1.25 (no kind replaces it: write the label `pod-security.kubernetes.io/enforce` on namespaces)',
    ],
  },
  'an API version that goes inside the range': {
    yaml: bare('networking.k8s.io/v1beta1', 'Ingress'),
    kubernetes: '1.20-1.25',
    says: [
      'removed-api apiVersion: networking.k8s.io/v1beta1 Ingress was removed in 1.22, 1.22-1.25 refuses it (use `networking.k8s.io/v1`)',
    ],
  },
  'an API version that comes inside the range': {
    yaml: bare('batch/v1', 'CronJob'),
    kubernetes: '1.18-1.22',
    says: [
      'unknown-kind apiVersion: batch/v1 CronJob exists since 1.21, 1.18-1.20 does not know it (use `batch/v1beta1`)',
    ],
  },
  'a range of which no API version is served by all': {
    yaml: bare('batch/v1', 'CronJob'),
    kubernetes: '1.18-1.25',
    says: [
      'unknown-kind apiVersion: batch/v1 CronJob exists since 1.21, 1.18-1.20 does not know it (no version is served by all of 1.18-1.25: `batch/v1beta1` in 1.18-1.24, `batch/v2alpha1` in 1.18-1.20)',
    ],
  },
  'an API version of later': {
    yaml: bare('policy/v1', 'PodDisruptionBudget'),
    kubernetes: '1.20',
    says: [
      'unknown-kind apiVersion: policy/v1 PodDisruptionBudget exists since 1.21; checked for 1.20 (use `policy/v1beta1`)',
    ],
  },
  'a deprecated API version': {
    yaml: bare('batch/v1beta1', 'CronJob'),
    kubernetes: '1.24',
    says: [
      'deprecated-api apiVersion: batch/v1beta1 CronJob is deprecated since 1.21 and gone in 1.25 (use `batch/v1`)',
    ],
  },
  'an API version that is off by default': {
    yaml: bare('networking.k8s.io/v1beta1', 'ServiceCIDR', 'spec: {cidrs: [10.0.0.0/8]}\n'),
    kubernetes: '1.32',
    says: [
      'api-not-enabled apiVersion: networking.k8s.io/v1beta1 is off by default in 1.32 (the API server needs --runtime-config=networking.k8s.io/v1beta1/servicecidrs=true)',
    ],
  },
  'an API version that is off by default, with one that is on': {
    yaml: bare('storage.k8s.io/v1beta1', 'VolumeAttributesClass', 'driverName: d.example.com\nparameters: {a: b}\n'),
    kubernetes: '1.36',
    says: [
      'deprecated-api apiVersion: storage.k8s.io/v1beta1 VolumeAttributesClass is deprecated since 1.34 and gone in 1.37 (use `storage.k8s.io/v1`)',
      'api-not-enabled apiVersion: storage.k8s.io/v1beta1 is off by default in 1.36 (use `storage.k8s.io/v1`: for this one the API server needs --runtime-config=storage.k8s.io/v1beta1/volumeattributesclasses=true)',
    ],
  },
  'an API version behind a feature gate': {
    yaml: bare('scheduling.k8s.io/v1alpha2', 'Workload', 'spec: {podGroupTemplates: []}\n'),
    kubernetes: '1.36',
    says: [
      'api-not-enabled apiVersion: scheduling.k8s.io/v1alpha2 is off by default in 1.36 (the API server needs --feature-gates=GenericWorkload=true and --runtime-config=scheduling.k8s.io/v1alpha2/workloads=true)',
    ],
  },
  'the body of a subresource': {
    yaml: bare('autoscaling/v1', 'Scale'),
    says: ['unknown-kind kind: autoscaling/v1 Scale cannot be created: it is no resource of its own'],
  },
  'a key in wrong capitals': {
    yaml: 'apiVersion: v1\nKind: ConfigMap\nmetadata: {name: web}\n',
    says: ['required-value kind: `kind` is required: `Kind` is written instead (did you mean `kind`?)'],
  },
  'no apiVersion': {
    yaml: 'kind: ConfigMap\nmetadata: {name: web}\n',
    says: ['required-value apiVersion: `apiVersion` is required (ConfigMap is in `apiVersion: v1`)'],
  },
  'an empty kind': { yaml: bare('v1', ''), says: ['required-value kind: `kind` is required'] },
  'an apiVersion of the wrong type': {
    yaml: bare('1', 'Pod'),
    says: ['wrong-type apiVersion: `apiVersion` must be a string, 1 is an integer'],
  },
  'a malformed apiVersion': {
    yaml: bare('apps/v1/x', 'Deployment'),
    says: ['invalid-value apiVersion: `apiVersion` must be a version or group/version, not "apps/v1/x"'],
  },
}

describe('apiVersion and kind', () => {
  for (const [words, { yaml, kubernetes, says }] of Object.entries(cases))
    it(words, () => expect(head(yaml, kubernetes)).toEqual(says))

  it('a removed version is walked as what replaces it', () => {
    expect(say(bare('extensions/v1beta1', 'Ingress', 'spec: {backend: {serviceName: a}}\n'))).toContain(
      'unknown-field spec.backend: in networking.k8s.io/v1 unknown field `backend` (`spec.backend` is now `spec.defaultBackend`)',
    )
  })

  it('a misspelt kind is walked as what was meant', () => {
    const verdict = judge(bare('v1', 'Configmap', 'dat: {}\n'))
    expect(verdict.kind?.kind).toBe('ConfigMap')
    expect(verdict.problems.map(({ rule }) => rule)).toEqual(['unknown-kind', 'unknown-field'])
  })

  it('metadata of unknown kinds is typed', () => {
    expect(say(bare('example.com/v1', 'Thing').replace('{name: web}', '{name: web, lables: {a: b}}'))).toContain(
      'unknown-field metadata.lables: unknown field `lables` (did you mean `labels`?)',
    )
  })
})
