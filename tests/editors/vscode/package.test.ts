import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { folderOf } from '../../helpers/folder.ts'
import { LanguageClient } from '../../helpers/language-client.ts'
import { spawned } from '../../helpers/running.ts'
import { extensionFolder, filesIn } from './staged.ts'

const manifest = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8'))
const own = JSON.parse(readFileSync('package.json', 'utf8'))

// It is bundled first.
beforeAll(() => void extensionFolder(), 120_000)

/** What the packaging tool renames. */
const RENAMED: Record<string, string> = {
  LICENSE: 'LICENSE.txt',
  'README.md': 'readme.md',
  'CHANGELOG.md': 'changelog.md',
}

it('holds what it needs and nothing else', () => {
  const pages = readdirSync('rules', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  const docs = readdirSync('docs').filter((name) => /\.(?:md|schema\.json)$/.test(name))
  const top = ['LICENSE', 'README.md', 'CHANGELOG.md'].map((name) => (process.env.VSIX ? RENAMED[name]! : name))
  expect(filesIn(extensionFolder())).toEqual(
    [
      ...top,
      'THIRD-PARTY-LICENSES.txt',
      'dist/extension.js',
      'icon.png',
      'package.json',
      ...['bin/load.js', 'bin/package.json', 'bin/reader.js', 'bin/supercargo.js'].map((name) => `server/${name}`),
      ...['cli.cjs', 'descriptions.pack', 'lsp.cjs', 'reader.cjs', 'rest.cjs', 'schemas.pack'].map(
        (name) => `server/dist/${name}`,
      ),
      ...docs.map((name) => `server/docs/${name}`),
      ...pages.map((name) => `server/rules/${name.replaceAll('\\', '/')}`),
    ].sort(),
  )
  const bytes = filesIn(extensionFolder()).reduce((sum, name) => sum + statSync(join(extensionFolder(), name)).size, 0)
  expect(bytes).toBeLessThan(8 * 2 ** 20)
})

it('has the version of supercargo, and commands that the program knows', () => {
  expect(manifest.version).toBe(own.version)
  expect(manifest.license).toBe(own.license)
  // The types are those of the oldest VS Code that is supported, whose Node is new enough for supercargo.
  expect(own.devDependencies['@types/vscode']).toBe(manifest.engines.vscode.replace('^', '~'))
  const program = readFileSync('editors/vscode/src/extension.ts', 'utf8')
  for (const { command } of manifest.contributes.commands) {
    expect(program).toContain(command.replace('supercargo.', ''))
    expect(readFileSync('editors/vscode/README.md', 'utf8')).toContain(
      manifest.contributes.commands.find((each: { command: string }) => each.command === command).title,
    )
  }
  const packaged = JSON.parse(readFileSync(join(extensionFolder(), 'package.json'), 'utf8'))
  const { scripts, devDependencies, ...kept } = manifest
  expect(Object.keys(devDependencies)).toEqual(['@vscode/vsce'])
  expect(scripts).toBeDefined()
  expect(packaged).toEqual(kept)
})

it('has an icon that is a picture', () => {
  const icon = readFileSync(join(extensionFolder(), 'icon.png'))
  expect(icon.toString('latin1', 1, 4)).toBe('PNG')
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([256, 256])
})

it('passes on the licenses of what is bundled', () => {
  const text = readFileSync(join(extensionFolder(), 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const name of ['yaml', 'fast-glob', 'picomatch', 'vscode-languageclient', 'vscode-jsonrpc', 'kubernetes-types'])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
})

it('has a server that serves from an empty folder, with nothing beside it', async () => {
  const folder = folderOf({})
  const program = join(extensionFolder(), 'server', 'bin', 'supercargo.js')
  const client = await LanguageClient.start([folder], undefined, spawned({ program, cwd: folder }))
  client.open(`${folder}/a.yaml`, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndta: {}\n')
  client.open(`${folder}/broken.yaml`, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [}\ndta: {}\n')
  const found = await client.settled()
  const codes = [...found.values()].map((all) => all.map(({ code }) => code))
  // That a field is unknown beside a syntax error shows that the package for recovery is there.
  expect(codes).toEqual([['unknown-field'], expect.arrayContaining(['syntax', 'unknown-field'])])
  const { href } = [...found.values()][0]![0]!.codeDescription!
  expect(readFileSync(new URL(href), 'utf8')).toContain('# unknown-field')
  expect(client.stderr).toBe('')
})

it('has a command line that needs nothing beside it', async () => {
  const folder = folderOf({ '.gitignore': '/left-out.yaml\n', 'left-out.yaml': ':', 'a.yaml': 'kind: [' })
  const program = join(extensionFolder(), 'server', 'bin', 'supercargo.js')
  for (const [args, code, said] of [
    [['a*.yaml'], 1, 'syntax'],
    [['explain', 'pod.spec'], 0, 'containers'],
    [['rule', 'unknown-field'], 0, 'unknown-field'],
  ] as const) {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: { NO_COLOR: '1' } })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
    const status = await new Promise((end) => child.on('close', end))
    expect({ status, text }).toEqual({ status: code, text: expect.stringContaining(said) })
  }
})

it('is locked without addresses of registries', () => {
  for (const lock of ['package-lock.json', 'editors/vscode/package-lock.json'])
    expect(readFileSync(lock, 'utf8')).not.toContain('"resolved"')
})
