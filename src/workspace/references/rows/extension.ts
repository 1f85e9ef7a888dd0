import type { KindRows, Row } from '../row.ts'

/** The Service of a webhook; without a port it is called at 443. */
const service = (client: string): Row => ({
  field: `${client}.service.name`,
  to: 'Service',
  namespace: 'namespace',
  ports: ['port'],
  otherwisePort: 443,
})
const ADMISSION = 'admissionregistration.k8s.io'
const FLOW = 'flowcontrol.apiserver.k8s.io'

/** The Services, policies and priority levels that extensions of the API server name. */
export const extension: readonly KindRows[] = [
  { in: `ValidatingWebhookConfiguration.${ADMISSION}`, references: [service('webhooks[].clientConfig')] },
  { in: `MutatingWebhookConfiguration.${ADMISSION}`, references: [service('webhooks[].clientConfig')] },
  ...['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'].map(
    (policy): KindRows => ({
      in: `${policy}Binding.${ADMISSION}`,
      references: [{ field: 'spec.policyName', to: `${policy}.${ADMISSION}` }],
    }),
  ),
  { in: 'AuditSink.auditregistration.k8s.io', references: [service('spec.webhook.clientConfig')] },
  { in: 'APIService.apiregistration.k8s.io', references: [service('spec')] },
  {
    in: 'CustomResourceDefinition.apiextensions.k8s.io',
    references: [service('spec.conversion.webhook.clientConfig'), service('spec.conversion.webhookClientConfig')],
  },
  {
    in: `FlowSchema.${FLOW}`,
    references: [
      { field: 'spec.priorityLevelConfiguration.name', to: `PriorityLevelConfiguration.${FLOW}` },
      { field: 'spec.rules[].subjects[].serviceAccount.name', to: 'ServiceAccount', namespace: 'namespace' },
    ],
  },
  {
    in: 'PodCertificateRequest.certificates.k8s.io',
    references: [
      { field: 'spec.podName', to: 'Pod' },
      { field: 'spec.serviceAccountName', to: 'ServiceAccount' },
      { field: 'spec.nodeName', to: 'Node' },
    ],
  },
  {
    in: 'LeaseCandidate.coordination.k8s.io',
    references: [{ field: 'spec.leaseName', to: 'Lease.coordination.k8s.io' }],
  },
]
