import { describe, expect, it } from 'vitest'
import { said } from '../../helpers/validity.ts'

function service(spec: string, name = 'v1.shop.example.com'): string {
  return `apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: {name: ${name}}\nspec: {${spec}}\n`
}

const GOOD = 'group: shop.example.com, version: v1, groupPriorityMinimum: 100, versionPriority: 15'
const BACKEND = 'service: {name: shop, namespace: default}'

describe('an APIService', () => {
  it.each([
    ['served by the server itself', GOOD],
    ['served by another', `${GOOD}, ${BACKEND}, caBundle: YQ==`],
    ['that nobody vouches for', `${GOOD}, ${BACKEND}, insecureSkipTLSVerify: true`],
  ])('%s is fine', (_, spec) => expect(said(service(spec))).toEqual([]))

  it('of the legacy group has no group', () => {
    expect(said(service('version: v1, groupPriorityMinimum: 1, versionPriority: 1', 'v1.'))).toEqual([])
  })

  it.each([
    ['another name', service(GOOD, 'shop'), ['invalid-value metadata.name ▸ shop']],
    [
      'no priorities',
      service('group: shop.example.com, version: v1'),
      ['invalid-value spec.groupPriorityMinimum ▸ spec', 'invalid-value spec.versionPriority ▸ spec'],
    ],
    [
      'too high priorities',
      service(GOOD.replace('100', '20001').replace('15', '1001')),
      ['invalid-value spec.groupPriorityMinimum ▸ 20001', 'invalid-value spec.versionPriority ▸ 1001'],
    ],
    [
      'no group',
      service('version: v2, groupPriorityMinimum: 1, versionPriority: 1', 'v2.'),
      ['required-value spec.group ▸ spec'],
    ],
    [
      'a version in capitals',
      service(GOOD.replace('v1', 'V1'), 'V1.shop.example.com'),
      ['invalid-value spec.version ▸ V1'],
    ],
    [
      'trust in nobody',
      service(`${GOOD}, caBundle: YQ==, insecureSkipTLSVerify: true`),
      ['invalid-value spec.caBundle ▸ YQ==', 'invalid-value spec.insecureSkipTLSVerify ▸ true'],
    ],
    [
      'trust and no need for it',
      service(`${GOOD}, ${BACKEND}, caBundle: YQ==, insecureSkipTLSVerify: true`),
      ['invalid-value spec.insecureSkipTLSVerify ▸ true'],
    ],
    [
      'a port out of range',
      service(`${GOOD}, service: {name: shop, namespace: default, port: 70000}`),
      ['invalid-value spec.service.port ▸ 70000'],
    ],
  ])('with %s is refused', (_, text, expected) => expect(said(text).sort()).toEqual(expected))
})
