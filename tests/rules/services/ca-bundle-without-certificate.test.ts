import { testRule } from '../../helpers/rule-tester.ts'

/** Made for these tests alone, used nowhere. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbzCCARWgAwIBAgIUdyT1ERnrZb0WNC377IPGZkm92aowCgYIKoZIzj0EAwIw
DDEKMAgGA1UEAwwBYTAgFw0yNjExMjExMTUxMzdaGA8yMTI2MTAyODExNTEzN1ow
DDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIDxITn5lCLm
QhgoqvikLr51rYc2oHPecpJyNxn7bBzKhytzPxcOrVo0JLAAbCbvAh8hEg6DDDzR
PKWtwAdVpemjUzBRMB0GA1UdDgQWBBQlp3fpt9pb02dkkbaNq2zJG9LX9jAfBgNV
HSMEGDAWgBQlp3fpt9pb02dkkbaNq2zJG9LX9jAPBgNVHRMBAf8EBTADAQH/MAoG
CCqGSM49BAMCA0gAMEUCIQDbdLUedqRA0vQGVcPsP1GpO1Mb4SoP9mH4I8vjhzua
3wIgZw/wLzyj7ok/viLA5ynQMuQiaSY9ED77hd56B4ECYLs=
-----END CERTIFICATE-----
`
const KEY =
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIHhlOU59JLMzDSgwKVvDgH6gtkJTv58OwcXq5AS1BB87\n-----END PRIVATE KEY-----\n'
const UNREADABLE = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'

const encode = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const der = Buffer.from(CERTIFICATE.split('\n').slice(1, -2).join(''), 'base64').toString('latin1')

const hook = (bundle: string, { more = '', annotations = '{}', kind = 'Validating', version = 'v1' } = {}) => `
apiVersion: admissionregistration.k8s.io/${version}
kind: ${kind}WebhookConfiguration
metadata: {name: h, annotations: ${annotations}}
webhooks:
  - name: h.example.com
    clientConfig: {url: "https://hooks.example.com/", caBundle: ${bundle}}
    sideEffects: None
    admissionReviewVersions: [v1]
${more && `    ${more}\n`}`

const definition = (conversion: string, version = 'v1', annotations = '{}') => `
apiVersion: apiextensions.k8s.io/${version}
kind: CustomResourceDefinition
metadata: {name: orders.example.com, annotations: ${annotations}}
spec:
  group: example.com
  names: {kind: Order, plural: orders}
  scope: Namespaced
  preserveUnknownFields: false
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
  conversion: ${conversion}
`
const converts = (bundle: string) =>
  `{strategy: Webhook, webhook: {conversionReviewVersions: [v1], clientConfig: {url: "https://hooks.example.com/", caBundle: ${bundle}}}}`

const at = 'webhooks[0].clientConfig.caBundle ▸ '
const finds = (text: string, message: RegExp) => ({
  yaml: hook(encode(text)),
  expect: [at + encode(text)],
  messages: [message],
})

testRule('ca-bundle-without-certificate', {
  valid: {
    'a certificate': hook(encode(CERTIFICATE)),
    'a certificate over several lines': hook(`"${encode(CERTIFICATE).replace(/.{64}/g, '$&\\n')}"`),
    'a certificate among other blocks': hook(encode(`# the authority\n${KEY}${UNREADABLE}${CERTIFICATE}`)),
    'an empty bundle': hook('""'),
    'no bundle': hook('null'),
    'what is no base64': hook('Cg'),
    'a variable': hook('"<CA bundle>"'),
    'a word that a program replaces': hook('CABUNDLE'),
    'cert-manager that injects': hook('Cg==', { annotations: '{cert-manager.io/inject-ca-from: a/b}' }),
    'OpenShift that injects': hook('Cg==', { annotations: '{service.beta.openshift.io/inject-cabundle: "true"}' }),
    'the API server itself': hook('Cg==').replace(/url: "[^"]*"/, 'service: {name: kubernetes, namespace: default}'),
    'a number': hook('5'),
    'a list': hook('[Cg==]'),
    'webhooks that are none': hook('Cg==').replace(/webhooks:.*/s, 'webhooks: [null, 5, {clientConfig: [Cg==]}]'),
    'webhooks that are no list': hook('Cg==').replace(/webhooks:.*/s, 'webhooks: {clientConfig: {caBundle: Cg==}}'),
    'a definition without conversion': definition('null'),
    'a definition that asks nobody': definition('{strategy: None, webhook: {clientConfig: {caBundle: Cg==}}}'),
    'a definition with a certificate': definition(converts(encode(CERTIFICATE))),
    'a definition that is injected': definition(converts('Cg=='), 'v1', '{cert-manager.io/inject-ca-from: a/b}'),
    'a conversion that is none': definition('{strategy: Webhook, webhook: [5], webhookClientConfig: Cg==}'),
  },
  invalid: {
    'a line break': {
      yaml: hook('Cg=='),
      expect: [`${at}Cg==`],
      messages: [
        'the bundle is only a line break: each call fails ("unable to load root certificates"), and every request that the webhook is asked about is refused',
      ],
    },
    'a webhook that is skipped': {
      yaml: hook('Cg==', { more: 'failurePolicy: Ignore', kind: 'Mutating' }),
      expect: [`${at}Cg==`],
      messages: [/, and the webhook is skipped without a word$/],
    },
    'a webhook of v1beta1': {
      yaml: hook('Cg==', { version: 'v1beta1' }),
      kubernetes: '1.21',
      expect: [`${at}Cg==`],
      messages: [/, and the webhook is skipped without a word$/],
    },
    blanks: finds(' \n\n', /^the bundle is only blanks: /),
    'a short text': finds('CA_BUNDLE', /^the bundle is the text "CA_BUNDLE": /),
    'a long text': finds('put the certificate here', /^the bundle is plain text: /),
    'a key': finds(KEY, /^the bundle holds a "PRIVATE KEY" and no certificate: /),
    'base64 twice': finds(encode(CERTIFICATE), /^the bundle is in base64 twice: /),
    'a certificate that is cut off': finds(CERTIFICATE.slice(0, 200), /^the bundle is a PEM text that is broken: /),
    'a certificate that is none': finds(UNREADABLE, /^the bundle holds a certificate that cannot be read: /),
    'a certificate with headers': finds(
      CERTIFICATE.replace('\n', '\nProc-Type: 4\n\n'),
      /^the bundle holds a certificate with headers, which is passed over: /,
    ),
    DER: finds(der, /^the bundle is a certificate in DER, not in PEM: /),
    'other bytes': finds('\x00\xff\x10', /^the bundle is no PEM text: /),
    'a definition': {
      yaml: definition(converts('Cg==')),
      expect: ['spec.conversion.webhook.clientConfig.caBundle ▸ Cg=='],
      messages: [
        'the bundle is only a line break: the definition is never established, and its resources do not exist',
      ],
    },
    'a definition before servers looked': {
      yaml: definition(converts('Cg==')),
      kubernetes: '1.30',
      expect: ['spec.conversion.webhook.clientConfig.caBundle ▸ Cg=='],
      messages: [/ refuses every request for these resources$/],
    },
    'a definition of v1beta1': {
      yaml: definition('{strategy: Webhook, webhookClientConfig: {caBundle: Cg==}}', 'v1beta1'),
      kubernetes: '1.20',
      expect: ['spec.conversion.webhookClientConfig.caBundle ▸ Cg=='],
    },
  },
})
