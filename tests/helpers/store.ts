import { packFolder } from '../../scripts/schemas/folder.ts'
import { openStore } from '../../src/schema/store.ts'
import type { SchemaStore } from '../../src/schema/types.ts'

let opened: SchemaStore | undefined

/** The store of all supported minors, packed afresh from `schemas/` once in a test process. */
export function store(): SchemaStore {
  return (opened ??= openStore(packFolder('schemas')))
}
