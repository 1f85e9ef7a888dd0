import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

// Runs a TypeScript script under Node versions that cannot: node scripts/run.mjs scripts/name.ts [arguments]
const [script, ...args] = process.argv.slice(2)
if (!script) {
  process.stderr.write('usage: node scripts/run.mjs script.ts [arguments]\n')
  process.exit(2)
}
const folder = join('node_modules', '.cache', 'scripts')
const outfile = join(folder, `${basename(script, '.ts')}-${process.pid}.mjs`)
mkdirSync(folder, { recursive: true })
await build({
  entryPoints: [script],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
})
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' })
await import('node:fs').then(({ rmSync }) => rmSync(outfile, { force: true }))
process.exit(status ?? 1)
