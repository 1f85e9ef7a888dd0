import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { stageExtension } from './stage-vscode.mjs'

// Writes editors/vscode/supercargo-<version>.vsix, or with `--stage <folder>` only what would be in it, which needs no packaging tool.
// That is in a package of its own, which is installed here without running any script of it.
if (process.argv[2] === '--stage') {
  await stageExtension(process.argv[3])
  process.exit()
}
const source = join('editors', 'vscode')
if (!existsSync(join(source, 'node_modules', '@vscode', 'vsce'))) {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: source,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
const { createVSIX } = createRequire(resolve(source, 'package.json'))('@vscode/vsce')
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
const staged = resolve('node_modules', '.cache', `vscode-${process.pid}`)
const packagePath = resolve(source, `supercargo-${version}.vsix`)
await stageExtension(staged)
await createVSIX({ cwd: staged, packagePath, dependencies: false, allowMissingRepository: true })
rmSync(staged, { recursive: true, force: true })
