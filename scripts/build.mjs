import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundleProgram, common, define, PROGRAMS } from './bundle.mjs'

// Bundles the program, for the command line and for library users: what is imported on demand is only evaluated on demand.
// The command line is CommonJS, which Node starts a tenth faster than a module.

// Everything is made beside dist/ and moved there at the end, so that a program that runs meanwhile finds either the old or the new files.
const folder = join('node_modules', '.cache', `build-${process.pid}`)
for (const program of PROGRAMS) await bundleProgram(program, folder)
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

function replace(target, source) {
  mkdirSync(target, { recursive: true })
  const names = readdirSync(source)
  for (const name of names) renameSync(join(source, name), join(target, name))
  for (const name of readdirSync(target))
    if (!names.includes(name) && name !== 'types') rmSync(join(target, name), { recursive: true })
}
