import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
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

/** Bundles a program of the command line; what stands in `rest.ts` is a second one and the language server a third, so that a check does not load what it does not need. Gives the files that it is made of. */
export async function bundleProgram(entry, outfile, { external = common.external, plugins = [] } = {}) {
  const { metafile } = await build({
    ...common,
    external,
    metafile: true,
    entryPoints: [entry],
    outfile,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { ...define, 'import.meta.dirname': '__dirname' },
    plugins: [
      { name: 'rest', setup: (build) => build.onResolve({ filter: /\/(?:rest|lsp)\.ts$/ }, apart) },
      ...plugins,
    ],
  })
  wrap(outfile)
  return Object.keys(metafile.inputs)
}

function apart({ kind, path }) {
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
