import type { GroupChecks } from '../kind.ts'
import { validateMutatingAdmissionPolicy } from './mutating-policy.ts'
import { serverPath } from './paths.ts'
import { validateMutatingAdmissionPolicyBinding, validateValidatingAdmissionPolicyBinding } from './policy-binding.ts'
import { validateValidatingAdmissionPolicy } from './validating-policy.ts'
import { validateWebhooks } from './webhook.ts'

/** The kinds of `admissionregistration.k8s.io` (pkg/apis/admissionregistration/validation). */
export const admissionregistration: GroupChecks = {
  MutatingAdmissionPolicy: { metadata: 'apimachinery', check: validateMutatingAdmissionPolicy },
  MutatingAdmissionPolicyBinding: { metadata: 'apimachinery', check: validateMutatingAdmissionPolicyBinding },
  MutatingWebhookConfiguration: { metadata: 'apimachinery', check: validateWebhooks },
  ValidatingAdmissionPolicy: { metadata: 'apimachinery', check: validateValidatingAdmissionPolicy, serverPath },
  ValidatingAdmissionPolicyBinding: {
    metadata: 'apimachinery',
    check: validateValidatingAdmissionPolicyBinding,
    serverPath,
  },
  ValidatingWebhookConfiguration: { metadata: 'apimachinery', check: validateWebhooks },
}
