import { get, getEntry, type MapNode } from '../../../src/yaml/node.ts'
import { parseBody } from '../../../src/yaml/parse.ts'

/** A stretch of a text, in offsets, and what is to stand there instead. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const KEY = 'kubernetesVersion'

/** The smallest change that makes the text of a config file ask for a version, comments and all else left alone; undefined where the file is not such that this can be done. */
export function versionEdit(text: string, version: string): TextEdit | undefined {
  const { root, error } = parseBody(text)
  if (error !== undefined) return undefined
  const edit = root === undefined || root.type === 'null' ? appended(text, version) : within(root, text, version)
  return edit !== undefined && asksFor(applied(text, edit), version) ? edit : undefined
}

/** The text after a change. */
export function applied(text: string, { start, end, text: now }: TextEdit): string {
  return text.slice(0, start) + now + text.slice(end)
}

/** A config file that says nothing else. */
export function newConfig(version: string): string {
  return `${KEY}: ${quoted(version)}\n`
}

function within(root: { readonly type: string }, text: string, version: string): TextEdit | undefined {
  if (root.type !== 'map') return undefined
  const map = root as MapNode
  const entry = getEntry(map, KEY)
  if (entry?.merged) return undefined
  if (entry === undefined) return map.style === 'flow' ? intoFlow(map, version) : afterLast(map, text, version)
  const { value, keyEnd } = entry
  if (value.end > value.start) return { start: value.start, end: value.end, text: quoted(version) }
  const colon = text.indexOf(':', keyEnd) + 1
  return { start: colon, end: colon, text: ` ${quoted(version)}` }
}

function intoFlow(map: MapNode, version: string): TextEdit {
  const more = map.entries.length > 0 ? ', ' : ''
  return { start: map.start + 1, end: map.start + 1, text: `${KEY}: ${quoted(version)}${more}` }
}

/** A line of its own behind the last entry, as deep as the first one: before it, it would come between a comment and what that is about. */
function afterLast(map: MapNode, text: string, version: string): TextEdit | undefined {
  const [first, last] = [map.entries[0], map.entries.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const indent = ' '.repeat(first.keyStart - (text.lastIndexOf('\n', first.keyStart - 1) + 1))
  const end = Math.max(last.value.end, last.keyEnd)
  return lineAt(text, text[end - 1] === '\n' ? end : endOfLine(text, end), indent, version)
}

function appended(text: string, version: string): TextEdit {
  return lineAt(text, text.length, '', version)
}

function lineAt(text: string, at: number, indent: string, version: string): TextEdit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const isFresh = at === 0 || text[at - 1] === '\n'
  const line = `${indent}${KEY}: ${quoted(version)}`
  return { start: at, end: at, text: isFresh ? line + newline : newline + line + (at === text.length ? newline : '') }
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/)
  return end === -1 ? text.length : from + end
}

/** Without quotes 1.30 would be the number 1.3. */
function quoted(version: string): string {
  return `"${version}"`
}

function asksFor(text: string, version: string): boolean {
  const { root, error, duplicates, lost } = parseBody(text)
  if (error !== undefined || root?.type !== 'map' || duplicates.length > 0 || lost.length > 0) return false
  const value = get(root, KEY)
  return value !== undefined && 'value' in value && value.value === version
}
