import { dns1035LabelFault } from '../../kubernetes/names.ts'
import { parseUrl, webhookPathFault, webhookUrlFault } from '../../kubernetes/url.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type {
  MutatingWebhook,
  MutatingWebhookConfiguration,
  ServiceReference,
  ValidatingWebhookConfiguration,
  WebhookClientConfig,
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
  validateClientConfig(webhook.clientConfig, path.at('clientConfig'))
  validateMatchConditions(webhook.matchConditions, path.at('matchConditions'))
  validateReviewVersions(webhook.admissionReviewVersions, path.at('admissionReviewVersions'), context)
}

/** Checks the versions of AdmissionReview that a webhook reads (validateAdmissionReviewVersions). */
function validateReviewVersions(versions: readonly string[] | undefined, path: Field, { minor }: Context): void {
  if (versions === undefined || versions.length === 0) return
  const seen = new Set<string>()
  each(versions, path, (version, itemPath) => {
    if (seen.has(version)) itemPath.invalid(version, 'is given twice')
    else itemPath.matches(version, dns1035LabelFault)
    seen.add(version)
  })
  if (!seen.has('v1beta1') && (minor < 17 || !seen.has('v1')))
    path.invalid(undefined, minor < 17 ? 'must have "v1beta1"' : 'must have "v1" or "v1beta1"')
}

/** Checks where a webhook is called; what it trusts is only looked at when it is. */
export function validateClientConfig({ url, service }: WebhookClientConfig = {}, path: Field): void {
  if (url !== undefined && service !== undefined) path.required('must have `service` or `url`, not both')
  else if (url !== undefined) validateUrl(url, path.at('url'))
  else if (service !== undefined) validateService(service, path.at('service'))
  else path.required('must have `service` or `url`')
}

/** Checks the URL of a webhook (webhook.ValidateWebhookURL). */
function validateUrl(url: string, path: Field): void {
  const fault = webhookUrlFault(url)
  if (fault === undefined) return
  if (typeof parseUrl(url) === 'string') path.required(fault)
  else path.invalid(url, fault)
}

/** Checks the Service of a webhook (webhook.ValidateWebhookService); its name and its namespace are taken for each other. */
function validateService({ name, namespace, port = 443, path: url = '' }: ServiceReference, path: Field): void {
  if (!name) path.at('namespace').standingAt(path.at('name')).required()
  if (!namespace) path.at('name').standingAt(path.at('namespace')).required()
  if (port < 1 || port > 65535) path.at('port').invalid(port, 'must be between 1 and 65535')
  path.at('path').matches(url, webhookPathFault)
}
