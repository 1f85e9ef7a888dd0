import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Minor } from '../../src/model/version.ts'
import { existsIn } from '../../src/model/version.ts'
import type { SchemaStore } from '../../src/schema/types.ts'
import { writeSchemas } from '../schemas.ts'

/** A language server that is measured. */
export interface Server {
  readonly name: string
  /** A program for Node, with its arguments. */
  readonly script: string
  readonly args: readonly string[]
  /** What it is told when it is initialized. */
  readonly greetings: readonly (readonly [method: string, params: object])[]
  /** What its requests are answered with. */
  readonly answers: Readonly<Record<string, (params: any) => unknown>>
  /** The request that it answers when nothing more will come; without it the diagnostics of a document are all there is. */
  readonly settled?: string
}

export const OURS: Server = {
  name: 'supercargo',
  script: 'bin/supercargo.js',
  args: ['lsp', '--stdio'],
  greetings: [],
  answers: {},
  settled: 'supercargo/settled',
}

/** yaml-language-server as its users have it for Kubernetes, where it is on the PATH; what it would download comes from a folder. */
export function yamlLanguageServer(schemas: string): Server | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, 'yaml-language-server')).find((path) => existsSync(path))
  if (found === undefined) return undefined
  const yaml = {
    schemas: { kubernetes: '*.yaml' },
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: true },
  }
  return {
    name: 'yaml-language-server',
    script: realpathSync(found),
    args: ['--stdio'],
    greetings: [
      ['yaml/registerContentRequest', {}],
      ['workspace/didChangeConfiguration', { settings: { yaml } }],
    ],
    answers: {
      'workspace/configuration': ({ items }) => items.map(({ section }: any) => (section === 'yaml' ? yaml : null)),
      'vscode/content': (uri: string) => readFileSync(join(schemas, uri.slice(uri.lastIndexOf('/') + 1)), 'utf8'),
    },
  }
}

/** Writes the schemas of all kinds of a minor as one, `all.json` beside `_definitions.json`, as yaml-language-server looks for it. */
export function writeAll(folder: string, store: SchemaStore, minor: Minor): void {
  writeSchemas(folder, store, minor)
  const path = join(folder, '_definitions.json')
  const { definitions } = JSON.parse(readFileSync(path, 'utf8'))
  const kinds = store.kinds().filter((gvk) => existsIn(store.kind(gvk)!.published, minor))
  const oneOf = new Set<string>()
  for (const gvk of kinds) {
    const { name } = store.kind(gvk)!.type
    const { properties } = definitions[name]
    oneOf.add(`_definitions.json#/definitions/${name}`)
    properties.apiVersion = { enum: [gvk.group === '' ? gvk.version : `${gvk.group}/${gvk.version}`] }
    properties.kind = { enum: [gvk.kind] }
  }
  writeFileSync(path, JSON.stringify({ definitions }))
  writeFileSync(join(folder, 'all.json'), JSON.stringify({ oneOf: [...oneOf].map(($ref) => ({ $ref })) }))
}
