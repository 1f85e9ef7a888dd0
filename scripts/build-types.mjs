import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Writes dist/types: what programs that import the library are checked with.
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)

// Programs of Node's own modules find files in packages by their whole names only.
const folder = join('dist', 'types')
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue
  const text = readFileSync(join(folder, name), 'utf8')
  const whole = text.replace(/(['"])(kubernetes-types\/[\w/]+)\1/g, '$1$2.js$1')
  if (whole !== text) writeFileSync(join(folder, name), whole)
}
