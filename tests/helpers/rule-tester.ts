import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { parseVersions } from '../../src/model/version.ts'
import { checkFiles, show } from './check.ts'

/** A manifest, or several by file name. */
type Input = string | Readonly<Record<string, string>>

interface Options {
  /** Kubernetes version or range, such as `1.27` or `1.24-1.30`; the newest where absent. */
  readonly kubernetes?: string
  /** What a config file says of the rule's options. */
  readonly options?: Readonly<Record<string, unknown>>
}

interface Valid extends Options {
  readonly yaml: Input
}

interface Invalid extends Options {
  readonly yaml: Input
  /** One entry a finding of this rule, in order: `field.path ▸ underlined source text`. */
  readonly expect: readonly string[]
  /** Each message in turn must match. */
  readonly messages?: readonly (string | RegExp)[]
  /** The hint of each in turn. */
  readonly hints?: readonly (string | undefined)[]
}

/** Tables of cases for one rule, keyed by plain words: `valid` ones stay free of it, `invalid` ones give exactly the findings that they expect. */
export function testRule(
  id: string,
  cases: { valid: Record<string, Input | Valid>; invalid: Record<string, Invalid> },
): void {
  const rule = rules.find((each) => each.id === id)
  describe(id, () => {
    it('exists', () => expect(rule, `no rule "${id}" in rules/index.ts: npm run rules`).toBeDefined())
    for (const [words, given] of Object.entries(cases.valid))
      it(`accepts ${words}`, () => {
        const { findings } = run(id, isValid(given) ? given : { yaml: given })
        expect(findings.map((finding) => finding.message)).toEqual([])
      })
    for (const [words, given] of Object.entries(cases.invalid))
      it(`finds ${words}`, () => {
        const { findings, files } = run(id, given)
        expect(findings.map((finding) => show(finding, files[finding.file]!))).toEqual(given.expect)
        given.messages?.forEach((message, index) => {
          if (typeof message === 'string') expect(findings[index]?.message).toBe(message)
          else expect(findings[index]?.message).toMatch(message)
        })
        if (given.hints) expect(findings.map(({ hint }) => hint)).toEqual(given.hints)
      })
  })
}

function isValid(given: Input | Valid): given is Valid {
  return (
    typeof given === 'object' &&
    'yaml' in given &&
    Object.keys(given).every((key) => ['yaml', 'kubernetes', 'options'].includes(key))
  )
}

function run(id: string, { yaml, kubernetes, options }: Valid) {
  const files = typeof yaml === 'string' ? { 'case.yaml': yaml } : yaml
  const versions = kubernetes === undefined ? undefined : parseVersions(kubernetes)
  const report = checkFiles(files, {
    only: [id],
    ...(versions && { versions }),
    ...(options && { settings: new Map([[id, options]]) }),
  })
  return { findings: report.findings, files }
}
