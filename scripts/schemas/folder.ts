import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, readFiles } from './files.ts'
import { packSchemas, type RequiredFact, type RequiredFacts } from './pack.ts'

/** The schema files of a folder by name; none where there is no folder. */
export function readFolder(folder: string): Files {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** The pack of a folder of schemas and its constraints. */
export function packFolder(folder: string): Uint8Array {
  const files = readFolder(folder)
  const path = join(folder, 'constraints', 'required.json')
  return packSchemas(readFiles(files), existsSync(path) ? readRequired(readFileSync(path, 'utf8'), files) : new Map())
}

/** `constraints/required.json`: by `file.Type` and field, one fact or several with lifespans. Throws on a type or field that no schema has. */
function readRequired(text: string, files: Files): RequiredFacts {
  const schemas = readFiles(files)
  const packages = new Map(
    [...files].map(([name, content]) => [
      name.replace('.json', ''),
      (JSON.parse(content) as { package?: string }).package,
    ]),
  )
  const facts = JSON.parse(text) as Record<string, Record<string, RequiredFact | RequiredFact[]>>
  return new Map(
    Object.entries(facts).map(([name, fields]) => {
      const [stem, local] = name.split('.') as [string, string]
      const full = `${packages.get(stem)}.${local}`
      const known = schemas.merged.types.get(full)?.fields
      for (const field of Object.keys(fields))
        if (!known?.has(field)) throw new Error(`constraints/required.json: no field ${name}.${field}`)
      return [full, new Map(Object.entries(fields).map(([field, fact]) => [field, [fact].flat()]))]
    }),
  )
}
