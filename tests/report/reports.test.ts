import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { compactReport } from '../../src/report/compact.ts'
import { jsonReport } from '../../src/report/json.ts'
import { leftOutLines, summaryLine, suppressedLines } from '../../src/report/summary.ts'
import { findingAt, rangeOf, reportOf } from './reports.ts'

const text = 'kind: Pod\nspec: {}\n'
const options = { version: '1.2.3', docs: (rule: string) => `rules/schema/${rule}.md` }
const full = findingAt('a.yaml', text, 'spec', {
  resource: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
  why: 'because',
  hint: 'did you mean `x`?',
  related: [{ file: 'b.yaml', range: rangeOf(text, 'Pod'), message: 'see here' }],
})
const leftOut = [
  { file: 'c/values.yaml', reason: 'helm-chart', message: 'values of a Helm chart', explicit: false },
  { file: 'b.yaml', reason: 'empty', message: 'no document with content', explicit: true },
  { file: 'a/values.yaml', reason: 'helm-chart', message: 'values of a Helm chart', explicit: false },
] as const

it('writes one clickable line for each finding', () => {
  const report = reportOf({ 'a.yaml': text }, [full, findingAt('a\n.yaml', text, 'Pod', { severity: 'info' })])
  expect(compactReport(report)).toBe(
    'a.yaml:2:1: error something is wrong here (did you mean `x`?) [unknown-field]\n' +
      'a\\n.yaml:1:7: info something is wrong here [unknown-field]\n',
  )
})

it.each<[string, Report]>([
  ['nothing', reportOf({}, [])],
  ['a clean file', reportOf({ 'a.yaml': text }, [])],
  ['findings with everything and with little', reportOf({ 'a.yaml': text }, [full, findingAt('a.yaml', text, 'Pod')])],
  ['files left out', reportOf({ 'a.yaml': text }, [], { leftOut })],
  [
    'a finding that is suppressed',
    {
      ...reportOf({ 'a.yaml': text }, [full]),
      suppressed: [
        { ...full, suppression: { kind: 'comment', reason: 'so be it', until: '2027-01-31', file: 'a.yaml', line: 1 } },
        { ...full, suppression: { kind: 'option' } },
      ],
    },
  ],
  ['a range of versions', { ...reportOf({ 'a.yaml': text }, [full]), versions: { from: 27, to: 31 } }],
])('writes JSON that its schema describes: %s', (_, report) => {
  const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
  const validate = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    formats: { date: true },
  }).compile(schema)
  const json = JSON.parse(jsonReport(report, { ...options, showSuppressed: true }))
  validate(json)
  expect(validate.errors).toBeNull()
  expect(json.findings).toHaveLength(report.findings.length)
  expect(json.summary.leftOut).toHaveLength(report.summary.leftOut.length)
  expect(json.suppressed).toHaveLength(report.suppressed.length)
  expect(JSON.parse(jsonReport(report, options))).toEqual({ ...json, suppressed: undefined })
})

it('says everything about a finding in JSON', () => {
  const [finding] = JSON.parse(jsonReport(reportOf({ 'a.yaml': text }, [full]), options)).findings
  expect(finding).toEqual({
    file: 'a.yaml',
    document: 0,
    resource: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
    rule: 'unknown-field',
    severity: 'error',
    authority: 'api-server',
    path: 'spec',
    message: 'something is wrong here',
    why: 'because',
    hint: 'did you mean `x`?',
    range: { start: { line: 2, column: 1 }, end: { line: 2, column: 5 } },
    related: [
      { file: 'b.yaml', range: { start: { line: 1, column: 7 }, end: { line: 1, column: 10 } }, message: 'see here' },
    ],
    docs: 'rules/schema/unknown-field.md',
  })
})

it.each([
  [reportOf({ 'a.yaml': text }, []), 'no problems in 1 file: 1 resource in 1 document checked for Kubernetes 1.36'],
  [
    reportOf({ 'a.yaml': text, 'b.yaml': text }, [
      full,
      { ...full, severity: 'warning' },
      { ...full, severity: 'warning' },
    ]),
    '1 error, 2 warnings in 1 of 2 files: 2 resources in 2 documents checked for Kubernetes 1.36',
  ],
  [
    { ...reportOf({ 'a.yaml': text }, [{ ...full, severity: 'info' }], { leftOut }), versions: { from: 27, to: 31 } },
    '1 note in 1 file: 1 resource in 1 document checked for Kubernetes 1.27-1.31; left out: 2 files of Helm charts, 1 empty file (see --explain-skipped)',
  ],
])('sums a run up in one line', (report, line) => {
  expect(summaryLine(report)).toBe(line)
})

it('says how many findings are suppressed, and lists them on request', () => {
  const suppression = {
    kind: 'config',
    reason: 'so be it',
    until: '2027-01-31',
    file: 'supercargo.yaml',
    line: 7,
  } as const
  const report = { ...reportOf({ 'a.yaml': text }, []), suppressed: [{ ...full, suppression }] }
  expect(summaryLine(report)).toMatch(/1\.36; suppressed: 1 finding \(see --show-suppressed\)$/)
  expect(summaryLine(report, { suppressed: true })).toMatch(/1\.36; suppressed: 1 finding$/)
  expect(suppressedLines(report.suppressed)).toEqual([
    'suppressed a.yaml:2:1: something is wrong here [unknown-field] by supercargo.yaml:7: so be it (until 2027-01-31)',
  ])
})

it('lists what was left out, sorted by file', () => {
  expect(leftOutLines(leftOut)).toEqual([
    'left out a/values.yaml: values of a Helm chart',
    'left out b.yaml: no document with content',
    'left out c/values.yaml: values of a Helm chart',
  ])
})
