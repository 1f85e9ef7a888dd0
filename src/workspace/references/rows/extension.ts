import type { KindRows, Row } from '../row.ts'

const hook: readonly Row[] = [
  { field: 'webhooks[].clientConfig.service.name', to: 'Service', namespace: 'namespace', ports: ['port'] },
]
const binding = (policy: string): readonly Row[] => [{ field: 'spec.policyName', to: policy }]
const devices = (spec: string): readonly Row[] =>
  ['', 'exactly.', 'firstAvailable[].'].map((way) => ({
    field: `${spec}.devices.requests[].${way}deviceClassName`,
    to: 'DeviceClass.resource.k8s.io',
  }))

/** The Services, policies and classes that extensions of the API server name. */
export const extension: readonly KindRows[] = [
  { in: 'ValidatingWebhookConfiguration.admissionregistration.k8s.io', references: hook },
  { in: 'MutatingWebhookConfiguration.admissionregistration.k8s.io', references: hook },
  {
    in: 'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
    references: binding('ValidatingAdmissionPolicy.admissionregistration.k8s.io'),
  },
  {
    in: 'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
    references: binding('MutatingAdmissionPolicy.admissionregistration.k8s.io'),
  },
  {
    in: 'APIService.apiregistration.k8s.io',
    references: [{ field: 'spec.service.name', to: 'Service', namespace: 'namespace', ports: ['port'] }],
  },
  {
    in: 'CustomResourceDefinition.apiextensions.k8s.io',
    references: [
      {
        field: 'spec.conversion.webhook.clientConfig.service.name',
        to: 'Service',
        namespace: 'namespace',
        ports: ['port'],
      },
    ],
  },
  {
    in: 'FlowSchema.flowcontrol.apiserver.k8s.io',
    references: [
      { field: 'spec.priorityLevelConfiguration.name', to: 'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io' },
      {
        field: 'spec.rules[].subjects[].serviceAccount.name',
        to: 'ServiceAccount',
        namespace: 'namespace',
      },
    ],
  },
  { in: 'ResourceClaim.resource.k8s.io', references: devices('spec') },
  { in: 'ResourceClaimTemplate.resource.k8s.io', references: devices('spec.spec') },
]
