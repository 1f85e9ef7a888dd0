import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRequestUri, parseUrl, webhookPathFault, webhookUrlFault } from '../../src/kubernetes/url.ts'

describe('parseUrl', () => {
  it('splits a URL', () => {
    expect(parseUrl('HTTPS://u:p@h%C3%A9:80/a%20b?q=1#f')).toEqual({
      scheme: 'https',
      opaque: '',
      user: true,
      host: 'hé:80',
      path: '/a b',
      query: 'q=1',
      fragment: 'f',
    })
  })

  it.each([
    ['https://[fe80::1%25eth0]:80', 'host', '[fe80::1%eth0]:80'],
    ['mailto:a@b', 'opaque', 'a@b'],
    ['//h/p', 'host', 'h'],
    ['///p', 'path', '///p'],
    ['a/b:c', 'path', 'a/b:c'],
    ['*', 'path', '*'],
  ] as const)('%s: %s is %s', (text, part, value) => {
    expect(parseUrl(text)).toHaveProperty(part, value)
  })

  it.each([
    ['a\nb', 'control character'],
    [':x', 'starts with a colon'],
    ['1a://x', 'its scheme'],
    ['/%zz', 'hexadecimal'],
    ['#%', 'hexadecimal'],
    ['//h:x', 'port is no number'],
    ['https://a:1:2', 'port is no number'],
    ['//a[::1]', 'does not stand first'],
    ['//[::1', 'without a `]`'],
    ['//[1.2.3.4]', 'no IPv6 address'],
    ['//[::1%25]', 'no IPv6 address'],
    ['//[::1]x', 'port is no number'],
    ['//a b', 'its host has a ` `'],
    ['//a%41', 'the escape `%41`'],
    ['//é@h', 'its user'],
  ])('refuses %j: %s', (text, says) => {
    expect(parseUrl(text)).toContain(says)
  })
})

describe('webhookUrlFault', () => {
  it.each(['https://h', 'https://h:8443/path/', 'HTTPS://[::1]/', 'https://h?', 'https://h#'])('takes %s', (text) => {
    expect(webhookUrlFault(text)).toBeUndefined()
  })

  it.each([
    ['', 'https://'],
    ['http://h', 'must start with https://'],
    ['https:///p', 'must have a host'],
    ['https://u@h', 'must not have a user'],
    ['https://h#f', 'fragment'],
    ['https://h?q', 'query'],
    ['https://h:x', 'must be a URL such as https://host/path; its port is no number'],
  ])('refuses %j: %s', (text, says) => {
    expect(webhookUrlFault(text)).toContain(says)
  })

  it('takes other schemes where they are allowed', () => {
    expect(webhookUrlFault('http://h', false)).toBeUndefined()
  })
})

describe('webhookPathFault', () => {
  it.each(['', '/', '/a', '/a/', '/a.b/c-d'])('takes %j', (text) => {
    expect(webhookPathFault(text)).toBeUndefined()
  })

  it.each([
    ['a', 'must start with `/`'],
    ['//', 'two slashes'],
    ['/a//b', 'two slashes'],
    ['/A', 'capital letter'],
    ['/a_b', 'underscore'],
  ])('refuses %j: %s', (text, says) => {
    expect(webhookPathFault(text)).toContain(says)
  })
})

describe('isRequestUri', () => {
  it.each(['https://a.b/c?d=e#f', '/a/b', '//x y', '/a b', 'mailto:x@y', 'a:b', '*', 'http://[::1]:80/#x'])(
    'takes %j',
    (text) => expect(isRequestUri(text)).toBe(true),
  )
  it.each(['', 'a/b', 'a b:c', ':a', '/%zz', 'http://a b/', 'http://a%20b/', 'http://a#b', '#', '/\u0007'])(
    'refuses %j',
    (text) => expect(isRequestUri(text)).toBe(false),
  )
})

it('ends on any text', () => {
  const text = fc.string({
    unit: fc.constantFrom('https:', '/', ':', '[', ']', '%', '4', '?', '#', '@', 'a', '\ud800'),
  })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), text), (each) => {
      expect(`${webhookUrlFault(each)} ${webhookPathFault(each)}`).not.toContain('NaN')
    }),
  )
})

it('stays quick on long texts', () => {
  const start = performance.now()
  for (const text of ['a', ':', '/', '%41', '[', ']', '@', '%25']) {
    parseUrl(text.repeat(100_000))
    parseUrl(`//${text.repeat(100_000)}`)
    webhookPathFault(`/${text.repeat(100_000)}`)
  }
  expect(performance.now() - start).toBeLessThan(1000)
})
