import { describe, expect, it } from 'vitest'
import { templateHeads } from '../../src/sources/heads.ts'
import { checkFiles } from '../helpers/check.ts'

const said = (text: string) =>
  templateHeads(text).map(({ node }) => node.entries.map(({ value }) => text.slice(value.start, value.end)).join(' '))

describe('templateHeads', () => {
  it('finds what stands there as plain text', () => {
    expect(said('# a chart\napiVersion: apps/v1\nkind: "Deployment" # x\nmetadata:\n  name: {{ .a }}\n')).toEqual([
      'apps/v1 Deployment',
    ])
  })
  it('finds it in each document', () => {
    expect(
      said('apiVersion: v1\nkind: Service\nname: {{ .a }}\n---\nkind: Secret\napiVersion: v1\ndata: {}\n'),
    ).toEqual(['v1 Service', 'v1 Secret'])
  })
  it('counts the documents with content', () => {
    const text =
      '# only a comment\n---\n{{ if .a }}\na: b\n{{ end }}\n---\napiVersion: v1\nkind: Service\nname: {{ .a }}\n'
    expect(templateHeads(text).map(({ document }) => document)).toEqual([1])
  })
  it.each([
    ['an action comes before it', '{{ if .a }}\napiVersion: v1\nkind: Service\n{{ end }}\n'],
    ['an action is part of it', 'apiVersion: {{ .version }}\nkind: Service\n'],
    ['it may go on with an action', 'kind: Service\napiVersion: v1{{ .suffix }}\n'],
    ['it lies deeper', 'spec:\n  apiVersion: v1\n  kind: Service\n'],
  ])('finds nothing where %s', (_, text) => expect(said(text)).toEqual([]))
})

it('says that a template makes a removed API version, and nothing else of it', () => {
  const text = 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: {{ .a }}}\nspek: 1\n'
  const file = { 'templates/a.yaml': text }
  const report = checkFiles(file, {}, { recognised: { reason: 'helm-template', message: 'a Helm template' } })
  expect(report.findings.map(({ rule, range }) => [rule, range.start.line])).toEqual([['removed-api', 1]])
  expect(report.summary.leftOut).toHaveLength(1)
})

describe('a file that was merely found', () => {
  const plain = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
  const template = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .a }}\n'
  const check = (...documents: string[]) => checkFiles({ 'a.yaml': documents.join('---\n') }, {}, { explicit: false })

  it('is a template where half of its documents have actions', () => {
    for (const documents of [[template], [plain, template]])
      expect(check(...documents).summary).toMatchObject({ files: 0, leftOut: [{ reason: 'helm-template' }] })
  })
  it('is checked where one of many has an action that was left in', () => {
    const { summary, findings } = check(plain, template, plain.replace('name: a', 'name: b'))
    expect(summary).toMatchObject({ files: 1, documents: 3, leftOut: [] })
    expect(findings.map(({ rule, document }) => [rule, document])).toEqual([['syntax', 1]])
  })
})
