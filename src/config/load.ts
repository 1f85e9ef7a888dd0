import { LineIndex } from '../text/lines.ts'
import { printable } from '../text/width.ts'
import type { Document } from '../yaml/document.ts'
import { locate } from '../yaml/locate.ts'
import { parseBody } from '../yaml/parse.ts'
import { newObject } from '../yaml/value.ts'
import { ConfigError, type ConfigFile } from './config.ts'
import { type ConfigProblem, readBySchema, type Schema } from './read.ts'

/** What a config file is read with. */
export interface LoadOptions {
  /** As the file is called in messages. */
  readonly path: string
  readonly folder: string
  /** The folder that its globs start in; by default its own. */
  readonly base?: string
  /** The published schema, docs/config.schema.json. */
  readonly schema: Schema
}

/** Reads the text of one config file, without what it extends; throws ConfigError with everything that is wrong. */
export function loadConfig(text: string, { path, folder, base = folder, schema }: LoadOptions): ConfigFile {
  const lines = new LineIndex(text)
  const fail = (problems: readonly ConfigProblem[]): never => {
    throw problemsAt(path, lines, problems)
  }
  const document = parseBody(text)
  const wrong = faultsOf(document, text)
  if (wrong.length > 0) fail(wrong)
  const { root } = document
  if (root === undefined || root.type === 'null')
    return { path, folder, base, value: newObject(), lines, positionOf: () => ({ line: 1, column: 1 }) }
  const { value, problems } = readBySchema(root, schema, text)
  if (problems.length > 0) fail([...problems].sort((a, b) => a.offset - b.offset))
  return { path, folder, base, value, lines, positionOf: (at) => lines.position(locate(root, at, 'key').start) }
}

/** An error about one key or item of a config file. */
export function faultAt(file: ConfigFile, path: readonly (string | number)[], message: string): ConfigError {
  const { line, column } = file.positionOf(path)
  return new ConfigError(`${printable(file.path)}:${line}:${column}: ${printable(message)}`)
}

function problemsAt(path: string, lines: LineIndex, problems: readonly ConfigProblem[]): ConfigError {
  const shown = problems.slice(0, MOST).map(({ offset, message }) => {
    const { line, column } = lines.position(offset)
    return `${printable(path)}:${line}:${column}: ${printable(message)}`
  })
  const more = problems.length - shown.length
  return new ConfigError([...shown, ...(more > 0 ? [`${printable(path)}: and ${more} more`] : [])].join('\n'))
}

/** So many mistakes are shown. */
const MOST = 50

/** What is wrong with the text before its values are looked at. */
function faultsOf({ error, duplicates, lost, end }: Document, text: string): ConfigProblem[] {
  if (error !== undefined) return [{ offset: error.start, message: error.message }]
  const twice = duplicates
    .filter(({ merge }) => !merge)
    .map(({ start, key }) => ({ offset: start, message: `the key \`${key}\` stands here a second time` }))
  const rest = lost[0]?.start ?? end + text.slice(end).search(/^(?![ \t]*(?:#|\.\.\.|---|\r?$))/m)
  if (rest < end || text.slice(rest).trim() === '') return twice
  return [...twice, { offset: rest, message: 'a config file is one document, which ends before this' }]
}
