import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

// Bundles the program, for the command line and for library users: what is imported on demand is only evaluated on demand.
// Packages that few runs need stay outside. The command line is CommonJS, which Node starts a tenth faster than a module.
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  external: ['ajv', 'fast-glob', 'yaml'],
  logLevel: 'warning',
}
const define = { SUPERCARGO_VERSION: JSON.stringify(version) }

// Everything is made beside dist/ and moved there at the end, so that a program that runs meanwhile finds either the old or the new files.
const folder = join('node_modules', '.cache', `build-${process.pid}`)
await program('src/cli/main.ts', 'cli.cjs')
await program('src/cli/commands/rest.ts', 'rest.cjs')
await program('src/cli/commands/lsp.ts', 'lsp.cjs')
// What a library user and a rule of their own import has parts in common, which are there once.
await build({
  ...common,
  entryPoints: ['src/index.ts', 'src/kit.ts'],
  outdir: folder,
  splitting: true,
  format: 'esm',
  define,
})

// The schemas and the descriptions of fields in forms that load in milliseconds.
const packed =
  pack('scripts/pack-schemas.ts', 'schemas', join(folder, 'schemas.pack')) &&
  pack('scripts/pack-descriptions.ts', 'node_modules/kubernetes-types', join(folder, 'descriptions.pack'))
if (packed) {
  replace('dist', folder)
  // The first run writes the compiled program: of one small file, because what that does not need is compiled in no time.
  spawnSync(process.execPath, ['bin/supercargo.js', '--no-context', '--no-config', 'bench/small.yaml'])
  spawnSync(process.execPath, ['bin/supercargo.js', 'lsp', '--stdio'], { input: session('bench/small.yaml') })
} else process.exitCode = 1
rmSync(folder, { recursive: true, force: true })

/** Bundles a program of the command line; what stands in `rest.ts` is a second one and the language server a third, so that a check does not load what it does not need. */
async function program(entry, name) {
  const outfile = join(folder, name)
  await build({
    ...common,
    entryPoints: [entry],
    outfile,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { ...define, 'import.meta.dirname': '__dirname' },
    plugins: [{ name: 'rest', setup: (build) => build.onResolve({ filter: /\/(?:rest|lsp)\.ts$/ }, apart) }],
  })
  wrap(outfile)
}

function apart({ kind, path }) {
  return kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.cjs`, external: true } : undefined
}

/** What an editor says that opens a file and goes. */
function session(path) {
  const uri = pathToFileURL(path).href
  const textDocument = { uri, languageId: 'yaml', version: 1, text: readFileSync(path, 'utf8') }
  const messages = [
    { id: 1, method: 'initialize', params: { capabilities: { textDocument: { diagnostic: {} } } } },
    { method: 'textDocument/didOpen', params: { textDocument } },
    { id: 2, method: 'textDocument/diagnostic', params: { textDocument } },
    { id: 3, method: 'shutdown' },
    { method: 'exit' },
  ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
  return messages.map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`).join('')
}

function pack(...command) {
  return spawnSync(process.execPath, ['scripts/run.mjs', ...command], { stdio: 'inherit' }).status === 0
}

/**
 * Writes a program as the function that bin/load.js calls, which saves putting it together each time, and in ASCII, which loads in half of the time: esbuild
 * leaves other characters in regular expressions.
 */
function wrap(path) {
  const code = readFileSync(path, 'utf8')
  const hex = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const inner = code.replace(/[^\x00-\x7f]/g, hex)
  writeFileSync(path, `(function (exports, require, module, __filename, __dirname) {${inner}\n})`)
}

function replace(target, source) {
  mkdirSync(target, { recursive: true })
  const names = readdirSync(source)
  for (const name of names) renameSync(join(source, name), join(target, name))
  for (const name of readdirSync(target))
    if (!names.includes(name) && name !== 'types') rmSync(join(target, name), { recursive: true })
}
