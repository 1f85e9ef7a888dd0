import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { error, notice, warning } from '@actions/core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { marked, type Tokens } from 'marked'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { checkstyleReport } from '../../src/report/checkstyle.ts'
import { githubReport } from '../../src/report/github.ts'
import { gitlabReport } from '../../src/report/gitlab.ts'
import { junitReport } from '../../src/report/junit.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { sarifReport } from '../../src/report/sarif.ts'
import { supercargo } from '../cli/program.ts'
import { findingAt, rangeOf, reportOf } from './reports.ts'

/**
 * The formats of services over one folder with everything that makes them stumble: each is held by a golden file (UPDATE=1 writes it, to be read in review)
 * and read by a schema, a parser or a writer that is not ours.
 */
const fixtures = 'tests/fixtures/reports'
const rules =
  'syntax,unknown-field,required-value,invalid-value,wrong-type,selector-mismatch,selector-matches-no-pods,api-warning,unknown-kind'
const written: Record<string, string> = {}

beforeAll(async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'supercargo-test-'))
  cpSync(join(fixtures, 'input'), cwd, { recursive: true })
  mkdirSync(join(cwd, '.git'))
  for (const format of ['sarif', 'junit', 'checkstyle', 'gitlab', 'github', 'markdown', 'json']) {
    const { stdout } = await supercargo(['--format', format, '--only', rules, '--kubernetes-version', '1.36'], { cwd })
    written[format] = stdout
  }
  return () => rmSync(cwd, { recursive: true })
})

