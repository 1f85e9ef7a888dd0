import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../schema/store.ts'
import type { SchemaStore } from '../schema/types.ts'
import { ROOT } from './installation.ts'

/** The schemas of every supported Kubernetes, as the build packed them. */
export function loadStore(): SchemaStore {
  return openStore(readFileSync(join(ROOT, 'dist', 'schemas.pack')))
}
