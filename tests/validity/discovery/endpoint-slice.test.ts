import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const slice = (endpoint: string, type = 'IPv4', more = '') =>
  `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: a}\naddressType: ${type}\nendpoints: [{${endpoint}}]\n${more}\n`
const old = (endpoint: string) => slice(endpoint).replace('/v1', '/v1beta1')

const fine: Record<string, [text: string, minor?: Minor]> = {
  'with an address': [slice('addresses: [192.0.2.1]')],
  'with any number of a port': [slice('addresses: [192.0.2.1]', 'IPv4', 'ports: [{port: 70000}]')],
  'with labels that have fields of their own': [
    old(
      'addresses: [192.0.2.1], nodeName: a, topology: {topology.kubernetes.io/zone: "a b", kubernetes.io/hostname: a}',
    ),
    24,
  ],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'without an address': [slice('hostname: a'), ['required-value endpoints[0].addresses ▸ {hostname: a}']],
  'with addresses of the other family': [
    slice('addresses: ["2001:db8::1"]'),
    ['invalid-value endpoints[0].addresses ▸ "2001:db8::1"'],
  ],
  'with addresses of the other family in old versions': [
    slice('addresses: ["2001:db8::1"]'),
    ['invalid-value endpoints[0].addresses[0] ▸ "2001:db8::1"'],
    30,
  ],
  'with addresses that nobody reaches': [
    slice('addresses: [127.0.0.1, x]'),
    ['invalid-value endpoints[0].addresses[0] ▸ 127.0.0.1', 'invalid-value endpoints[0].addresses[1] ▸ x'],
  ],
  'with an address that is not canonical': [
    slice('addresses: ["2001:DB8::1"]', 'IPv6'),
    ['invalid-value endpoints[0].addresses[0] ▸ "2001:DB8::1"'],
  ],
  'with names that are none': [slice('addresses: [a]', 'FQDN'), ['invalid-value endpoints[0].addresses[0] ▸ a']],
  'with ports that are none': [
    slice('addresses: [192.0.2.1]', 'IPv4', 'ports: [{name: A, protocol: "", appProtocol: a b}, {}, {name: ""}]'),
    [
      'invalid-value ports[0].name ▸ A',
      'unsupported-value ports[0].protocol ▸ ""',
      'invalid-value ports[0].appProtocol ▸ a b',
      'duplicate-value ports[2].name ▸ ""',
    ],
  ],
  'with hosts that are none': [
    slice('addresses: [192.0.2.1], hostname: a.b, nodeName: A'),
    ['invalid-value endpoints[0].hostname ▸ a.b', 'invalid-value endpoints[0].nodeName ▸ A'],
  ],
  'with hints that are none': [
    slice('addresses: [192.0.2.1], hints: {forZones: [{name: a b}, {name: c}, {name: c}], forNodes: [{name: A}]}'),
    [
      'invalid-value endpoints[0].hints.forZones[0].name ▸ a b',
      'duplicate-value endpoints[0].hints.forZones[2].name ▸ c',
      'invalid-value endpoints[0].hints.forNodes[0].name ▸ A',
    ],
  ],
  'with too many hints': [
    slice(
      `addresses: [192.0.2.1], hints: {forZones: [${Array.from({ length: 9 }, (_, i) => `{name: a${i}}`).join(', ')}], forNodes: [{name: A}]}`,
    ),
    ['too-many endpoints[0].hints.forZones ▸ …'],
  ],
  'with too many addresses': [
    slice(`addresses: [${Array.from({ length: 101 }, (_, i) => `192.0.2.${i}`).join(', ')}]`),
    ['too-many endpoints[0].addresses ▸ …'],
  ],
  'with labels that are none': [
    old('addresses: [192.0.2.1], topology: {a: b c}'),
    ['invalid-value endpoints[0].deprecatedTopology ▸ b c'],
    24,
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of names': [slice('addresses: [a.b]', 'FQDN'), ['api-warning spec.addressType ▸ FQDN']],
}

describe('an EndpointSlice', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor).map(shorten)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor).map(shorten)).toEqual(expected),
  )
})

function shorten(line: string): string {
  return line.length > 130 ? `${line.slice(0, line.indexOf(' ▸'))} ▸ …` : line
}
