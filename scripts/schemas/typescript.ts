import { type Files, indexFile, type SchemaFile } from './files.ts'

interface Field {
  readonly type: string
}

interface Definition {
  readonly any?: boolean
  readonly fields?: Readonly<Record<string, Field | readonly Field[]>>
}

/** What stands at the top of every file. */
const header =
  '// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.'

/** The TypeScript types of the values that `toValue` gives, by the words of `schemas/README.md` for them. */
const scalars: ReadonlyMap<string, string> = new Map([
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['int32', 'number'],
  ['int64', 'number'],
  ['number', 'number'],
  ['bytes', 'string'],
  ['time', 'string'],
  ['micro-time', 'string'],
  ['quantity', 'string | number'],
  ['int-or-string', 'string | number'],
])

/** The TypeScript files of all definitions by name, one for each schema file that has definitions. */
export function printTypescript(schemas: Files): Map<string, string> {
  const files = new Map<string, string>()
  for (const [name, text] of schemas) {
    if (name === indexFile) continue
    const { types } = JSON.parse(text) as SchemaFile
    if (Object.keys(types).length > 0) files.set(name.replace(/\.json$/, '.ts'), printFile(types))
  }
  return files
}

function printFile(types: SchemaFile['types']): string {
  const stems = new Set<string>()
  const definitions = Object.entries(types).map(([name, json]) => printDefinition(name, json, stems))
  const imports = [...stems].sort().map((stem) => `import type * as ${aliasOf(stem)} from './${stem}.ts'\n`)
  return `${[`${header}\n${imports.join('')}`, ...definitions].join('\n')}`
}

function printDefinition(name: string, { any, fields = {} }: Definition, stems: Set<string>): string {
  if (any) return `export type ${name} = any\n`
  const lines = Object.entries(fields).map(([field, shape]) => {
    const variants = [shape].flat().map(({ type }) => typeOf(type, stems))
    return `  readonly ${keyOf(field)}?: ${[...new Set(variants)].join(' | ')}\n`
  })
  if (lines.length === 0) return `export type ${name} = Readonly<Record<string, never>>\n`
  return `export interface ${name} {\n${lines.join('')}}\n`
}

/** The TypeScript type of a type expression; `stems` gathers the files that it names. */
function typeOf(expression: string, stems: Set<string>): string {
  if (expression.startsWith('map[string]'))
    return `Readonly<Record<string, ${typeOf(expression.slice('map[string]'.length), stems)}>>`
  if (expression.startsWith('[]')) {
    const item = typeOf(expression.slice(2), stems)
    return item.startsWith('readonly ') || item.includes(' | ') ? `readonly (${item})[]` : `readonly ${item}[]`
  }
  const scalar = scalars.get(expression)
  if (scalar !== undefined) return scalar
  const dot = expression.indexOf('.')
  if (dot !== -1) stems.add(expression.slice(0, dot))
  else if (!/^[A-Z]/.test(expression)) throw new Error(`"${expression}" is no type that schemas/README.md has`)
  return dot === -1 ? expression : `${aliasOf(expression.slice(0, dot))}.${expression.slice(dot + 1)}`
}

/** `coreV1` for `core-v1`: definitions begin with a capital, so that no name means two things. */
function aliasOf(stem: string): string {
  return stem.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function keyOf(field: string): string {
  return /^[\w$]+$/.test(field) ? field : `'${field}'`
}
