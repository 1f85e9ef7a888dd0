import { bundleWithoutCertificate, defineRule, type FieldPath, isBase64, objectsOf, valueAt } from '../../src/kit.ts'

/** Annotations by which cert-manager's cainjector or OpenShift's service CA is asked to write the bundle. */
const INJECTORS = [
  'cert-manager.io/inject-ca-from',
  'cert-manager.io/inject-ca-from-secret',
  'cert-manager.io/inject-apiserver-ca',
  'certmanager.k8s.io/inject-ca-from',
  'service.beta.openshift.io/inject-cabundle',
  'service.alpha.openshift.io/inject-cabundle',
]

/** Where a definition keeps the client of its conversion: v1 and v1beta1. */
const CONVERSIONS: readonly FieldPath[] = [
  ['spec', 'conversion', 'webhook', 'clientConfig', 'caBundle'],
  ['spec', 'conversion', 'webhookClientConfig', 'caBundle'],
]

/** The first minor that does not establish a definition with such a bundle (webhook.ValidateCABundle, kubernetes #124061). */
const ESTABLISHING_SINCE = 31

/** A word in capitals that a program puts the bundle in the place of. */
const FILLED_BY_PROGRAMS = /^[A-Z]+$/

export default defineRule({
  summary: 'The bundle that a webhook is trusted by must hold a certificate',
  severity: 'warning',
  on: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'CustomResourceDefinition'],
  check(object: any, { resource: { gvk }, versions, report }) {
    const judge = (path: FieldPath, effect: string) => {
      const fault = bundleFault(valueAt(object, path))
      if (fault === undefined || isInjected(object)) return
      report({
        path,
        message: `the bundle ${fault}: ${effect}`,
        hint: "write the certificate of the webhook's authority (PEM, in base64), have it injected, or leave `caBundle` out where the system trusts that authority",
      })
    }
    if (gvk.kind === 'CustomResourceDefinition') {
      if (object.spec?.conversion?.strategy !== 'Webhook') return
      for (const path of CONVERSIONS) judge(path, conversionEffect(versions.to))
    } else
      for (const [webhook, index] of objectsOf<any>(object.webhooks))
        if (!isOwnServer(webhook))
          judge(['webhooks', index, 'clientConfig', 'caBundle'], callEffect(webhook, gvk.version))
  },
})

/** What is wrong with a bundle that the server takes; what is no base64 it refuses. */
function bundleFault(bundle: unknown): string | undefined {
  if (typeof bundle !== 'string' || !isBase64(bundle) || FILLED_BY_PROGRAMS.test(bundle)) return undefined
  const text = Buffer.from(bundle, 'base64').toString('latin1')
  return text === '' ? undefined : bundleWithoutCertificate(text)
}

function isInjected({ metadata }: any): boolean {
  return INJECTORS.some((name) => metadata?.annotations?.[name] !== undefined)
}

/** Whether the webhook is asked over the API server itself, which trusts itself (NewDefaultAuthenticationInfoResolverWrapper). */
function isOwnServer({ clientConfig }: any): boolean {
  return clientConfig?.service?.name === 'kubernetes' && clientConfig.service.namespace === 'default'
}

/** What comes of calls that fail (ValidatingWebhook.failurePolicy; before v1 it was Ignore by default). */
function callEffect({ failurePolicy }: any, version: string): string {
  return (failurePolicy ?? (version === 'v1' ? 'Fail' : 'Ignore')) === 'Ignore'
    ? 'each call fails ("unable to load root certificates"), and the webhook is skipped without a word'
    : 'each call fails ("unable to load root certificates"), and every request that the webhook is asked about is refused'
}

/** Before servers looked at the bundle, they answered no request for resources whose converter they cannot make (NewWebhookConverter). */
function conversionEffect(minor: number): string {
  return minor < ESTABLISHING_SINCE
    ? 'the server cannot ask the webhook ("unable to load root certificates") and refuses every request for these resources'
    : 'the definition is never established, and its resources do not exist'
}