describe.each(['sarif', 'junit', 'checkstyle', 'gitlab', 'github', 'markdown'])('%s', (format) => {
  it('is what the golden file says', () => {
    const text = format === 'sarif' ? withoutPages(written[format]!) : written[format]!
    const file = join(fixtures, `golden.${format}`)
    if (process.env.UPDATE || !existsSync(file)) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  it('says everything once', () => {
    const { findings } = JSON.parse(written.json!)
    expect(findings.length).toBeGreaterThan(10)
    expect(countIn(format, written[format]!)).toBe(findings.length)
    if (!['checkstyle', 'gitlab'].includes(format)) expect(written[format]).toContain('it has binary content')
  })
})

/** How many findings a report has. */
function countIn(format: string, text: string): number {
  if (format === 'sarif') return JSON.parse(text).runs[0].results.length
  if (format === 'gitlab') return JSON.parse(text).length
  const each = {
    junit: /<failure |<system-out>/g,
    checkstyle: /<error /g,
    github: /^::.*?,line=/gm,
    markdown: /^\| `/gm,
  }
  return text.match(each[format as keyof typeof each])!.length
}

/** The pages of rules change more often than the format. */
function withoutPages(text: string): string {
  const log = JSON.parse(text)
  for (const rule of log.runs[0].tool.driver.rules) {
    expect(rule.help.markdown).toMatch(new RegExp(`^# ${rule.id}\n`))
    expect(rule.help.text).toMatch(new RegExp(`^${rule.id}\n`))
    expect(rule.help.text).not.toContain('```')
    rule.help = { text: '', markdown: '' }
    for (const part of ['shortDescription', 'fullDescription']) {
      expect(rule[part].text).not.toBe('')
      rule[part].text = ''
    }
  }
  log.runs[0].tool.driver.semanticVersion = ''
  return `${JSON.stringify(log, undefined, 2)}\n`
}

const text = 'kind: Pod\nspec: {}\n'
/** Texts that end something in one format or another. */
const ugly =
  'a ]]> <b> & "c" \'d\' | `e\n::error::f\r\x00\x1b\ud800\u202e\ufffe {0} {1} [g](2) ![h](i) %0A 100% @all 😀 \\'
const uglyFile = 'a b/50%#1?é,[c]:"d".yaml'
const worst: Report = reportOf(
  { [uglyFile]: text, 'b.yaml': text },
  [
    findingAt(uglyFile, text, 'Pod', {
      message: ugly,
      hint: ugly,
      why: ugly,
      path: ugly,
      resource: { apiVersion: 'v1', kind: ugly, namespace: ugly, name: ugly },
      related: [
        { file: uglyFile, range: rangeOf(text, 'kind'), message: ugly },
        { file: uglyFile, range: rangeOf(text, 'kind'), message: ugly },
      ],
    }),
    findingAt(uglyFile, text, 'kind: Pod\nspec', { severity: 'warning', message: '``' }),
    findingAt(uglyFile, text, 'Pod', { severity: 'info', message: 'a `b|c` \\| d' }),
    findingAt(uglyFile, text, 'Pod', { severity: 'info', message: 'a `b\\|c`' }),
  ],
  {
    leftOut: [
      { file: 'c.yaml', reason: 'helm-template', message: 'a Helm template', explicit: false },
      { file: 'd.yaml', reason: 'unreadable', message: ugly, explicit: false },
    ],
  },
)
const empty = reportOf({}, [])
const one = findingAt('a.yaml', text, 'Pod')
const suppressing: Report = {
  ...reportOf({ 'a.yaml': text }, [one]),
  suppressed: [
    { ...one, suppression: { kind: 'comment', reason: 'so be it', file: 'a.yaml', line: 1 } },
    { ...one, suppression: { kind: 'option' } },
  ],
}
const options = {
  version: '1.2.3',
  ruleOf: () => ({ group: 'schema', summary: 'a field', severity: 'error', page: () => '# a\n' }) as const,
}
const fails = (severity: string) => severity === 'error'

describe('the schema of SARIF 2.1.0', () => {
  const validate = ajvOf('sarif')

  it.each([
    ['the fixture', () => written.sarif!],
    ['ugly texts', () => sarifReport(worst, options)],
    ['nothing', () => sarifReport(empty, options)],
    ['what is suppressed', () => sarifReport(suppressing, { ...options, showSuppressed: true })],
  ])('takes %s', (_, report) => {
    validate(JSON.parse(report()))
    expect(validate.errors).toBeNull()
  })

  it('would not take anything', () => {
    const log = JSON.parse(written.sarif!)
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
    log.runs[0].results[1].severity = 'error'
    validate(log)
    expect(validate.errors!.map(({ keyword }) => keyword).sort()).toEqual(['additionalProperties', 'minimum'])
  })

  it('holds what a schema cannot say', () => {
    const [run] = JSON.parse(written.sarif!).runs
    const prints = new Set<string>()
    for (const { ruleId, ruleIndex, partialFingerprints } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
      prints.add(partialFingerprints['supercargo/v1'])
    }
    expect(prints.size).toBe(run.results.length)
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.invocations[0].executionSuccessful).toBe(false)
  })

  it('marks what is suppressed, in all results or in none', () => {
    const suppressions = (showSuppressed: boolean) =>
      JSON.parse(sarifReport(suppressing, { ...options, showSuppressed })).runs[0].results.map(
        (each: any) => each.suppressions,
      )
    expect(suppressions(false)).toEqual([undefined])
    expect(suppressions(true)).toEqual([
      [],
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'so be it',
          location: {
            physicalLocation: { artifactLocation: { uri: 'a.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 1 } },
          },
        },
      ],
      [{ kind: 'external', status: 'accepted' }],
    ])
  })

  it('writes names of files as URIs that lead back to them', () => {
    const names = ['a b/50%#1?é.yaml', 'Übersicht.yaml', "it's (1).yaml", '<stdin>', 'a:b.yaml', '\ud800.yaml']
    const uris = names.map((name) => uriOf(name))
    expect(uris[0]).toBe('a%20b/50%25%231%3F%C3%A9.yaml')
    expect(uris.slice(0, 5).map(decodeURIComponent)).toEqual(names.slice(0, 5))
    for (const uri of uris) expect(new URL(uri, 'file:///repository/').pathname.startsWith('/repository/')).toBe(true)
  })

  it.each([
    ['/srv/a b.yaml', 'file:///srv/a%20b.yaml'],
    ['C:/srv/a b.yaml', 'file:///C:/srv/a%20b.yaml'],
    ['//host/share/a.yaml', 'file://host/share/a.yaml'],
  ])('%s has no base: %s', (file, uri) => {
    expect(locationOf(file)).toEqual({ uri })
  })
})

function locationOf(file: string) {
  const log = JSON.parse(sarifReport(reportOf({ [file]: text }, [findingAt(file, text, 'Pod')]), options))
  return log.runs[0].results[0].locations[0].physicalLocation.artifactLocation
}

function uriOf(file: string): string {
  const { uri, uriBaseId } = locationOf(file)
  expect(uriBaseId).toBe('%SRCROOT%')
  return uri
}

describe('the schema of code quality', () => {
  it.each([
    ['the fixture', () => written.gitlab!],
    ['ugly texts', () => gitlabReport(worst)],
    ['nothing', () => gitlabReport(empty)],
  ])('takes %s', (_, report) => {
    const validate = ajvOf('gitlab')
    const entries = JSON.parse(report())
    validate(entries)
    expect(validate.errors).toBeNull()
    const prints = entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(new Set(prints).size).toBe(entries.length)
  })
})

describe('libxml2', () => {
  it.each([
    ['junit', 'the fixture', () => written.junit!],
    ['junit', 'ugly texts', () => junitReport(worst, { fails })],
    ['junit', 'nothing', () => junitReport(empty, { fails })],
    ['checkstyle', 'the fixture', () => written.checkstyle!],
    ['checkstyle', 'ugly texts', () => checkstyleReport(worst)],
    ['checkstyle', 'nothing', () => checkstyleReport(empty)],
  ])('reads %s of %s', async (format, _, report) => {
    const schema = readFileSync(join(fixtures, `${format}.xsd`), 'utf8')
    const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: report() }], schema: [schema] })
    expect(errors).toEqual([])
  })

  it('would not read anything', async () => {
    const schema = readFileSync(join(fixtures, 'junit.xsd'), 'utf8')
    const xml = written.junit!.replace('<testcase name', '<testcase nom').replace(/failures="\d+"/, 'failures="many"')
    const { valid } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema] })
    expect(valid).toBe(false)
  })
})

