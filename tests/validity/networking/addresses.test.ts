import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const address = (name: string, reference = 'resource: services, name: a') =>
  `apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: "${name}"}\nspec: {parentRef: {${reference}}}\n`
const ranges = (cidrs: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: a}\nspec: {cidrs: [${cidrs}]}\n`
const className = (spec: string, version = 'v1') =>
  `apiVersion: networking.k8s.io/${version}\nkind: IngressClass\nmetadata: {name: a}\nspec: {${spec}}\n`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'an address': [address('2001:db8::1')],
  'a range of each family': [ranges('10.0.0.0/16, "fd00::/112"')],
  'a class': [className('controller: a.b/c')],
  'a class with parameters of a namespace': [
    className('controller: a.b/c, parameters: {kind: A, name: b, scope: Namespace, namespace: c}'),
  ],
  'a prefix that is the whole name': [address('').replace('name: ""', 'generateName: 10.0.0.1')],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'a name that is no address': [address('a'), ['invalid-value metadata.name ▸ "a"']],
  'an address that is not canonical': [address('2001:DB8::1'), ['invalid-value metadata.name ▸ "2001:DB8::1"']],
  'an address for a resource that is none': [
    address('10.0.0.1', 'group: A, resource: a/b, name: a%, namespace: ..'),
    [
      'invalid-value spec.parentRef.group ▸ A',
      'invalid-value spec.parentRef.resource ▸ a/b',
      'invalid-value spec.parentRef.name ▸ a%',
      'invalid-value spec.parentRef.namespace ▸ ..',
    ],
  ],
  'ranges that are none': [
    ranges('10.0.0.1/16, x'),
    ['invalid-value spec.cidrs[0] ▸ 10.0.0.1/16', 'invalid-value spec.cidrs[1] ▸ x'],
  ],
  'two ranges of a family': [
    ranges('10.0.0.0/16, 10.1.0.0/16'),
    ['invalid-value spec.cidrs ▸ [10.0.0.0/16, 10.1.0.0/16]'],
  ],
  'three ranges': [
    ranges('10.0.0.0/16, "fd00::/112", x'),
    ['invalid-value spec.cidrs ▸ [10.0.0.0/16, "fd00::/112", x]'],
  ],
  'two ranges of a family in old versions': [
    ranges('10.0.0.1/16, 10.1.0.0/16').replace('/v1', '/v1alpha1'),
    ['invalid-value spec.cidrs ▸ [10.0.0.1/16, 10.1.0.0/16]'],
    30,
  ],
  'a class of nobody': [className('controller: a'), ['invalid-value spec.controller ▸ a']],
  'a class with a long name': [className(`controller: a.b/${'c'.repeat(250)}`), ['too-long spec.controller ▸ …']],
  'parameters of a namespace without one': [
    className('controller: a.b/c, parameters: {kind: A, name: b, scope: Namespace}'),
    ['required-value spec.parameters.namespace ▸ parameters'],
  ],
  'parameters of the cluster with a namespace': [
    className('controller: a.b/c, parameters: {kind: A/B, name: .., apiGroup: A, namespace: c}'),
    [
      'invalid-value spec.parameters.kind ▸ A/B',
      'invalid-value spec.parameters.name ▸ ..',
      'invalid-value spec.parameters.apiGroup ▸ A',
      'forbidden-field spec.parameters.namespace ▸ c',
    ],
  ],
}

describe('addresses of a cluster', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor).map(shorten)).toEqual(expected),
  )
})

function shorten(line: string): string {
  return line.length > 130 ? `${line.slice(0, line.indexOf(' ▸'))} ▸ …` : line
}
