import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
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

rmSync('dist', { recursive: true, force: true })
await build({
  ...common,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.cjs',
  format: 'cjs',
  define: { ...define, 'import.meta.dirname': '__dirname' },
})
if (existsSync('src/index.ts'))
  await build({ ...common, entryPoints: ['src/index.ts'], outfile: 'dist/index.js', format: 'esm', define })

// The schemas in the form that loads in milliseconds.
const packer = 'scripts/pack-schemas.ts'
if (existsSync(packer))
  process.exitCode = spawnSync(process.execPath, ['scripts/run.mjs', packer], { stdio: 'inherit' }).status ?? 1
