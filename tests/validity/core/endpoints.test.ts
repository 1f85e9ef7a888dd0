import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const endpoints = (subset: string) => `apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\nsubsets: [{${subset}}]\n`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'with an address': [endpoints('addresses: [{ip: 192.0.2.1}], ports: [{port: 80}]')],
  'with zeros in front before 1.36': [endpoints('addresses: [{ip: 192.000.2.1}]'), 32],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'without addresses': [endpoints('ports: [{port: 80}]'), ['required-value subsets[0] ▸ {ports: [{port: 80}]}']],
  'with addresses that nobody reaches': [
    endpoints('addresses: [{ip: 0.0.0.0}, {ip: "::1"}, {}], notReadyAddresses: [{ip: "fe80::1"}]'),
    [
      'invalid-value subsets[0].addresses[0].ip ▸ 0.0.0.0',
      'invalid-value subsets[0].addresses[1].ip ▸ "::1"',
      'invalid-value subsets[0].addresses[2].ip ▸ {}',
      'invalid-value subsets[0].notReadyAddresses[0].ip ▸ "fe80::1"',
    ],
  ],
  'with zeros in front': [
    endpoints('addresses: [{ip: 192.000.2.1}]'),
    ['invalid-value subsets[0].addresses[0].ip ▸ 192.000.2.1'],
  ],
  'with names that are none': [
    endpoints('addresses: [{ip: 192.0.2.1, hostname: a.b, nodeName: A}]'),
    ['invalid-value subsets[0].addresses[0].hostname ▸ a.b', 'invalid-value subsets[0].addresses[0].nodeName ▸ A'],
  ],
  'with ports that are none': [
    endpoints('addresses: [{ip: 192.0.2.1}], ports: [{port: 0, name: A, appProtocol: a b}, {port: 80}]'),
    [
      'invalid-value subsets[0].ports[0].port ▸ 0',
      'invalid-value subsets[0].ports[0].name ▸ A',
      'invalid-value subsets[0].ports[0].appProtocol ▸ a b',
      'required-value subsets[0].ports[1].name ▸ {port: 80}',
    ],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of odd forms': [
    endpoints('addresses: [{ip: "2001:db8:0::1"}]'),
    ['api-warning subsets[0].addresses[0].ip ▸ "2001:db8:0::1"'],
  ],
}

describe('Endpoints', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
