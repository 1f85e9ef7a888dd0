import { ANNOTATION } from '../../../engine/suppress/annotations.ts'
import { commentsWith } from '../../../engine/suppress/comments.ts'
import { DIRECTIVE, readDirective, type Scope } from '../../../engine/suppress/directives.ts'
import { ABOUT_SUPPRESSIONS } from '../../../engine/suppress/rules.ts'
import type { Replacement } from '../../../yaml/document.ts'
import { get, type MapNode, type Node } from '../../../yaml/node.ts'
import { isWithin } from '../../spot.ts'
import type { View } from '../../view.ts'
import type { Faulty, Remedy } from './action.ts'

/** What a person writes instead. */
const REASON = 'TODO say why'

const SCOPES: readonly (readonly [scope: Scope, where: string])[] = [
  ['line', 'here'],
  ['document', 'in this document'],
  ['file', 'in this file'],
]

/** Suppresses what a rule finds here, in the document or in the file; in JSON, which has no comments, in the resource. */
export function ignore(faulty: Faulty): Remedy[] {
  const { finding, view } = faulty
  const { rule } = finding
  if (ABOUT_SUPPRESSIONS.includes(rule)) return []
  if (view.isJson) {
    const edit = annotationFor(faulty)
    return edit === undefined ? [] : [{ title: `Ignore \`${rule}\` in this resource`, edits: [edit], blank: REASON }]
  }
  return SCOPES.flatMap(([scope, where]) => {
    const edit = extended(faulty, scope) ?? comment(faulty, scope)
    return edit === undefined ? [] : [{ title: `Ignore \`${rule}\` ${where}`, edits: [edit], blank: REASON }]
  })
}

/** A comment of the same reach that is there already, with one more rule. */
function extended(faulty: Faulty, scope: Scope): Replacement | undefined {
  const { view, finding } = faulty
  const { text, manifest } = view
  if (!text.includes(DIRECTIVE)) return undefined
  const { lines } = manifest
  const target = scope === 'line' ? lineOf(faulty) : undefined
  for (const each of commentsWith(text, manifest.documents, [DIRECTIVE])) {
    const directive = readDirective(text.slice(each.start, each.end))
    const last = directive?.entries.at(-1)
    if (directive?.scope !== scope || last === undefined || directive.faults.length > 0) continue
    if (directive.entries.some(({ rule }) => rule === finding.rule)) continue
    const { line } = lines.position(each.start)
    const isMeant =
      scope === 'file' ||
      (scope === 'document' && each.document === finding.document) ||
      (target !== undefined && isAbout(line, target, view))
    if (isMeant) return insertion(each.start + last.end, `, ${finding.rule}`)
  }
  return undefined
}

/** Whether a comment in a line is about another: it stands there, or above it with nothing but comments between. */
function isAbout(line: number, target: number, { manifest: { lines } }: View): boolean {
  if (line === target) return true
  for (let at = line; at < target; at++) if (!/^\s*#/.test(lines.line(at))) return false
  return line < target
}

function comment(faulty: Faulty, scope: Scope): Replacement | undefined {
  const { view, finding } = faulty
  const { lines } = view.manifest
  const line = scope === 'line' ? lineOf(faulty) : scope === 'document' ? documentLine(faulty) : fileLine(view)
  if (line === undefined) return undefined
  const indent = scope === 'line' ? /^\s*/.exec(lines.line(line))![0] : ''
  const word = scope === 'line' ? '' : `-${scope}`
  const end = view.text.includes('\r\n') ? '\r\n' : '\n'
  return insertion(lines.starts[line - 1]!, `${indent}# supercargo-ignore${word} ${finding.rule}: ${REASON}${end}`)
}

/** The line above which a comment is about a finding; undefined where there is none. */
function lineOf({ view: { manifest }, finding, start }: Faulty): number | undefined {
  const { lines, documents } = manifest
  const document = documents[finding.document]
  if (document?.root === undefined || document.error !== undefined || start > document.root.end) return undefined
  let { line } = lines.position(start)
  // Within a text of several lines it would be part of the text.
  const around = textAround(document.root, lines.starts[line - 1]!)
  if (around !== undefined) line = lines.position(around.start).line
  return /^(?:---|\.\.\.)/.test(lines.line(line)) ? undefined : line
}

/** The scalar that an offset lies in the middle of. */
function textAround(node: Node, offset: number): Node | undefined {
  if (node.start >= offset || node.end <= offset) return undefined
  if (node.type !== 'map' && node.type !== 'list') return node
  const children =
    node.type === 'list' ? node.items : node.entries.flatMap(({ merged, value }) => (merged ? [] : [value]))
  for (const child of children) {
    const found = isWithin(child, node) ? textAround(child, offset) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The first line of a document with content. */
function documentLine({ view: { manifest }, finding }: Faulty): number | undefined {
  const { lines, documents } = manifest
  const document = documents[finding.document]
  if (document === undefined) return undefined
  const last = lines.position(document.end).line
  let { line } = lines.position(document.error === undefined && document.root ? document.root.start : document.start)
  while (line < last && /^\s*(?:#|$)|^---\s*(?:#|$)/.test(lines.line(line))) line++
  const isFirst = finding.document === 0 && lines.line(line).startsWith('---')
  return isFirst || !/^(?:---|%)/.test(lines.line(line)) ? line : undefined
}

/** The line behind the comments that a file begins with, such as its licence. */
function fileLine({ manifest: { lines } }: View): number {
  let line = 1
  while (line < lines.starts.length && lines.line(line).startsWith('#')) line++
  return line
}

/** The annotation of a resource that is written as in JSON, new or with one more rule. */
function annotationFor({ view, finding, start }: Faulty): Replacement | undefined {
  const root = view.spotAt(start)?.resource.node()
  const metadata = root && inside(root, 'metadata')
  if (metadata?.type !== 'map') return undefined
  const said = `${finding.rule}: ${REASON}`
  const annotations = inside(metadata, 'annotations')
  if (annotations === undefined)
    return get(metadata, 'annotations') === undefined
      ? member(view.text, metadata, 'annotations', `{${JSON.stringify(ANNOTATION)}: ${JSON.stringify(said)}}`)
      : undefined
  if (annotations.type !== 'map') return undefined
  const there = inside(annotations, ANNOTATION)
  if (there === undefined) return member(view.text, annotations, ANNOTATION, JSON.stringify(said))
  return there.style === 'double' ? insertion(there.end - 1, `; ${said}`) : undefined
}

/** The value of a key, where it stands in the map itself. */
function inside(map: MapNode, key: string): Node | undefined {
  const value = get(map, key)
  return value !== undefined && isWithin(value, map) ? value : undefined
}

/** A first member of a map in braces, spaced as the one that is first now. */
function member(text: string, { start, style, entries }: MapNode, key: string, value: string): Replacement | undefined {
  if (style !== 'flow') return undefined
  const [first] = entries
  const space = first === undefined ? '' : text.slice(start + 1, first.keyStart)
  if (space.trim() !== '') return undefined
  return insertion(start + 1, `${space}${JSON.stringify(key)}: ${value}${first === undefined ? '' : ','}`)
}

function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, text }
}
