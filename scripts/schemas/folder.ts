import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConstraints } from './constraints.ts'
import type { Files } from './files.ts'
import { packSchemas } from './pack.ts'
import { packageNames, readFiles } from './read.ts'

/** The schema files of a folder by name; none where there is no folder. */
export function readFolder(folder: string): Files {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** The pack of a folder of schemas and its constraints. */
export function packFolder(folder: string): Uint8Array {
  const files = readFolder(folder)
  const schemas = readFiles(files)
  const constraint = (name: string) => {
    const path = join(folder, 'constraints', name)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  return packSchemas(schemas, readConstraints(constraint, schemas.merged, packageNames(files)))
}
