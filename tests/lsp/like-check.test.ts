import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver-protocol'
import { supercargo } from '../cli/program.ts'
import { folderOf } from '../helpers/folder.ts'
import { LanguageClient, PULLED } from '../helpers/language-client.ts'
import { Told } from '../helpers/session.ts'

/** Folders with manifests of all sorts: the examples, and what other tests judge. */
const folders = [
  'examples',
  ...['cli', 'projects'].flatMap((each) =>
    readdirSync(`tests/fixtures/${each}`).map((name) => `tests/fixtures/${each}/${name}`),
  ),
  'tests/fixtures/reports',
].map((folder) => (existsSync(join(folder, 'input')) ? join(folder, 'input') : folder))

const SEVERITIES = ['', 'error', 'warning', 'info']

/** What is to be the same, one line each. */
function lines(file: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range: { start, end }, severity, code, message, relatedInformation = [] }) =>
    JSON.stringify([
      file,
      start.line + 1,
      start.character + 1,
      end.line + 1,
      end.character + 1,
      SEVERITIES[severity!],
      code,
      message,
      relatedInformation.map(({ location: { range }, message }) => [
        range.start.line + 1,
        range.start.character + 1,
        message,
      ]),
    ]),
  )
}

/** What a check on the command line finds in a folder, in the same form; nothing where it cannot do what was asked. */
async function checked(cwd: string, today = '2026-06-15'): Promise<string[]> {
  const { stdout } = await supercargo(['--format', 'json'], { cwd, today })
  if (stdout === '') return []
  const found: any[] = JSON.parse(stdout).findings
  return found.map(({ file, range, severity, rule, message, hint, why, related = [] }) =>
    JSON.stringify([
      file,
      range.start.line,
      range.start.column,
      range.end.line,
      range.end.column,
      severity,
      rule,
      [message, hint, why].filter(Boolean).join('\n'),
      related.map((each: any) => [each.range.start.line, each.range.start.column, each.message]),
    ]),
  )
}

/** A copy of a folder that nothing is around. */
function copyOf(folder: string): string {
  const copy = folderOf({ '.git/HEAD': '' })
  cpSync(folder, copy, { recursive: true })
  return copy
}

function linesOf(folder: string, said: Iterable<[string, readonly Diagnostic[]]>): string[] {
  return [...said].flatMap(([uri, diagnostics]) =>
    lines(
      relative(folder, fileURLToPath(uri)),
      diagnostics.filter(({ code }) => code !== 'config'),
    ),
  )
}

describe('an editor is told what a check finds', () => {
  it.each(folders)('in %s', async (folder) => {
    const copy = copyOf(folder)
    const told = new Told([copy])
    const said = await told.settled()
    expect(linesOf(copy, Object.entries(said)).sort()).toEqual((await checked(copy)).sort())
    expect(told.log).toEqual([])
    told.session.end()
  })

  it('also with all files open, and asking for it', async () => {
    const copy = copyOf('examples')
    const client = await LanguageClient.start([copy], PULLED)
    const files = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
    for (const file of files) client.open(join(copy, file), readFileSync(join(copy, file), 'utf8'))
    await client.request('supercargo/settled')
    const said: string[] = []
    for (const file of files) {
      const { items } = await client.request('textDocument/diagnostic', {
        textDocument: { uri: `file://${join(copy, file)}` },
      })
      said.push(...lines(file, items))
    }
    const today = new Date().toISOString().slice(0, 10)
    expect(said.sort()).toEqual((await checked(copy, today)).sort())
  })

  it('and nothing about what is known of a baseline', async () => {
    const copy = copyOf('examples')
    await supercargo(['baseline', '--output', 'supercargo-baseline.json'], { cwd: copy })
    const told = new Told([copy])
    const said = linesOf(copy, Object.entries(await told.settled()))
    expect(said.sort()).toEqual((await checked(copy)).sort())
    expect(said.length).toBeLessThan(10)
    mkdirSync(join(copy, 'more'))
    writeFileSync(join(copy, 'more/a.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndate: {}\n')
    told.session.filesChanged([{ uri: `file://${copy}/more/a.yaml`, type: 1 }])
    expect(linesOf(copy, Object.entries(await told.settled()))).toEqual([expect.stringContaining('unknown-field')])
    told.session.end()
  })
})
