import type { Minor } from '../../src/model/version.ts'
import { checkFiles, show } from './check.ts'
import { store } from './store.ts'

/** The rules that say what the server says, and nothing more. */
const GENERAL = [
  'api-warning',
  'dangling-name',
  'duplicate-value',
  'forbidden-field',
  'ignored-field',
  'invalid-value',
  'required-value',
  'too-long',
  'too-many',
  'unknown-field',
  'unsupported-value',
  'wrong-type',
]

/** What is said to a document in the server's name: `rule field.path ▸ the source text that is underlined` for each finding. */
export function said(text: string, minor: Minor = store().newest, to: Minor = minor): string[] {
  const { findings } = checkFiles({ 'case.yaml': text }, { only: GENERAL, versions: { from: minor, to } })
  return findings.map((finding) => `${finding.rule} ${show(finding, text)}`)
}

/** As `said`, without the source text and in order of paths. */
export function blamed(text: string, minor?: Minor): string[] {
  return said(text, minor)
    .map((line) => line.slice(0, line.indexOf(' ▸')))
    .sort()
}
