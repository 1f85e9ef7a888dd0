import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/**
 * A new folder with the package as it would be published, in `node_modules`, with its dependencies and no others. What `npm install` would load is
 * linked, so that no network is needed.
 */
export function installPacked(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'supercargo-packed-')))
  run(process.execPath, ['scripts/build-types.mjs'], '.')
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], '.'),
  )
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, 'supercargo'), { recursive: true })
  run('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', join(modules, 'supercargo')], folder)
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(resolve('node_modules', name), join(modules, name))
  }
  mkdirSync(join(modules, '.bin'))
  chmodSync(join(modules, 'supercargo', 'bin', 'supercargo.js'), 0o755)
  symlinkSync(join('..', 'supercargo', 'bin', 'supercargo.js'), join(modules, '.bin', 'supercargo'))
  return folder
}

/** Runs a program and gives what it prints; throws where it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (error !== undefined || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? stdout + stderr}`)
  return stdout
}
