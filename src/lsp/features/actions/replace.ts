import type { Finding, Span } from '../../../model/finding.ts'
import type { Meant } from '../../../model/meant.ts'
import type { Manifest } from '../../../workspace/manifest.ts'
import type { Replacement } from '../../../yaml/document.ts'
import { getEntry } from '../../../yaml/node.ts'
import { writeScalar } from '../../../yaml/write.ts'
import { spotAt } from '../../spot.ts'
import { type Faulty, type Remedy, shortly } from './action.ts'

/** Writes what was meant instead of what is underlined. */
export function replace({ finding, view, start, end }: Faulty): Remedy[] {
  const texts = meantTexts(view.manifest, finding, { start, end })
  const written = shortly(view.text.slice(start, end))
  return texts.map((text) => ({
    title: `Replace \`${written}\` with \`${shortly(text)}\``,
    edits: [{ start, end, text }],
    isLikely: texts.length === 1,
  }))
}

/** What may stand at the place of a finding, written as what stands there; nothing where that is no key or value in one line. */
function meantTexts(manifest: Manifest, { meant, rule, document }: Finding, { start, end }: Span): string[] {
  if (meant === undefined) return []
  const written = manifest.text.slice(start, end)
  if (rule === 'invalid-suppression' && NAME.test(written)) return meant.map(String)
  const root = manifest.documents[document]?.root
  const spot = root && spotAt(root, start)
  if (spot === undefined || /^[&*!]/.test(written)) return []
  const { node, entry, part } = spot
  if (part === 'key') {
    const isIt = entry?.keyStart === start && entry.keyEnd === end
    const map = spot.around.at(-1)
    if (!isIt || map?.type !== 'map') return []
    return different(meant.filter((each) => getEntry(map, String(each)) === undefined).map(String), written)
  }
  const isIt = node.start === start && node.end === end && node.type !== 'map' && node.type !== 'list'
  if (!isIt || node.style === 'literal' || node.style === 'folded') return []
  return different(meant, written)
}

/** The name of a rule or of a comment that suppresses some. */
const NAME = /^[\w./-]+$/

function different(meant: readonly Meant[], written: string): string[] {
  const first = written[0]
  const quotes = first === '"' || first === "'" ? first : ''
  const texts = meant.map((each) => writeScalar(each, quotes))
  return [...new Set(texts)].filter((text) => text !== written)
}

/** Writes what makes a document that cannot be read what it was probably meant to be. */
export function repair({ finding, view, start }: Faulty): Remedy[] {
  if (finding.rule !== 'syntax') return []
  const document = view.manifest.documents[finding.document]
  const problems = document?.error === undefined ? [] : [document.error, ...document.further]
  const problem = problems.find((each) => each.start === start && each.message === finding.message)
  if (problem?.repair === undefined || problem.repair.length === 0) return []
  const edits: readonly Replacement[] = problem.repair
  return [{ title: `Repair: ${shortly(problem.hint ?? problem.message)}`, edits, isLikely: true }]
}
