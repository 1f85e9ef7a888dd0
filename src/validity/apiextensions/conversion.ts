import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { validateReviewVersions, validateWebhookClient } from '../meta/webhook-client.ts'
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
export function validateConversion(definition: Definition, path: Field, context: Context): void {
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
  else validateWebhookClient(client, clientPath)
  if (definition.isV1 || (reviews !== undefined && reviews.length > 0)) validateReviews(reviews, reviewsPath, context)
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

function validateReviews(versions: readonly string[] = [], path: Field, context: Context): void {
  if (versions.length === 0)
    path.required('is required: the forms of ConversionReview that the webhook understands', { hint: 'such as ["v1"]' })
  else validateReviewVersions(versions, path, context)
}
