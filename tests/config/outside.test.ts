import { expect, test } from 'vitest'
import type { ExternalConfig } from '../../src/config/config.ts'
import { outsideOf } from '../../src/config/outside.ts'

const isExternal = (external: ExternalConfig, kind: string, name: string, namespace?: string) =>
  outsideOf({ external: [external] }).isExternal(kind, namespace, name)

test.each<[ExternalConfig, string, string, string | undefined, boolean]>([
  ['ca', 'Secret', 'ca', 'shop', true],
  ['ca', 'Secret', 'cab', 'shop', false],
  [{ kind: 'Secret' }, 'Secret', 'any', 'shop', true],
  [{ kind: 'Secret' }, 'ConfigMap', 'any', 'shop', false],
  [{ kind: 'Deployment' }, 'Deployment.apps', 'web', 'shop', true],
  [{ kind: 'Issuer.cert-manager.io' }, 'Issuer.cert-manager.io', 'x', 'shop', true],
  [{ kind: 'Issuer.other.io' }, 'Issuer.cert-manager.io', 'x', 'shop', false],
  [{ kind: 'Secret', name: 'a' }, 'Secret', 'a', undefined, true],
  [{ kind: 'Secret', name: 'a' }, 'Secret', 'b', undefined, false],
  [{ kind: 'Secret', name: 'a', namespace: 'shop' }, 'Secret', 'a', 'shop', true],
  [{ kind: 'Secret', name: 'a', namespace: 'shop' }, 'Secret', 'a', 'other', false],
  [{ kind: 'Secret', name: 'a', namespace: 'shop' }, 'Secret', 'a', undefined, true],
  [{ kind: 'Secret', pattern: 'db-*' }, 'Secret', 'db-main', 'shop', true],
  [{ kind: 'Secret', pattern: '*-db-*-tls' }, 'Secret', 'eu-db-main-tls', 'shop', true],
  [{ kind: 'Secret', pattern: '*-db-*-tls' }, 'Secret', 'eu-db-tls', 'shop', false],
  [{ kind: 'Secret', pattern: 'aa*aa' }, 'Secret', 'aaa', 'shop', false],
  [{ kind: 'Secret', pattern: '*' }, 'Secret', 'x', 'shop', true],
  [{ kind: 'Secret', pattern: 'x' }, 'Secret', 'xy', 'shop', false],
])('%j and %s %s in %s: %s', (external, kind, name, namespace, expected) => {
  expect(isExternal(external, kind, name, namespace)).toBe(expected)
})

test('a pattern of many stars takes no time', () => {
  expect(isExternal({ kind: 'Secret', pattern: `${'*a'.repeat(5000)}b` }, 'Secret', 'a'.repeat(100_000))).toBe(false)
})
