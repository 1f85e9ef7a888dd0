import { oneOf } from '../../schema/words.ts'
import type { Field } from '../field.ts'
import { each, type GroupChecks } from '../kind.ts'
import { validateWebhookClient } from '../meta/webhook-client.ts'
import type { AuditSink, Policy, Webhook } from '../types/auditregistration-v1alpha1.ts'

/** The kinds of `auditregistration.k8s.io`, which went with 1.19 (pkg/apis/auditregistration/validation). */
export const auditregistration: GroupChecks = {
  AuditSink: { metadata: 'apimachinery', check: validateAuditSink },
}

function validateAuditSink({ spec = {} }: AuditSink, path: Field): void {
  const at = path.at('spec')
  validatePolicy(spec.policy ?? {}, at.at('policy'))
  validateWebhook(spec.webhook ?? {}, at.at('webhook'))
}

const LEVELS = ['Metadata', 'None', 'Request', 'RequestResponse']
const STAGES = ['Panic', 'RequestReceived', 'ResponseComplete', 'ResponseStarted']

/** Checks what is recorded; without stages, nothing else is looked at. */
function validatePolicy({ level, stages = [] }: Policy, path: Field): void {
  if (level !== 'None' && stages.length === 0) {
    path.at('stages').required('is required unless `level` is "None"')
    return
  }
  each(stages, path.at('stages'), (stage, itemPath) => {
    if (!STAGES.includes(stage)) itemPath.invalid(stage, `must be ${oneOf(STAGES, '"')}`)
  })
  if (!level) path.at('level').required()
  else if (!LEVELS.includes(level)) path.at('level').unsupported(level, LEVELS)
}

function validateWebhook({ clientConfig = {}, throttle = {} }: Webhook, path: Field): void {
  const { qps = 1, burst = 1 } = throttle
  if (qps <= 0) path.at('throttle').at('qps').invalid(qps, 'must be at least 1')
  if (burst <= 0) path.at('throttle').at('burst').invalid(burst, 'must be at least 1')
  validateWebhookClient(clientConfig, path.at('clientConfig'), false)
}
