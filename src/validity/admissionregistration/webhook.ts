import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import { validateReviewVersions, validateWebhookClient } from '../meta/webhook-client.ts'
import type {
  MutatingWebhook,
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from '../types/admissionregistration-v1.ts'
import { validateMatchConditions } from './match-condition.ts'
import { warnAboutReservedName } from './reserved-name.ts'
import { validateRule } from './rule.ts'

const FAILURE_POLICIES = ['Fail', 'Ignore']
const MATCH_POLICIES = ['Equivalent', 'Exact']
const REINVOCATION_POLICIES = ['IfNeeded', 'Never']
const NO_SIDE_EFFECTS = ['None', 'NoneOnDryRun']

/** Checks webhooks that judge or change requests (ValidateValidatingWebhookConfiguration, ValidateMutatingWebhookConfiguration). */
export function validateWebhooks(
  configuration: MutatingWebhookConfiguration | ValidatingWebhookConfiguration,
  path: Field,
  context: Context,
): void {
  const names = new Set<string>()
  const mayRepeat = context.kind.version === 'v1beta1'
  each<MutatingWebhook>(configuration.webhooks, path.at('webhooks'), (webhook, itemPath) => {
    validateWebhook(webhook, itemPath, context)
    const { name } = webhook
    if (!name) return
    if (names.has(name) && !mayRepeat) itemPath.at('name').duplicate(name)
    names.add(name)
  })
  warnAboutReservedName(configuration.metadata, path, context)
}

function validateWebhook(webhook: MutatingWebhook, path: Field, context: Context): void {
  each(webhook.rules, path.at('rules'), validateRule)
  refuseEmpty(webhook.failurePolicy, path.at('failurePolicy'), FAILURE_POLICIES)
  refuseEmpty(webhook.matchPolicy, path.at('matchPolicy'), MATCH_POLICIES)
  refuseEmpty(webhook.reinvocationPolicy, path.at('reinvocationPolicy'), REINVOCATION_POLICIES)
  refuseEmpty(webhook.sideEffects, path.at('sideEffects'), NO_SIDE_EFFECTS)
  validateLabelSelector(webhook.namespaceSelector, path.at('namespaceSelector'), context)
  validateLabelSelector(webhook.objectSelector, path.at('objectSelector'), context)
  validateWebhookClient(webhook.clientConfig ?? {}, path.at('clientConfig'))
  validateMatchConditions(webhook.matchConditions, path.at('matchConditions'))
  validateReviewVersions(webhook.admissionReviewVersions, path.at('admissionReviewVersions'), context)
}
