import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/** What all bundles have in common. Packages that few runs need stay outside. */
export const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  external: ['ajv', 'fast-glob', 'yaml'],
  logLevel: 'warning',
}

/** What the program knows of its build. */
export const define = { SUPERCARGO_VERSION: JSON.stringify(version) }

/** The programs of the command line, each with what it imports on demand from another one, so that a check does not load what it does not need. */
export const PROGRAMS = [
  { entry: 'src/cli/main.ts', name: 'cli.cjs', apart: /\/(?:rest|lsp)\.ts$/ },
  { entry: 'src/cli/commands/rest.ts', name: 'rest.cjs', apart: /\/lsp\.ts$/ },
  { entry: 'src/cli/lsp-main.ts', name: 'lsp.cjs', apart: /\/rest\.ts$/ },
  { entry: 'src/cli/reader/main.ts', name: 'reader.cjs', apart: /\/(?:rest|lsp)\.ts$/ },
]

/** Bundles one of the programs. Gives the files that it is made of. */
export async function bundleProgram({ entry, name, apart }, folder, { external = common.external, plugins = [] } = {}) {
  const outfile = join(folder, name)
  const { metafile } = await build({
    ...common,
    external,
    metafile: true,
    entryPoints: [entry],
    outfile,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { ...define, 'import.meta.dirname': '__dirname' },
    plugins: [{ name: 'apart', setup: (build) => build.onResolve({ filter: apart }, elsewhere) }, ...plugins],
  })
  wrap(outfile)
  return Object.keys(metafile.inputs)
}

function elsewhere({ kind, path }) {
  return kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.cjs`, external: true } : undefined
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
