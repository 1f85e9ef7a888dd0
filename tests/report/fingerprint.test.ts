import { expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { fingerprintsOf } from '../../src/report/fingerprint.ts'
import { findingAt } from './reports.ts'

const text = 'kind: Pod\nspec: {}\n'
const resource = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' }
const web = findingAt('a.yaml', text, 'spec', { resource })
const bare = findingAt('a.yaml', text, 'spec')

/** The fingerprint of one finding by itself. */
function fingerprint(finding: Finding): string {
  return fingerprintsOf([finding])[0]!
}

it.each<[string, Partial<Finding>]>([
  ['file', { file: 'moved/b.yaml' }],
  ['line', { range: { start: { line: 9, column: 3 }, end: { line: 9, column: 7 } } }],
  ['document', { document: 3 }],
  ['words', { message: 'other words', why: 'because', hint: 'do it' }],
  ['severity', { severity: 'info' }],
  ['version of the API', { resource: { ...resource, apiVersion: 'apps/v1beta2' } }],
])('of a resource does not depend on the %s', (_, change) => {
  expect(fingerprint({ ...web, ...change })).toBe(fingerprint(web))
})

it.each<[string, Partial<Finding>]>([
  ['rule', { rule: 'wrong-type' }],
  ['field', { path: 'spec.replicas' }],
  ['group', { resource: { ...resource, apiVersion: 'v1' } }],
  ['kind', { resource: { ...resource, kind: 'StatefulSet' } }],
  ['namespace', { resource: { ...resource, namespace: undefined } }],
  ['name', { resource: { ...resource, name: 'wbe' } }],
  ['resource', { resource: undefined }],
])('depends on the %s', (_, change) => {
  expect(fingerprint({ ...web, ...change })).not.toBe(fingerprint(web))
})

it.each<[string, boolean, Partial<Finding>]>([
  ['file', true, { file: 'b.yaml' }],
  ['message', true, { message: 'other words' }],
  ['line', false, { range: { start: { line: 9, column: 3 }, end: { line: 9, column: 7 } } }],
])('without a resource depends on the %s: %s', (_, depends, change) => {
  expect(fingerprint({ ...bare, ...change }) !== fingerprint(bare)).toBe(depends)
})

it('tells names apart that only look alike when they are joined', () => {
  const [one, other] = [
    { ...resource, namespace: 'a', name: 'b/c' },
    { ...resource, namespace: 'a/b', name: 'c' },
  ]
  expect(fingerprint({ ...web, resource: one })).not.toBe(fingerprint({ ...web, resource: other }))
})

it('is another one for each of several that are alike, in the same order', () => {
  const all = fingerprintsOf([web, bare, web, { ...web, file: 'b.yaml' }, bare])
  expect(new Set(all).size).toBe(5)
  for (const each of all) expect(each).toMatch(/^[0-9a-f]{32}$/)
  expect(all.slice(0, 2)).toEqual([fingerprint(web), fingerprint(bare)])
  expect(fingerprintsOf([web, web])).toEqual([all[0], all[2]])
})

it('does not change when an item moves in its list', () => {
  const named = { path: 'spec.containers[0].image', namedPath: 'spec.containers[name=web].image' }
  expect(fingerprint({ ...web, ...named, path: 'spec.containers[1].image' })).toBe(fingerprint({ ...web, ...named }))
  expect(fingerprint({ ...web, ...named, namedPath: 'spec.containers[name=db].image' })).not.toBe(
    fingerprint({ ...web, ...named }),
  )
})
