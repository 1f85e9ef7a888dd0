import { describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/kubernetes/certificate.ts'
import { readCertificateRequest } from '../../src/kubernetes/certificate-request.ts'
import { makeCertificate, makeRequest, newKeys } from '../helpers/certificates.ts'

const keys = newKeys()

describe('requests for certificates', () => {
  it.each([
    ['with an elliptic key', makeRequest(keys)],
    ['with an RSA key', makeRequest(newKeys('rsa'))],
    ['with an Ed25519 key', makeRequest(newKeys('ed25519'))],
    ['signed with SHA-1', makeRequest(keys, { hash: 'sha1' })],
    [
      'for names',
      makeRequest(keys, {
        names: [
          [0x82, 'a.example.com'],
          [0x86, 'spiffe://a.b/c'],
          [0x87, 'abcd'],
        ],
      }),
    ],
  ])('%s are read', (_, bytes) =>
    expect(readCertificateRequest(bytes)).toMatchObject({ organizations: ['ops'], signatureFault: undefined }),
  )

  it.each([
    ['for a DNS name that is not ASCII', [0x82, 'ü.example.com'] as const],
    ['for half an address', [0x87, 'ab'] as const],
    ['for what is no URI', [0x86, 'https://[a'] as const],
  ])('%s are not', (_, name) =>
    expect(readCertificateRequest(makeRequest(keys, { names: [name] }))).toEqual(expect.any(String)),
  )

  it('that are cut off, or go on, are not', () => {
    const bytes = makeRequest(keys)
    expect(readCertificateRequest(bytes.subarray(0, -1))).toBe('it ends too early')
    expect(readCertificateRequest(Buffer.concat([bytes, Buffer.of(0)]))).toBe('something follows it')
  })

  it('that were changed in any byte are not signed any more, or not read', () => {
    for (const one of [keys, newKeys(), newKeys()]) {
      const bytes = makeRequest(one, { names: [[0x82, 'a.example.com']] })
      for (let i = 0; i < bytes.length; i++) {
        const changed = Buffer.from(bytes)
        changed[i]! ^= 1
        const request = readCertificateRequest(changed)
        expect(typeof request === 'string' || request.signatureFault, `byte ${i}`).toBeTruthy()
      }
    }
  })
})

describe('certificates', () => {
  const authority = makeCertificate(keys, { authority: true })

  it('say whether they are those of an authority', () => {
    expect(readCertificate(authority)).toEqual({ isAuthority: true, hasNegativeSerial: false })
    expect(readCertificate(makeCertificate(keys))).toMatchObject({ isAuthority: false })
  })

  it('that are cut off, or go on, are not read', () => {
    expect(readCertificate(authority.subarray(0, -1))).toBe('it ends too early')
    expect(readCertificate(Buffer.concat([authority, Buffer.of(0)]))).toBe('something follows it')
    expect(readCertificate(Buffer.from('no certificate'))).toEqual(expect.any(String))
  })

  it('without an hour that exists are not read', () => {
    const changed = Buffer.from(authority)
    changed.write('209901', changed.indexOf('200101000000Z'))
    expect(readCertificate(changed)).toBe('it has a time that is none')
  })
})
