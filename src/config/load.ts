import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import type { RuleSetting } from '../engine/settings.ts'
import { nearest } from '../text/nearest.ts'
import { printable } from '../text/width.ts'
import { type Config, ConfigError, type ConfigFile } from './config.ts'
import { type ConfigProblem, validateConfig } from './validate.ts'

/** What a config file is read with. */
export interface LoadOptions {
  /** As the file is called in messages. */
  readonly path: string
  readonly folder: string
  /** The published schema, docs/config.schema.json. */
  readonly schema: object
  /** The ids of all rules. */
  readonly rules: readonly string[]
}

type Path = readonly (string | number)[]

/** Reads the text of a config file; throws ConfigError with everything that is wrong. It loads two packages, so it is loaded itself only where there is such a file. */
export function loadConfig(text: string, { path, folder, schema, rules }: LoadOptions): ConfigFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, keepSourceTokens: false })
  const fail = (problems: readonly { offset: number; message: string }[]): never => {
    const shown = problems.map(({ offset, message }) => {
      const { line, col } = lines.linePos(offset)
      return `${printable(path)}:${line}:${col}: ${printable(message)}`
    })
    throw new ConfigError(shown.join('\n'))
  }
  if (document.errors.length > 0)
    fail(document.errors.map(({ pos, message }) => ({ offset: pos[0], message: lowered(message) })))
  const config = plainValue(document, fail)
  const problems = [...validateConfig(config, schema), ...unknownRules(config, rules)]
  if (problems.length > 0)
    fail(
      problems
        .map((problem) => ({
          offset: offsetOf(document, problem.path, problem.at === 'value'),
          message: problem.message,
        }))
        .sort((a, b) => a.offset - b.offset),
    )
  return {
    ...asConfig(config),
    path,
    folder,
    lineOf: (at) => lines.linePos(offsetOf(document, at)).line,
  }
}

/** The plain value, with the version as it is written: 1.30 is no number to people. */
function plainValue(document: Document.Parsed, fail: (problems: { offset: number; message: string }[]) => never): any {
  try {
    const value = document.toJS({ maxAliasCount: 100 }) ?? {}
    const version = document.get('kubernetesVersion', true)
    if (isScalar(version) && typeof version.value === 'number') value.kubernetesVersion = String(version.source)
    return value
  } catch (error) {
    return fail([{ offset: 0, message: lowered((error as Error).message) }])
  }
}

function lowered(message: string): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`.split('\n', 1)[0]!
}

/** Where a key, or the value behind it, begins; of what is not there, where the nearest one above it begins. */
function offsetOf(document: Document.Parsed, path: Path, isValue = false): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const [index, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === step)
      : undefined
    const child: unknown =
      pair === undefined ? (document.getIn(path.slice(0, index + 1), true) ?? undefined) : pair.value
    const shown: unknown = pair === undefined || (isValue && index === path.length - 1) ? child : pair.key
    if (shown === undefined && pair === undefined) return offset
    if (isNode(shown)) offset = shown.range?.[0] ?? offset
    node = child
  }
  return offset
}

function unknownRules(config: any, rules: readonly string[]): ConfigProblem[] {
  const known = new Set(rules)
  const asked = config.rules
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return []
  return Object.keys(asked)
    .filter((id) => !known.has(id))
    .map((id) => {
      const meant = nearest(id, rules)
      const hint = meant === undefined ? '; `supercargo rules` lists all' : `; did you mean \`${meant}\`?`
      return { path: ['rules', id], message: `unknown rule "${id}"${hint}` }
    })
}

/** The value that the schema has approved. */
function asConfig({ rules, ignore, units, external, crds, ...rest }: any): Config {
  return {
    ...rest,
    rules: new Map(Object.entries(rules ?? {}) as [string, RuleSetting][]),
    ignore: ignore ?? [],
    units: units ?? [],
    external: external ?? [],
    crds: crds ?? [],
  }
}
