import type { Finding, Severity } from '../model/finding.ts'
import type { LeftOut, Report } from '../model/report.ts'
import { compareText } from '../text/compare.ts'
import { printable } from '../text/width.ts'
import { type Asked, callResource, wordsOf } from './words.ts'
import { attributes, content, XML_HEAD } from './xml.ts'

/** What counts as failed. */
export interface JunitOptions extends Asked {
  /** Whether a finding of this severity makes the run fail: then it is a failed test, else one that passed and says something. */
  fails(severity: Severity): boolean
}

/** One test: a finding, or a file that has none. */
interface TestCase {
  readonly name: string
  readonly outcome: 'passed' | 'failures' | 'errors' | 'skipped'
  /** The elements in it. */
  readonly body: string
}

/** XML as test runners on the JVM write it, for the test view of CI services: a suite for each file, a test for each finding, one that passed for a file without. */
export function junitReport(report: Report, options: JunitOptions): string {
  const suites = suitesOf(report, options)
  const all = suites.flatMap(([, tests]) => tests)
  const text = suites.map(([file, tests]) => suiteOf(file, tests)).join('')
  const { tests, failures, errors } = countsOf(all)
  return `${XML_HEAD}<testsuites${attributes({ name: 'supercargo', tests, failures, errors })}>\n${text}</testsuites>\n`
}

/** The tests of each file, sorted by file. */
function suitesOf({ files, findings, summary }: Report, options: JunitOptions): [string, TestCase[]][] {
  const { problems = [] } = options
  const suites = new Map<string, TestCase[]>()
  if (problems.length > 0) suites.set('supercargo', problems.map(problemCase))
  for (const file of files) suites.set(file, [])
  for (const left of summary.leftOut) suites.set(left.file, [leftOutCase(left)])
  for (const finding of findings) {
    const tests = suites.get(finding.file)
    if (tests === undefined) suites.set(finding.file, [findingCase(finding, options)])
    else tests.push(findingCase(finding, options))
  }
  for (const tests of suites.values()) if (tests.length === 0) tests.push(CLEAN)
  return [...suites].sort(([a], [b]) => compareText(a, b))
}

const CLEAN: TestCase = { name: 'no problems', outcome: 'passed', body: '' }

/** The name has no line, so that a service knows the test again. */
function findingCase(finding: Finding, { fails }: JunitOptions): TestCase {
  const { rule, resource, path, severity, file, range } = finding
  const about = [resource === undefined ? '' : callResource(resource), printable(path)].filter(Boolean).join(' ')
  const name = about === '' ? rule : `${rule}: ${about}`
  const place = `${printable(file)}:${range.start.line}:${range.start.column}: ${severity}`
  const words = wordsOf(finding)
  const text = content([`${place} ${words[0]}`, ...words.slice(1)].join('\n'))
  if (!fails(severity)) return { name, outcome: 'passed', body: `<system-out>${text}</system-out>` }
  const failure = attributes({ message: words[0], type: severity })
  return { name, outcome: 'failures', body: `<failure${failure}>${text}</failure>` }
}

function problemCase(problem: string): TestCase {
  const body = `<error${attributes({ message: printable(problem), type: 'input' })}/>`
  return { name: 'what is named is there', outcome: 'errors', body }
}

function leftOutCase({ message, explicit, reason }: LeftOut): TestCase {
  const isWrong = explicit || reason === 'unreadable'
  const tag = isWrong ? 'error' : 'skipped'
  const body = `<${tag}${attributes({ message: printable(message), type: reason })}/>`
  return { name: isWrong ? 'can be checked' : 'left out', outcome: isWrong ? 'errors' : 'skipped', body }
}

function suiteOf(file: string, tests: readonly TestCase[]): string {
  const classname = file.replace(/\.(?:ya?ml|json)$/i, '')
  const seen = new Map<string, number>()
  const cases = tests.map(({ name, body }) => {
    const n = (seen.get(name) ?? 0) + 1
    seen.set(name, n)
    const test = attributes({ name: n === 1 ? name : `${name} (${n})`, classname })
    return body === '' ? `    <testcase${test}/>\n` : `    <testcase${test}>${body}</testcase>\n`
  })
  const counts = attributes({ name: file, ...countsOf(tests) })
  return `  <testsuite${counts}>\n${cases.join('')}  </testsuite>\n`
}

function countsOf(tests: readonly TestCase[]) {
  const count = (wanted: TestCase['outcome']) => tests.filter(({ outcome }) => outcome === wanted).length
  return { tests: tests.length, failures: count('failures'), errors: count('errors'), skipped: count('skipped') }
}
