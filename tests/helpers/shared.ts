import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A path in the folder of shared reference data beside the checkout; undefined where there is none. */
export function shared(path: string): string | undefined {
  const found = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))
  return existsSync(found) ? found : undefined
}
