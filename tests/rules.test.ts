import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import type { RuleOptions } from '../src/engine/options.ts'
import { PRESETS, type Preset, presetsOf } from '../src/engine/presets.ts'
import { checkFiles } from './helpers/check.ts'
import { diffTexts } from './helpers/diff.ts'

/** One test over all rules for every promise that is made about rules. */
describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = `rules/${rule.group}/${id}.md`
  const text = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const preset = presetsOf(rule).includes('all') ? 'all' : presetsOf(rule)[0]!

  it('has a summary that is a phrase', () => {
    expect(rule.summary).toMatch(/^([A-Z]|[a-z]+[A-Z]|replicas\b).*[^.!]$/)
    expect(rule.summary.length).toBeGreaterThan(10)
  })

  it('is in a preset', () => {
    for (const preset of presetsOf(rule)) expect(Object.keys(PRESETS)).toContain(preset)
    expect(presetsOf(rule)).not.toEqual([])
    if (rule.presets !== undefined) expect(rule.optional, 'with `presets` this says nothing').toBeUndefined()
  })

  it('says nothing as the API server that is only advice', () => {
    if (rule.authority === 'api-server') expect(rule.severity).not.toBe('info')
  })

  it('has a page with its parts', () => {
    expect(text.split('\n')[0]).toBe(`# ${id}`)
    expect(text.split('\n')[2]).toBe(rule.summary)
    for (const part of ['## Why', '## Wrong', '## Right', '## When to turn it off']) expect(text).toContain(part)
  })

  it('has a page with its options', () => {
    const options = 'check' in rule ? optionsTable(rule.options) : ''
    if (!text.includes(options) && process.env.UPDATE) writeFileSync(page, withOptions(text, options))
    else expect(text.includes('## Options') ? section(text, 'Options').text : '').toBe(options)
  })

  it('has a page whose wrong example is found, as the page shows', () => {
    const wrong = section(text, 'Wrong')
    const found = report(wrong, preset)
    expect(found).toContain(`[${id}]`)
    if (wrong.output === found) return
    if (process.env.UPDATE) writeFileSync(page, withOutput(text, found))
    else expect(wrong.output).toBe(found)
  })

  it('has a page whose right example is free of it', () => {
    const right = section(text, 'Right')
    expect(report(right, preset)).not.toContain(`[${id}]`)
  })
})

it('lists every rule file', () => {
  const files = readdirSync('rules', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, ''))
  expect(files.sort()).toEqual(rules.map(({ group, id }) => `${group}/${id}`).sort())
})

/** The section of a rule's options, empty where it has none. */
function optionsTable(options: RuleOptions = {}): string {
  const rows = Object.entries(options).map(
    ([name, option]) => `| \`${name}\` | ${option.summary} | \`${JSON.stringify(option.default)}\` |\n`,
  )
  return rows.length === 0 ? '' : `| option | what it says | default |\n| --- | --- | --- |\n${rows.join('')}`
}

function withOptions(text: string, options: string): string {
  const rest = text.replace(/^## Options\n[\s\S]*?(?=^## )/m, '')
  return rest.replace('## When to turn it off', () => `## Options\n\n${options}\n## When to turn it off`)
}

interface Example {
  /** All that stands in the section. */
  readonly text: string
  /** What the example was before, where it takes a change to be found. */
  readonly before: string | undefined
  readonly yaml: string
  readonly output: string | undefined
  readonly version: number | undefined
}

/** The example of a section: its yaml block, the text block below it, and the version that the block's info string asks for (```yaml 1.24); ```yaml before has what it was. */
function section(text: string, name: string): Example {
  const part = new RegExp(`^## ${name}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? ''
  const yaml = /^```yaml(?: 1\.(\d+))?\n([\s\S]*?)^```$/m.exec(part)
  const before = /^```yaml before\n([\s\S]*?)^```$/m.exec(part)?.[1]
  const output = /^```text\n([\s\S]*?)^```$/m.exec(part)?.[1]
  return {
    text: `${part.trim()}\n`,
    before,
    yaml: yaml?.[2] ?? '',
    output,
    version: yaml?.[1] === undefined ? undefined : Number(yaml[1]),
  }
}

/** All findings of an example, a line each, without its file. */
function report({ before, yaml, version }: Example, preset: Preset): string {
  const versions = version === undefined ? {} : { versions: { from: version, to: version } }
  const { findings } =
    before === undefined
      ? checkFiles({ 'example.yaml': yaml }, { preset, ...versions })
      : diffTexts(before, yaml, { preset, ...versions })
  return findings
    .map(
      ({ range, severity, message, rule }) =>
        `${range.start.line}:${range.start.column} ${severity} ${message} [${rule}]\n`,
    )
    .join('')
}

/** The page with the output as a text block behind the wrong example. */
function withOutput(text: string, output: string): string {
  return text.replace(
    /(^## Wrong\n[\s\S]*?^```yaml(?! before)[^\n]*\n[\s\S]*?^```\n)(?:\n```text\n[\s\S]*?^```\n)?/m,
    (_, example) => `${example}\n\`\`\`text\n${output}\`\`\`\n`,
  )
}
