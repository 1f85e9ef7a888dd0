import { dns1035LabelFault } from '../../kubernetes/names.ts'
import { parseUrl, webhookPathFault, webhookUrlFault } from '../../kubernetes/url.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import type { CustomResourceConversion as ConversionV1, WebhookClientConfig } from '../types/apiextensions-v1.ts'
import type { CustomResourceConversion } from '../types/apiextensions-v1beta1.ts'
import type { Definition } from './definition.ts'

/** Who converts between versions, as both API versions say it, with the places where they do. */
interface Converter {
  readonly client: WebhookClientConfig | undefined
  readonly clientPath: Field
  readonly reviews: readonly string[] | undefined
  readonly reviewsPath: Field
}

/** Checks how versions are converted into each other (validateCustomResourceConversion). */
export function validateConversion(definition: Definition, path: Field, { minor }: Context): void {
  const conversion = definition.spec.conversion as CustomResourceConversion | undefined
  if (conversion === undefined) return
  const { strategy } = conversion
  const { client, clientPath, reviews, reviewsPath } = readConverter(conversion, path, definition.isV1)
  if (!definition.prunes && strategy !== 'None')
    path.at('strategy').invalid(strategy, 'must be "None" while `preserveUnknownFields` is true')
  if (strategy !== 'Webhook') {
    const fault = 'may only be set when `strategy` is "Webhook"'
    if (client !== undefined) clientPath.forbidden(fault)
    if (reviews !== undefined && reviews.length > 0) reviewsPath.forbidden(fault)
    return
  }
  if (client === undefined) clientPath.required('is required when `strategy` is "Webhook"')
  else validateClient(client, clientPath)
  if (definition.isV1 || (reviews !== undefined && reviews.length > 0)) validateReviews(reviews, reviewsPath, minor)
}

/** In v1 the server names the versions of reviews as v1beta1 did. */
function readConverter(conversion: CustomResourceConversion, path: Field, isV1: boolean): Converter {
  if (!isV1) {
    const { webhookClientConfig: client, conversionReviewVersions: reviews } = conversion
    const reviewsPath = path.at('conversionReviewVersions')
    return { client, clientPath: path.at('webhookClientConfig'), reviews, reviewsPath }
  }
  const { clientConfig: client, conversionReviewVersions: reviews } = (conversion as ConversionV1).webhook ?? {}
  const webhook = path.at('webhook')
  const reviewsPath = path.at('conversionReviewVersions').standingAt(webhook.at('conversionReviewVersions'))
  return { client, clientPath: webhook.at('clientConfig'), reviews, reviewsPath }
}

function validateClient({ url, service }: WebhookClientConfig, path: Field): void {
  if ((url === undefined) === (service === undefined)) {
    path.required(url === undefined ? 'must have `service` or `url`' : 'must have `service` or `url`, not both')
    return
  }
  if (url !== undefined) {
    const fault = webhookUrlFault(url)
    if (fault === undefined) return
    if (typeof parseUrl(url) === 'string') path.at('url').required(fault)
    else path.at('url').invalid(url, fault)
    return
  }
  const at = path.at('service')
  const { name, namespace, path: urlPath, port = 443 } = service!
  if (!name) at.at('namespace').standingAt(at.at('name')).required('is required', { subject: '`name`' })
  if (!namespace) at.at('name').standingAt(at.at('namespace')).required('is required', { subject: '`namespace`' })
  if (port < 1 || port > 65535) at.at('port').invalid(port, 'must be between 1 and 65535')
  if (urlPath !== undefined) at.at('path').matches(urlPath, webhookPathFault)
}

/** The forms of reviews that servers speak. */
const KNOWN = ['v1', 'v1beta1']

function validateReviews(versions: readonly string[] = [], path: Field, minor: number): void {
  if (versions.length === 0) {
    path.required('is required: the forms of ConversionReview that the webhook understands', { hint: 'such as ["v1"]' })
    return
  }
  const known = minor < 17 ? KNOWN.slice(1) : KNOWN
  const seen = new Set<string>()
  each(versions, path, (version, at) => {
    if (seen.has(version)) at.invalid(version, 'is in the list already')
    else at.matches(version, dns1035LabelFault)
    seen.add(version)
  })
  if (!known.some((version) => seen.has(version)))
    path.invalid(undefined, `must have ${known.map((one) => `"${one}"`).join(' or ')}`)
}
