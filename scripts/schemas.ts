import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Minor } from '../src/model/version.ts'
import { digest } from './schemas/digest.ts'
import { type FactFiles, updateTables } from './schemas/facts.ts'
import type { Files } from './schemas/files.ts'
import { readFolder } from './schemas/folder.ts'
import { expand, merge } from './schemas/merge.ts'
import type { Snapshot } from './schemas/model.ts'
import { type Document, readDocument, withEnums } from './schemas/openapi.ts'
import { printFiles } from './schemas/print.ts'
import { readFiles } from './schemas/read.ts'
import { readMinor } from './schemas/spans.ts'

const [source, target = 'schemas'] = process.argv.slice(2)
if (!source) {
  process.stderr.write('usage: npm run schemas -- <folder with openapi/ and the fact files>\n')
  process.exit(2)
}
const files = update(readFolder(target), source)
writeSchemas(target, files)
process.stdout.write(`${files.size} files in ${target}/\n`)

/** The files of `schemas/` after merging in a folder of published documents and facts. */
function update(known: Files, folder: string): Map<string, string> {
  const { merged, tables, digests } = readFiles(known)
  const history = new Map<Minor, Snapshot>(expand(merged))
  const digestOf = new Map(digests)
  for (const [minor, document] of readDocuments(join(folder, 'openapi'))) {
    history.set(minor, readDocument(document))
    digestOf.set(minor, digest(history.get(minor) as Snapshot))
  }
  for (const [minor, document] of readDocuments(join(folder, 'served'))) {
    const snapshot = history.get(minor)
    if (snapshot) history.set(minor, withEnums(snapshot, readDocument(document)))
  }
  return printFiles({ merged: merge(history), tables: updateTables(tables, readFacts(folder)), digests: digestOf })
}

function readDocuments(folder: string): [Minor, Document][] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json.gz'))
    .map((name) => [
      readMinor(name.slice(0, -'.json.gz'.length)),
      JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as Document,
    ])
}

function readFacts(folder: string): FactFiles {
  const read = (name: string) => {
    const path = join(folder, `${name}.json`)
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  }
  return {
    resources: read('resources'),
    lifecycle: read('lifecycle'),
    fields: read('fields'),
    fieldGates: read('field-gates'),
  }
}

function writeSchemas(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (name.endsWith('.json') && !files.has(name)) rmSync(join(folder, name))
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
}
