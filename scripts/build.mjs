import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

// Bundles the program into one file each for the command line and for library users: what is imported on demand is only evaluated on demand.
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
await build({
  ...common,
  entryPoints: ['src/cli/main.ts'],
  outfile: join(folder, 'cli.cjs'),
  format: 'cjs',
  supported: { 'dynamic-import': false },
  define: { ...define, 'import.meta.dirname': '__dirname' },
})
if (existsSync('src/index.ts'))
  await build({ ...common, entryPoints: ['src/index.ts'], outfile: join(folder, 'index.js'), format: 'esm', define })

// The schemas in the form that loads in milliseconds, and the descriptions of their fields.
const packed =
  packs('pack-schemas.ts', 'schemas', 'schemas.pack') &&
  packs('pack-descriptions.ts', join('node_modules', 'kubernetes-types'), 'descriptions.pack')
if (packed) replace('dist', folder)
if (existsSync('examples')) spawnSync(process.execPath, ['bin/supercargo.js', 'examples'])
rmSync(folder, { recursive: true, force: true })
process.exitCode = packed ? 0 : 1

function packs(script, source, target) {
  const args = ['scripts/run.mjs', `scripts/${script}`, source, join(folder, target)]
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0
}

function replace(target, source) {
  mkdirSync(target, { recursive: true })
  const names = readdirSync(source)
  for (const name of names) renameSync(join(source, name), join(target, name))
  for (const name of readdirSync(target)) if (!names.includes(name)) rmSync(join(target, name), { recursive: true })
}
