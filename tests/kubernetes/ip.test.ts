import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAddress,
  formatNetwork,
  networkContains,
  parseAddress,
  parseNetwork,
} from '../../src/kubernetes/address.ts'
import * as ip from '../../src/kubernetes/ip.ts'

type Fault = (text: string) => string | undefined

describe('parseAddress', () => {
  it.each([
    ['10.9.8.7', '10.9.8.7', 'IPv4'],
    ['010.009.8.7', '10.9.8.7', 'IPv4'],
    ['::', '::', 'IPv6'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', 'IPv6'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3', 'IPv6'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7', 'IPv6'],
    ['0:0:0:0:1:0:0:0', '::1:0:0:0', 'IPv6'],
    ['0000001::', '1::', 'IPv6'],
    ['::ffff:1.2.3.4', '1.2.3.4', 'IPv4'],
    ['::ffff:102:304', '1.2.3.4', 'IPv4'],
    ['::1.2.3.4', '::102:304', 'IPv6'],
  ])('reads %s as %s', (text, canonical, family) => {
    expect(formatAddress(parseAddress(text)!)).toBe(canonical)
    expect(ip.ipFamily(text)).toBe(family)
  })

  it.each([
    '',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '1.2.3.-4',
    ' 1.2.3.4',
    '::1%eth0',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '1:2:3:4:5:6:7:1.2.3.4',
    '12345::',
    'g::',
    '1:',
    '１.2.3.4',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeUndefined()
    expect([ip.isIPv4(text), ip.isIPv6(text)]).toEqual([false, false])
  })
})

it.each([
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['2001:db8::1/064', '2001:db8::/64'],
  ['::ffff:1.2.3.4/120', '1.2.3.0/24'],
  ['::ffff:1.2.3.4/90', '::ffc0:0:0/90'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['::/0', '::/0'],
])('reads the network of %s as %s', (text, canonical) => {
  expect(formatNetwork(parseNetwork(text)!)).toBe(canonical)
})

it.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '::ffff:10.0.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['::/0', '10.0.0.1', false],
  ['2001:db8::/33', '2001:db8:8000::', false],
])('%s and %s: %s', (network, address, inside) => {
  expect(networkContains(parseNetwork(network)!, parseAddress(address)!)).toBe(inside)
})

const faults: Record<string, [Fault, valid: string[], invalid: Record<string, string>]> = {
  'canonical address': [
    ip.ipFault,
    ['10.9.8.7', '2001:db8::1'],
    {
      '010.1.1.1': 'write "10.1.1.1"',
      '::ffff:1.2.3.4': 'write "1.2.3.4"',
      '2001:DB8::1': 'must be in canonical form, "2001:db8::1"',
      '10.0.0.0/8': 'it has a prefix length',
      '1.2.3': 'four numbers, not 3',
      '1.2.3.256': 'at most 255',
      '1.2..3': 'is missing',
      '1.2.3.4 ': 'it has a blank',
      localhost: 'must be an IP address',
    },
  ],
  'address in an old field since 1.36': [
    (text) => ip.legacyIPFault(text, 36),
    ['10.9.8.7', '2001:DB8::1'],
    { '010.1.1.1': 'zeros in front', '::ffff:1.2.3.4': 'IPv6 form', x: 'must be an IP address' },
  ],
  'address in an old field before': [
    (text) => ip.legacyIPFault(text, 35),
    ['010.1.1.1', '::ffff:1.2.3.4'],
    { x: 'must be an IP address' },
  ],
  'canonical network': [
    ip.cidrFault,
    ['10.0.0.0/8', '2001:db8::/64'],
    {
      '10.0.0.0/08': 'write "10.0.0.0/8"',
      '10.1.0.0/8': 'write "10.0.0.0/8" for the network or "10.1.0.0/32" for the address',
      '2001:DB8::/64': 'canonical form, "2001:db8::/64"',
      '10.0.0.0': 'it has no prefix length',
      '10.0.0.0/33': 'from 0 to 32',
      '::/129': 'from 0 to 128',
      '::/8/8': 'from 0 to 128',
    },
  ],
  'network in an old field since 1.36': [
    (text) => ip.legacyCIDRFault(text, 36),
    ['2001:DB8::/64'],
    { '10.1.0.0/8': 'behind its prefix length', '::ffff:1.2.3.4/128': 'IPv6 form' },
  ],
  'network in an old field before': [
    (text) => ip.legacyCIDRFault(text, 30),
    ['10.1.0.0/08'],
    { '10.0.0.0': 'no prefix' },
  ],
  'address that others reach': [
    ip.nonSpecialIPFault,
    ['10.9.8.7', '2001:db8::1', 'ff05::1'],
    {
      '0.0.0.0': 'unspecified',
      '::': 'unspecified',
      '127.3.2.1': 'loopback',
      '::1': 'loopback',
      '169.254.1.1': 'link-local',
      'fe80::1': 'link-local',
      '224.0.0.1': 'multicast',
      'ff02::1': 'multicast',
      x: 'must be an IP address',
    },
  ],
  'form of an address since 1.33': [
    (text) => ip.ipWarning(text, 33),
    ['10.9.8.7', '2001:db8::1', 'x'],
    { '010.1.1.1': 'write "10.1.1.1"', '::ffff:1.2.3.4': 'write "1.2.3.4"', 'A::': '"a::"' },
  ],
  'form of an address before': [
    (text) => ip.ipWarning(text, 32),
    ['10.9.8.7', '::ffff:1.2.3.4'],
    { '010.1.1.1': 'will be refused', x: 'will be refused', 'A::': '"a::"', '::FFFF:1.2.3.4': '"::ffff:1.2.3.4"' },
  ],
  'form of a network since 1.33': [
    (text) => ip.cidrWarning(text, 33),
    ['10.0.0.0/8', 'x'],
    { '10.1.0.0/8': 'in two ways', '10.0.0.0/08': 'write "10.0.0.0/8"', 'A::/16': '"a::/16"' },
  ],
  'form of a network before': [
    (text) => ip.cidrWarning(text, 32),
    ['10.1.0.0/8'],
    { '10.0.0.0/08': 'will be refused', 'A::1/16': '"a::1/16"' },
  ],
}

describe.each(Object.entries(faults))('%s', (_, [fault, valid, invalid]) => {
  it.each(valid)('takes %j', (text) => {
    expect(fault(text)).toBeUndefined()
  })

  it.each(Object.entries(invalid))('finds fault with %j', (text, says) => {
    expect(fault(text)).toContain(says)
  })

  it('ends on any text', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('0', '1', 'f', ':', '.', '/', ' ') }))
    fc.assert(
      fc.property(text, (each) => {
        expect(fault(each) ?? '').not.toMatch(/undefined|NaN/)
      }),
    )
  })
})

it('takes every canonical form as such', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const canonical = formatAddress(parseAddress(text)!)
      expect(formatAddress(parseAddress(canonical)!)).toBe(canonical)
      expect(ip.ipFault(canonical)).toBeUndefined()
    }),
  )
})

it('stays quick on long texts', () => {
  const start = performance.now()
  for (const [fault] of Object.values(faults))
    for (const text of ['0', ':', '1:', '1.', '/', '::']) fault(text.repeat(100_000))
  expect(performance.now() - start).toBeLessThan(1000)
})
