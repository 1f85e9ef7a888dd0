import { dns1035LabelFault } from '../../kubernetes/names.ts'
import { parseUrl, webhookPathFault, webhookUrlFault } from '../../kubernetes/url.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'

/** Where a webhook is called, as several API groups say it. */
export interface WebhookClient {
  readonly url?: string
  readonly service?: {
    readonly name?: string
    readonly namespace?: string
    readonly path?: string
    readonly port?: number
  }
}

/** Checks where a webhook is called (webhook.ValidateWebhookURL, ValidateWebhookService). */
export function validateWebhookClient({ url, service }: WebhookClient, path: Field, httpsOnly = true): void {
  if (url !== undefined && service !== undefined) path.required('must have `service` or `url`, not both')
  else if (url !== undefined) validateUrl(url, path.at('url'), httpsOnly)
  else if (service !== undefined) validateService(service, path.at('service'))
  else path.required('must have `service` or `url`')
}

function validateUrl(url: string, path: Field, httpsOnly: boolean): void {
  const fault = webhookUrlFault(url, httpsOnly)
  if (fault === undefined) return
  if (typeof parseUrl(url) === 'string') path.required(fault)
  else path.invalid(url, fault)
}

/** Servers take the name and the namespace of the Service for each other. */
function validateService(service: NonNullable<WebhookClient['service']>, path: Field): void {
  const { name, namespace, port = 443, path: urlPath = '' } = service
  if (!name) path.at('namespace').standingAt(path.at('name')).required()
  if (!namespace) path.at('name').standingAt(path.at('namespace')).required()
  if (port < 1 || port > 65535) path.at('port').invalid(port, 'must be between 1 and 65535')
  path.at('path').matches(urlPath, webhookPathFault)
}

/** Checks the versions of reviews that a webhook reads (validateAdmissionReviewVersions, validateConversionReviewVersions); an empty list is judged elsewhere. */
export function validateReviewVersions(
  versions: readonly string[] | undefined,
  path: Field,
  { minor }: Pick<Context, 'minor'>,
): void {
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
