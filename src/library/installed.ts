import { join } from 'node:path'

/** Set by the build, which also puts everything into one folder below the package. */
declare const SUPERCARGO_VERSION: string | undefined
const bundled = typeof SUPERCARGO_VERSION === 'string'

/** The folder of the package. */
export function packageFolder(): string {
  return join(import.meta.dirname, bundled ? '..' : '../..')
}

/** The bytes of a file of the package, by its path in it. Files are only touched here, and not before something in them is needed. */
export function readInstalled(path: string): Uint8Array {
  return process.getBuiltinModule('node:fs').readFileSync(join(packageFolder(), path))
}

/** The text of a file of the package. */
export function installedText(path: string): string {
  return new TextDecoder().decode(readInstalled(path))
}

/** The version of supercargo, as in package.json. */
export function ownVersion(): string {
  return bundled ? SUPERCARGO_VERSION! : JSON.parse(installedText('package.json')).version
}
