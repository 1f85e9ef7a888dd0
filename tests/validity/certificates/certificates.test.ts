import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeCertificate, makeRequest, newKeys, pem } from '../../helpers/certificates.ts'
import { blamed, said } from '../../helpers/validity.ts'

function resource(kind: string, version: string, spec: Readonly<Record<string, unknown>>, name = 'a'): string {
  return JSON.stringify({ apiVersion: `certificates.k8s.io/${version}`, kind, metadata: { name }, spec })
}

const keys = newKeys()
const REQUEST = 'CERTIFICATE REQUEST'
const GOOD = pem(REQUEST, makeRequest(keys))

function signing(change: Readonly<Record<string, unknown>> & { text?: string } = {}, version = 'v1'): string {
  const { text = GOOD, ...rest } = change
  const request = Buffer.from(text).toString('base64')
  return resource('CertificateSigningRequest', version, {
    request,
    signerName: 'example.com/users',
    usages: ['client auth'],
    ...rest,
  })
}

describe('signing requests', () => {
  it.each([
    ['of anybody', {}],
    ['with words around', { text: `hello\n${GOOD}bye` }],
    ['from a signer with dots', { signerName: 'example.com/a.b' }],
    ['for ten minutes', { expirationSeconds: 600 }],
  ])('%s are fine', (_, change) => expect(said(signing(change))).toEqual([]))

  it('may be called anything that fits into a URL', () => {
    const named = (name: string) => signing().replace('"name":"a"', `"name":"${name}"`)
    expect(said(named('Jane Doe'))).toEqual([])
    expect(blamed(named('a/b'))).toEqual(['invalid-value metadata.name'])
  })

  const changed = makeRequest(keys)
  changed[20]! ^= 1
  const administrators = pem(REQUEST, makeRequest(keys, { organization: 'system:masters' }))
  it.each([
    ['of nothing', { request: undefined }, ['invalid-value spec.request']],
    ['with a certificate', { text: pem('CERTIFICATE', makeCertificate(keys)) }, ['invalid-value spec.request']],
    ['with a changed request', { text: pem(REQUEST, changed) }, ['invalid-value spec.request']],
    ['with a short key', { text: pem(REQUEST, makeRequest(newKeys('rsa', 512))) }, ['invalid-value spec.request']],
    [
      'of an administrator',
      { text: administrators, signerName: 'kubernetes.io/kube-apiserver-client' },
      ['forbidden-field spec.request'],
    ],
    ['from the old signer', { signerName: 'kubernetes.io/legacy-unknown' }, ['invalid-value spec.signerName']],
    ...['example.com', 'a/b/c', 'example/a', 'Example.com/a', 'example.com/A', 'a..b/c'].map(
      (signerName): [string, { signerName: string }, string[]] => [
        `from ${signerName}`,
        { signerName },
        ['invalid-value spec.signerName'],
      ],
    ),
    ['from a long domain', { signerName: `${'a.'.repeat(127)}b/c` }, ['too-long spec.signerName']],
    [
      'for unknown usages, and one twice',
      { usages: ['', 'any', 'any'] },
      ['duplicate-value spec.usages[2]', 'unsupported-value spec.usages[0]'],
    ],
    ['for nine minutes', { expirationSeconds: 540 }, ['invalid-value spec.expirationSeconds']],
  ])('%s are refused', (_, change, expected) => expect(blamed(signing(change))).toEqual(expected))

  it('could have any usage and short keys in older versions', () => {
    expect(said(signing({ usages: ['anything', 'anything'], signerName: undefined }, 'v1beta1'), 20)).toEqual([])
    expect(said(signing({ text: pem(REQUEST, makeRequest(newKeys('rsa', 512))) }), 32)).toEqual([])
  })
})

const CA = pem('CERTIFICATE', makeCertificate(keys, { authority: true }))
const at = 'spec.trustBundle'

describe('trust bundles', () => {
  const bundle = (trustBundle: string, name?: string, signerName?: string) =>
    resource('ClusterTrustBundle', 'v1beta1', { trustBundle, signerName }, name)

  it.each([
    ['of an authority', bundle(CA)],
    ['of a signer', bundle(CA, 'example.com:a:bundle', 'example.com/a')],
  ])('%s are fine', (_, text) => expect(said(text)).toEqual([]))

  it.each([
    ['of nothing', bundle('hello'), [`invalid-value ${at}`]],
    ['of a certificate of no authority', bundle(pem('CERTIFICATE', makeCertificate(keys))), [`invalid-value ${at}`]],
    ['of the same twice', bundle(CA + CA), [`invalid-value ${at}`]],
    ['of a request', bundle(GOOD), [`invalid-value ${at}`]],
    ['with headers', bundle(CA.replace('-----\n', '-----\na: b\n\n')), [`invalid-value ${at}`]],
    ['of a signer under another name', bundle(CA, 'a', 'example.com/a'), ['invalid-value metadata.name']],
    ['with a colon without a signer', bundle(CA, 'a:b'), ['invalid-value metadata.name']],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))
})

describe('requests of pods', () => {
  const base64 = (bytes: Buffer) => bytes.toString('base64')
  const pkixPublicKey = base64(keys.publicKey.export({ format: 'der', type: 'spki' }))
  const proofOfPossession = base64(sign('sha256', Buffer.from('uid'), keys.privateKey))
  const stub = { stubPKCS10Request: base64(makeRequest(keys)) }
  const request = (change: object) =>
    resource('PodCertificateRequest', 'v1beta1', {
      signerName: 'example.com/pods',
      podName: 'a',
      podUID: 'uid',
      serviceAccountName: 'a',
      serviceAccountUID: 'b',
      nodeName: 'n',
      nodeUID: 'c',
      ...change,
    })

  it.each([
    ['with a request', stub],
    ['with a proof', { pkixPublicKey, proofOfPossession }],
    ['for 91 days', { ...stub, maxExpirationSeconds: 91 * 86400 }],
  ])('%s are fine', (_, change) => expect(said(request(change))).toEqual([]))

  it.each([
    ['without a key', {}, ['invalid-value spec']],
    [
      'with a proof of another pod',
      { pkixPublicKey, proofOfPossession, podUID: 'other' },
      ['invalid-value spec.proofOfPossession'],
    ],
    [
      'with a short RSA key',
      { stubPKCS10Request: base64(makeRequest(newKeys('rsa', 2048))) },
      ['invalid-value spec.stubPKCS10Request'],
    ],
    [
      'for 91 days from a signer of Kubernetes',
      { ...stub, signerName: 'a.kubernetes.io/b', maxExpirationSeconds: 91 * 86400 },
      ['invalid-value spec.maxExpirationSeconds'],
    ],
    [
      'with annotations without a domain',
      { ...stub, unverifiedUserAnnotations: { a: 'b' } },
      ['invalid-value spec.unverifiedUserAnnotations'],
    ],
    [
      'of no pod on a bad node',
      { ...stub, podName: '', podUID: '', nodeName: 'A' },
      ['invalid-value spec.nodeName', 'invalid-value spec.podName', 'invalid-value spec.podUID'],
    ],
  ])('%s are refused', (_, change, expected) => expect(blamed(request(change))).toEqual(expected))
})
