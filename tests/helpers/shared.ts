import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** A path in the folder of shared reference data beside the checkout; undefined where there is none. */
export function shared(path: string): string | undefined {
  const found = resolve('..', 'shared', path)
  return existsSync(found) ? found : undefined
}