it('counts tests, and what fails, by --fail-on', () => {
  const xml = junitReport(worst, { fails })
  expect(xml).toContain('<testsuites name="supercargo" tests="7" failures="1" errors="1">')
  expect(xml).toContain('<testsuite name="b.yaml" tests="1" failures="0" errors="0" skipped="0">')
  expect(xml).toContain('<testsuite name="c.yaml" tests="1" failures="0" errors="0" skipped="1">')
  expect(junitReport(worst, { fails: () => true })).toContain('tests="7" failures="4" errors="1">')
})

describe('GitHub Actions', () => {
  it.each([
    ['the fixture', () => JSON.parse(written.json!).findings, () => written.github!],
    ['ugly texts', () => worst.findings, () => githubReport(worst)],
  ])('would write %s itself in the same way', (_, findings, report) => {
    const lines = report()
      .trimEnd()
      .split('\n')
      .filter((line) => line.includes(',line='))
    expect(lines).toHaveLength(findings().length)
    for (const [index, finding] of findings().entries()) expect(lines[index]).toBe(byToolkit(finding, lines[index]!))
  })
})

/** The command that GitHub's own toolkit writes for a finding. */
function byToolkit({ file, rule, severity, range }: Finding, ours: string): string {
  const { start, end } = range
  const isOneLine = start.line === end.line
  const message = ours.slice(ours.indexOf('::', 2) + 2)
  const unescaped = message.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
  const properties = {
    title: `supercargo: ${rule}`,
    file,
    startLine: start.line,
    endLine: end.line,
    startColumn: isOneLine ? start.column : undefined,
    endColumn: isOneLine ? end.column : undefined,
  }
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    ;({ error, warning, info: notice })[severity](unescaped, properties)
    return String(write.mock.calls[0]![0]).trimEnd()
  } finally {
    write.mockRestore()
  }
}

describe('Markdown', () => {
  it.each([
    ['the fixture', () => written.markdown!, undefined],
    ['ugly texts', () => markdownReport(worst), 4],
  ])('is tables whose cells hold nothing but text and code: %s', (_, report, rows) => {
    const tables = marked.lexer(report()).filter((token): token is Tokens.Table => token.type === 'table')
    const cells = tables.flatMap((table) => table.rows.flat())
    if (rows !== undefined) expect(cells).toHaveLength(rows * 3)
    const types = new Set(cells.flatMap(({ tokens }) => tokens.map(({ type, raw }) => (raw === '<br>' ? 'br' : type))))
    expect([...types].filter((type) => !['text', 'escape', 'codespan', 'br', 'html'].includes(type))).toEqual([])
    const html = cells.flatMap(({ tokens }) => tokens.filter(({ type }) => type === 'html').map(({ raw }) => raw))
    expect(html.filter((raw) => raw !== '<br>')).toEqual([])
    const texts = cells.flatMap(({ tokens }) => tokens.filter(({ type }) => type === 'text').map(({ raw }) => raw))
    expect(texts.filter((raw) => /@[a-z]/.test(raw))).toEqual([])
  })

  it('stays below its limit and says what is missing, notes first', () => {
    const findings = Array.from({ length: 9000 }, (_, index) =>
      findingAt(`a${index}.yaml`, text, 'Pod', {
        severity: index % 3 === 0 ? 'error' : 'info',
        message: 'ü'.repeat(100),
      }),
    )
    const report = markdownReport(reportOf({}, findings), { limit: 1_000_000 })
    expect(Buffer.byteLength(report)).toBeLessThan(1_000_000)
    expect(report).toMatch(/### 3000 errors[\s\S]*<summary>6000 notes[\s\S]*… and \d+ that did not fit here/)
    expect(markdownReport(reportOf({}, findings), { limit: -1 })).toMatch(
      /### 3000 errors\n\n\n3000 that did not fit here/,
    )
  })
})

it('writes ten thousand findings at once, in every format', () => {
  const findings = Array.from({ length: 10_000 }, (_, index) =>
    findingAt(`a${index % 100}.yaml`, text, 'Pod', {
      resource: { apiVersion: 'v1', kind: 'Pod', name: `web-${index % 7}` },
      message: `"${ugly}" is no name`,
    }),
  ).sort((a, b) => (a.file < b.file ? -1 : 1))
  const report = reportOf({}, findings)
  const writers = [
    () => sarifReport(report, options),
    () => junitReport(report, { fails }),
    () => checkstyleReport(report),
    () => gitlabReport(report),
    () => githubReport(report),
    () => markdownReport(report),
  ]
  for (const write of writers) {
    const started = performance.now()
    expect(write().length).toBeGreaterThan(10_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  }
})

function ajvOf(name: string) {
  const formats = {
    uri: (value: string) => URL.canParse(value),
    'uri-reference': /^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*$/,
    'date-time': true as const,
  }
  const schema = JSON.parse(readFileSync(join(fixtures, `${name}.schema.json`), 'utf8'))
  return new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, formats }).compile(
    schema,
  )
}
