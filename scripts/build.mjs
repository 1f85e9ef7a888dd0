import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

// Bundles the program into one file, dist/cli.js: what is imported on demand is only evaluated on demand. Packages that few runs need stay outside.
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

rmSync('dist', { recursive: true, force: true })
const entryPoints = { cli: 'src/cli/main.ts', index: 'src/index.ts' }
await build({
  entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, path]) => existsSync(path))),
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  external: ['ajv', 'fast-glob', 'yaml'],
  define: { SUPERCARGO_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
})

// The schemas in the form that loads in milliseconds.
const packer = 'scripts/pack-schemas.ts'
if (existsSync(packer))
  process.exitCode = spawnSync(process.execPath, ['scripts/run.mjs', packer], { stdio: 'inherit' }).status ?? 1
