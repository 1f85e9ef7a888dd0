import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { apiGroups, apiResourcesOf, groupsWith, isClusterScoped } from '../../src/kubernetes/api-resources.ts'

interface Package {
  readonly group: string
  readonly kinds?: Readonly<
    Record<string, { readonly plural?: string; readonly items?: string; readonly namespaced?: boolean }>
  >
}

it('knows the plural of every kind of the schemas', () => {
  for (const file of readdirSync('schemas').filter((name) => name.endsWith('.json'))) {
    const { group, kinds = {} } = JSON.parse(readFileSync(`schemas/${file}`, 'utf8')) as Package
    for (const [kind, { plural, items }] of Object.entries(kinds))
      if (plural && items === undefined)
        expect(apiResourcesOf(group)?.has(plural), `${plural} of ${kind} in "${group}"`).toBe(true)
  }
})

it('knows what lives outside of namespaces', () => {
  for (const file of readdirSync('schemas').filter((name) => name.endsWith('.json'))) {
    const { group, kinds = {} } = JSON.parse(readFileSync(`schemas/${file}`, 'utf8')) as Package
    for (const [kind, { plural, items, namespaced }] of Object.entries(kinds))
      if (plural && items === undefined)
        expect(isClusterScoped(group, plural), `${plural} of ${kind} in "${group}"`).toBe(namespaced === false)
  }
  expect(isClusterScoped('example.com', 'nodes')).toBe(false)
  expect(isClusterScoped('batch', '')).toBe(false)
})

it('finds the groups of a plural', () => {
  expect(groupsWith('deployments')).toEqual(['apps', 'extensions'])
  expect(groupsWith('secrets')).toEqual([''])
  expect(groupsWith('widgets')).toEqual([])
})

it('knows subresources, and nothing of other groups', () => {
  expect(apiGroups).toContain('')
  expect(apiResourcesOf('')?.get('pods')).toMatchObject({ kind: 'Pod', subresources: expect.arrayContaining(['exec']) })
  expect(apiResourcesOf('example.com')).toBeUndefined()
})
