import { describe, expect, it } from 'vitest'
import { keyPairFault } from '../../src/kubernetes/key-pair.ts'
import { pemBlocks } from '../../src/kubernetes/pem.ts'

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
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgthv3NqAmZD3gU2zt
fjD1Qqi58Z1N7+o+lmZ9kO+vGw2hRANCAASA8SE5+ZQi5kIYKKr4pC6+da2HNqBz
3nKScjcZ+2wcyocrcz8XDq1aNCSwAGwm7wIfIRIOgww80TylrcAHVaXp
-----END PRIVATE KEY-----
`
const EC_KEY = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIADK69AQ2bCLkFTHftwpLTpmZXAr8YMoNmSQmJA5N908oAoGCCqGSM49
AwEHoUQDQgAEiVRkbTHmASnw5TjkRteV17GCs+uXy8CUSYDfRYZDqwx1KKSoFkUA
JtotyRF67JL56zCpF1xd7g9zhCknL7bESQ==
-----END EC PRIVATE KEY-----
`
const ED25519_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIHhlOU59JLMzDSgwKVvDgH6gtkJTv58OwcXq5AS1BB87
-----END PRIVATE KEY-----
`

describe('PEM blocks', () => {
  const types = (text: string) => pemBlocks(text).map(({ type }) => type)

  it.each([
    ['with text around them', `bag\n${CERTIFICATE}more\n${KEY}end`, ['CERTIFICATE', 'PRIVATE KEY']],
    ['with line ends of Windows', CERTIFICATE.replaceAll('\n', '\r\n'), ['CERTIFICATE']],
    ['with headers', KEY.replace('-----\n', '-----\nA: b\n\n'), ['PRIVATE KEY']],
    ['without an end', KEY.slice(0, 100), []],
    ['without line ends', CERTIFICATE.replaceAll('\n', ''), []],
    ['with another end', KEY.replace('END PRIVATE', 'END PUBLIC'), []],
    ['with a broken body, and the one behind it', `${KEY.replace(/\n.{5}/, '\n!')}${CERTIFICATE}`, ['CERTIFICATE']],
    ['whose beginning stands twice', `-----BEGIN A-----\n${KEY}`, ['PRIVATE KEY']],
    ['not at the start of a line', `a ${KEY}`, []],
  ])('%s', (_, text, expected) => expect(types(text)).toEqual(expected))
})

describe('a certificate and its key', () => {
  it('are a pair', () => {
    expect(keyPairFault(CERTIFICATE, KEY)).toBeUndefined()
    expect(keyPairFault(`${CERTIFICATE}${CERTIFICATE}`, `${CERTIFICATE}${KEY}`)).toBeUndefined()
  })

  it.each([
    ['nothing', '', '', 'certificate', /holds no certificate/],
    ['a key twice', KEY, KEY, 'certificate', /private key instead of a certificate/],
    ['a certificate twice', CERTIFICATE, CERTIFICATE, 'key', /certificate instead of a private key/],
    ['no key', CERTIFICATE, 'x', 'key', /holds no private key/],
    [
      'a request',
      CERTIFICATE.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'),
      KEY,
      'certificate',
      /no PEM block "CERTIFICATE"/,
    ],
    ['another key', CERTIFICATE, EC_KEY, 'key', /another certificate/],
    ['a key of another type', CERTIFICATE, ED25519_KEY, 'key', /another type/],
    [
      'bytes that are no certificate',
      CERTIFICATE.replace(/\n.{12}/, '\nAAAAAAAAAAAA'),
      KEY,
      'certificate',
      /cannot be read/,
    ],
    ['bytes that are no key', CERTIFICATE, KEY.replace(/\n.{12}/, '\nAAAAAAAAAAAA'), 'key', /cannot be read/],
  ])('are not %s', (_, certificate, key, of, fault) => {
    const found = keyPairFault(certificate, key)
    expect(found?.of).toBe(of)
    expect(found?.fault).toMatch(fault)
  })
})
