import { describe, expect, test } from 'vitest'
import { parseLabels, parseSelector } from '../../src/kubernetes/label-selector.ts'
import { Unit } from '../../src/workspace/unit.ts'
import { resource, words } from './resources.ts'

const unit = new Unit([
  resource('Service shop/web'),
  resource('Service web'),
  resource('Namespace shop'),
  resource('Thing shop/web', { app: 'web' }),
  resource('Deployment shop/web', { app: 'web', tier: 'front' }),
  resource('Pod shop/lone', { app: 'web' }),
  resource('Deployment web', { app: 'web' }),
  resource('Service shop/web'),
])
const selected = (namespace: string, selector: any, limit?: number) =>
  unit.selectedBy(namespace, parseSelector(selector)!, limit).map(words)

describe('Unit', () => {
  test('finds by kind, namespace and name, the last of two', () => {
    expect(unit.find('Service', 'shop', 'web')).toBe(unit.resources[7])
    expect(unit.find('Service', 'default', 'web')).toBe(unit.resources[1])
    expect(unit.find('Namespace', '', 'shop')).toBe(unit.resources[2])
    expect(unit.find('Service', 'other', 'web')).toBeUndefined()
    expect(unit.find('Thing', 'shop', 'web')).toBeUndefined()
  })

  test('names a kind in all namespaces', () => {
    expect(unit.named('Service', 'web').map(words)).toEqual(['Service shop/web', 'Service web', 'Service shop/web'])
  })

  test('knows who owns pods in a namespace', () => {
    expect(unit.podOwners('shop').map(words)).toEqual(['Thing shop/web', 'Deployment shop/web', 'Pod shop/lone'])
    expect(unit.podOwners('default').map(words)).toEqual(['Deployment web'])
    expect(unit.podOwners('other')).toEqual([])
    expect(unit.podNamespaces).toEqual(['shop', 'default'])
  })

  test('says whose pods a selector catches', () => {
    expect(selected('shop', { matchLabels: { app: 'web', tier: 'front' } })).toEqual(['Deployment shop/web'])
    expect(selected('shop', { matchLabels: { app: 'web' } }, 1)).toEqual(['Thing shop/web'])
    expect(selected('shop', { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] })).toEqual([
      'Thing shop/web',
      'Pod shop/lone',
    ])
    expect(selected('shop', {})).toHaveLength(3)
    expect(selected('shop', { matchLabels: { app: 'web', 'pod-template-hash': '5d8' } })).toHaveLength(3)
    expect(selected('shop', { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'web-0' } })).toEqual([])
    expect(selected('default', { matchLabels: { app: 'x' } })).toEqual([])
    expect(unit.selectedBy('other', parseLabels({ app: 'web' }))).toEqual([])
  })
})
