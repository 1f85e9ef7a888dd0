import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {${spec}}\n`
const from = (peer: string) => policy(`podSelector: {}, ingress: [{from: [{${peer}}]}]`)
const port = (text: string) => policy(`podSelector: {}, egress: [{ports: [{${text}}]}]`)

const fine: Record<string, [text: string, minor?: Minor]> = {
  'for all': [policy('')],
  'of a range of ports': [port('port: 80, endPort: 90')],
  'of any port of a protocol': [port('protocol: UDP')],
  'of a network with exceptions': [from('ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}')],
  'of selected pods of selected namespaces': [from('podSelector: {}, namespaceSelector: {}')],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'for nobody': [from(''), ['required-value spec.ingress[0].from[0] ▸ {}']],
  'for a network and pods': [
    from('podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}'),
    ['forbidden-field spec.ingress[0].from[0] ▸ {podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}'],
  ],
  'for a network that is none': [
    from('ipBlock: {cidr: 10.0.0.1/8x, except: [z]}'),
    ['invalid-value spec.ingress[0].from[0].ipBlock.cidr ▸ 10.0.0.1/8x'],
  ],
  'for a network with bits behind its length since 1.36': [
    from('ipBlock: {cidr: 10.0.0.1/8}'),
    ['invalid-value spec.ingress[0].from[0].ipBlock.cidr ▸ 10.0.0.1/8'],
  ],
  'with exceptions of other networks': [
    from('ipBlock: {cidr: 10.0.0.0/8, except: [x, 11.0.0.0/16, 10.0.0.0/8, "fd00::/64"]}'),
    [
      'invalid-value spec.ingress[0].from[0].ipBlock.except[0] ▸ x',
      'invalid-value spec.ingress[0].from[0].ipBlock.except[1] ▸ 11.0.0.0/16',
      'invalid-value spec.ingress[0].from[0].ipBlock.except[2] ▸ 10.0.0.0/8',
      'invalid-value spec.ingress[0].from[0].ipBlock.except[3] ▸ "fd00::/64"',
    ],
  ],
  'with exceptions in old versions, to the first broken one': [
    from('ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16, x, 12.0.0.0/16]}'),
    [
      'invalid-value spec.ingress[0].from[0].ipBlock.except[0] ▸ 11.0.0.0/16',
      'invalid-value spec.ingress[0].from[0].ipBlock.except[1] ▸ x',
    ],
    24,
  ],
  'with an end before the start': [
    port('port: 80, endPort: 70'),
    ['invalid-value spec.egress[0].ports[0].endPort ▸ 70'],
  ],
  'with an end of nothing': [port('endPort: 70'), ['invalid-value spec.egress[0].ports[0].endPort ▸ 70']],
  'with an end after a name': [port('port: web, endPort: 70'), ['invalid-value spec.egress[0].ports[0].endPort ▸ 70']],
  'with ports that are none': [
    policy('podSelector: {}, egress: [{ports: [{port: 0}, {port: WEB}, {protocol: ""}]}]'),
    [
      'invalid-value spec.egress[0].ports[0].port ▸ 0',
      'invalid-value spec.egress[0].ports[1].port ▸ WEB',
      'unsupported-value spec.egress[0].ports[2].protocol ▸ ""',
    ],
  ],
  'with three types': [
    policy('podSelector: {}, policyTypes: [Ingress, Egress, Ingress]'),
    ['invalid-value spec.policyTypes ▸ [Ingress, Egress, Ingress]'],
  ],
  'with labels that are none': [
    policy('podSelector: {matchLabels: {a: b c}}'),
    ['invalid-value spec.podSelector.matchLabels ▸ b c'],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of a network in an odd form': [
    from('ipBlock: {cidr: "2001:DB8::/32"}'),
    ['api-warning spec.ingress[0].from[0].ipBlock.cidr ▸ "2001:DB8::/32"'],
  ],
}

describe('a NetworkPolicy', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
