import type { KindRows, Row } from '../row.ts'

/** The Service of a webhook; without a port it is called at 443. */
const service = (client: string, without: string): Row => ({
  field: `${client}.service.name`,
  to: 'Service',
  namespace: 'namespace',
  ports: ['port'],
  otherwisePort: 443,
  without,
})
const UNASKED = 'requests that the webhook is asked about are refused, unless its `failurePolicy` is Ignore'
const ADMISSION = 'admissionregistration.k8s.io'
const FLOW = 'flowcontrol.apiserver.k8s.io'

/** The Services, policies and priority levels that extensions of the API server name. */
export const extension: readonly KindRows[] = [
  { in: `ValidatingWebhookConfiguration.${ADMISSION}`, references: [service('webhooks[].clientConfig', UNASKED)] },
  { in: `MutatingWebhookConfiguration.${ADMISSION}`, references: [service('webhooks[].clientConfig', UNASKED)] },
  ...['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'].map(
    (policy): KindRows => ({
      in: `${policy}Binding.${ADMISSION}`,
      references: [{ field: 'spec.policyName', to: `${policy}.${ADMISSION}` }],
    }),
  ),
  {
    in: 'AuditSink.auditregistration.k8s.io',
    references: [service('spec.webhook.clientConfig', 'no events arrive there')],
  },
  { in: 'APIService.apiregistration.k8s.io', references: [service('spec', 'this version of the API is unavailable')] },
  {
    in: 'CustomResourceDefinition.apiextensions.k8s.io',
    references: ['spec.conversion.webhook.clientConfig', 'spec.conversion.webhookClientConfig'].map((client) =>
      service(client, 'resources that are stored in another version cannot be read'),
    ),
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
