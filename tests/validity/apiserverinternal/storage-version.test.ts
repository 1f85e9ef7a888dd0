import { expect, it } from 'vitest'
import { blamed } from '../../helpers/validity.ts'

it.each([
  ['apps.deployments', []],
  ['a.b.c', []],
  ['deployments', ['invalid-value metadata.name']],
  ['A.b', ['invalid-value metadata.name']],
  ['apps.9lives', ['invalid-value metadata.name']],
])('a storage version may be called %s or not', (name, expected) => {
  const text = `apiVersion: internal.apiserver.k8s.io/v1alpha1\nkind: StorageVersion\nmetadata: {name: ${name}}\nspec: {}\n`
  expect(blamed(text)).toEqual(expected)
})
