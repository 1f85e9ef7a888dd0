import { describe, expect, it } from 'vitest'
import { rolloutTable } from '../../src/report/changes.ts'
import { diffTexts } from '../helpers/diff.ts'

const web = (spec = '', labels = '{app: web}', name = 'web') => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 4
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: ${labels}}
    spec:
      ${spec}
      containers: [{name: web, image: 'web:1', readinessProbe: {initialDelaySeconds: 10, tcpSocket: {port: 80}}}]
`
const service = (selector: string) => `---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: ${selector}, ports: [{port: 80}]}}
`
const secret = (name: string, value = 'b') => `---
{apiVersion: v1, kind: Secret, metadata: {name: ${name}}, immutable: true, stringData: {a: ${value}, b: c, d: e, f: g}}
`

describe('resources are matched', () => {
  const paths = (before: Record<string, string>, next: Record<string, string>) =>
    diffTexts(before, next).findings.map(({ file, path }) => `${file} ${path}`)

  it('by file and name', () =>
    expect(
      paths(
        { 'a.yaml': secret('s'), 'b.yaml': secret('s', 'x') },
        { 'a.yaml': secret('s'), 'b.yaml': secret('s', 'z') },
      ),
    ).toEqual(['b.yaml data']))
  it('by name in another file', () =>
    expect(paths({ 'a.yaml': secret('s') }, { 'b.yaml': secret('s', 'x') })).toEqual(['b.yaml data']))
  it('one with one, where the same is there twice', () =>
    expect(paths({ 'a.yaml': secret('s') + secret('s', 'x') }, { 'a.yaml': secret('s') + secret('s', 'z') })).toEqual([
      'a.yaml data',
    ]))
  it('whatever namespace is meant by none', () => {
    const named = secret('s', 'x').replace('name: s', 'name: s, namespace: default')
    expect(paths({ 'a.yaml': secret('s') }, { 'a.yaml': named })).toEqual(['a.yaml data'])
    expect(paths({ 'a.yaml': secret('s') }, { 'a.yaml': named.replace('default', 'shop') })).toEqual([
      'a.yaml metadata.namespace',
    ])
  })
  it('and counted', () => {
    const { changed, added, gone } = diffTexts(secret('a') + secret('b'), secret('a', 'x') + web())
    expect({ changed, added, gone }).toEqual({ changed: 1, added: 1, gone: 1 })
  })
})

describe('a Service', () => {
  const said = (before: string, next: string) => diffTexts(before, next).findings.map(({ message }) => message)

  it('that wants a label which its pods get at the same time is empty for a while', () =>
    expect(
      said(web() + service('{app: web}'), web('', '{app: web, tier: a}') + service('{app: web, tier: a}')),
    ).toEqual([
      'selects none of the pods of Deployment "web" that run now: it has no endpoints until new ones are ready',
    ]))
  it('that leaves its pods for good says so', () =>
    expect(said(web() + service('{app: web}'), web() + service('{app: wbe}'))).toEqual([
      'selects none of the pods of Deployment "web" that run now, and none of its new ones',
    ]))
  it('may want less', () =>
    expect(said(web('', '{app: web, a: b}') + service('{app: web, a: b}'), web() + service('{app: web}'))).toEqual([]))
})

describe('a resource under a new name', () => {
  const said = (before: string, next: string) =>
    diffTexts(before, next).findings.map(({ rule, path }) => `${rule} ${path}`)

  it('is another one', () =>
    expect(said(web('', '{app: web}', 'web'), web('', '{app: web}', 'shop'))).toEqual([
      'renamed-resource metadata.name',
    ]))
  it('is the same for its neighbours', () =>
    expect(said(secret('a'), secret('a').replace('name: a', 'name: a, namespace: b'))).toEqual([
      'renamed-resource metadata.namespace',
    ]))
  it('may be a different one', () =>
    expect(said(secret('a'), secret('b').replace('b: c, d: e, f: g', 'x: y, z: a, g: h'))).toEqual([]))
  it('is told once', () =>
    expect(said(web() + web('', '{app: web}', 'a'), web('', '{app: web}', 'b') + web())).toHaveLength(1))
})

describe('the table of rollouts', () => {
  const table = (before: string, next: string) => rolloutTable(diffTexts(before, next).workloads, 120)

  it('has a line for each workload whose template changes', () =>
    expect(table(web(), web().replace('web:1', 'web:2'))).toBe(
      `workload        pods  available  at most  waves  at least  because of
Deployment web     4          3        5      2      20 s  spec.containers[0].image
`,
    ))
  it('is empty where only the number of pods changes, or a default is written down', () => {
    expect(table(web(), web().replace('replicas: 4', 'replicas: 5'))).toBe('')
    expect(table(web(), web('restartPolicy: Always'))).toBe('')
  })
  it('says where the server refuses the change', () =>
    expect(
      table(
        web('', '{app: web, a: b}'),
        web('', '{app: web, a: c}').replace('matchLabels: {app: web}', 'matchLabels: {a: c}'),
      ),
    ).toContain('refused'))
})
