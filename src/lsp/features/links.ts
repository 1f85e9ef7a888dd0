import { type Stats, statSync } from 'node:fs'
import { posix } from 'node:path'
import type { DocumentLink } from 'vscode-languageserver-protocol'
import { CONFIG_NAMES } from '../../config/find.ts'
import { readAnnotations, spanIn } from '../../engine/suppress/annotations.ts'
import { commentsWith } from '../../engine/suppress/comments.ts'
import { DIRECTIVE, readDirective } from '../../engine/suppress/directives.ts'
import type { Span } from '../../model/finding.ts'
import { KUSTOMIZATION_NAMES, type NamedPath, pathsInKustomization } from '../../sources/kustomization.ts'
import { expandDocument, gvkOf } from '../../workspace/expand.ts'
import { get, type MapNode, type Node, type ScalarNode } from '../../yaml/node.ts'
import type { OpenDocument } from '../documents.ts'
import { pageOf } from '../pages.ts'
import { uriOf } from '../uri.ts'
import type { TextFeature } from './feature.ts'

/** What leads elsewhere: the files that a kustomization or a config names, and rules to their pages. */
export const documentLink: TextFeature = {
  method: 'textDocument/documentLink',
  about: 'text',
  capabilities: () => ({ documentLinkProvider: {} }),
  answer: linksIn,
}

/** More are not looked for: each is a look at the disk. */
const MOST = 1000

interface Link extends Span {
  readonly target: string
}

function linksIn(document: OpenDocument): DocumentLink[] | null {
  const { place, positions } = document
  const links = [...rulesInComments(document), ...rulesInAnnotations(document), ...schemasIn(document)]
  const root = document.manifest.documents[0]?.root
  if (place !== undefined && root?.type === 'map') {
    if (isKustomization(place, root)) links.push(...filesOf(place, pathsInKustomization(root)))
    if (CONFIG_NAMES.includes(posix.basename(place))) links.push(...inConfig(place, root))
  }
  const there = links.sort((a, b) => a.start - b.start).slice(0, MOST)
  return there.length === 0 ? null : there.map(({ target, ...span }) => ({ range: positions.between(span), target }))
}

/** The rules that ignore comments name. */
function rulesInComments({ manifest }: OpenDocument): Link[] {
  const { text, documents } = manifest
  if (!text.includes(DIRECTIVE)) return []
  return commentsWith(text, documents, [DIRECTIVE]).flatMap((comment) => {
    const entries = readDirective(text.slice(comment.start, comment.end))?.entries ?? []
    return entries.flatMap(({ rule, start, end }) =>
      toPage(rule, { start: comment.start + start, end: comment.start + end }),
    )
  })
}

/** The rules that annotations of resources name. */
function rulesInAnnotations({ manifest: { text, documents } }: OpenDocument): Link[] {
  if (!text.includes('supercargo/ignore')) return []
  const resources = documents.flatMap(({ root }) => (root?.type === 'map' ? expandDocument(root) : []))
  return resources.flatMap(({ node }) =>
    (node.type === 'map' ? readAnnotations(node, gvkOf(node)?.kind ?? '') : []).flatMap(({ field, entries }) =>
      entries.flatMap(({ rule, start, end }) => {
        const span = spanIn(text, field.value as ScalarNode, start, end)
        return text.slice(span.start, span.end) === rule ? toPage(rule, span) : []
      }),
    ),
  )
}

/** Files that comments name as the schema of a text, for yaml-language-server. */
function schemasIn({ place, manifest: { text, documents } }: OpenDocument): Link[] {
  const MARK = '$schema='
  if (place === undefined || !text.includes(MARK)) return []
  return commentsWith(text, documents, [MARK]).flatMap(({ start, end }) => {
    const found = /\$schema=(\S+)/.exec(text.slice(start, end))
    if (found === null) return []
    const from = start + found.index + MARK.length
    return toFile(posix.dirname(place), found[1]!, { start: from, end: from + found[1]!.length })
  })
}

function isKustomization(place: string, root: MapNode): boolean {
  const isCalledSo = KUSTOMIZATION_NAMES.includes(posix.basename(place))
  return isCalledSo || textsIn(get(root, 'apiVersion')).some(({ path }) => path.startsWith('kustomize.config.k8s.io/'))
}

function filesOf(place: string, paths: readonly NamedPath[]): Link[] {
  return paths.slice(0, MOST).flatMap(({ node, path }) => toFile(posix.dirname(place), path, node))
}

/** What a config extends and reads, and the rules that it names. */
function inConfig(place: string, root: MapNode): Link[] {
  const files = ['extends', 'crds', 'baseline'].flatMap((field) => textsIn(get(root, field)))
  const holders = [root, ...itemsOf(get(root, 'overrides')), ...itemsOf(get(root, 'suppress'))]
  return [
    ...filesOf(place, files),
    ...holders.flatMap((holder) => {
      const rules = holder.type === 'map' ? get(holder, 'rules') : undefined
      if (rules?.type !== 'map') return textsIn(rules).flatMap(({ node, path }) => toPage(path, node))
      return rules.entries.flatMap(({ key, keyStart, keyEnd }) => toPage(key, { start: keyStart, end: keyEnd }))
    }),
  ]
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'list' ? node.items : node === undefined ? [] : [node]
}

/** A text, or those of a list. */
function textsIn(node: Node | undefined): NamedPath[] {
  return itemsOf(node).flatMap((each) => (each.type === 'string' ? [{ node: each, path: String(each.value) }] : []))
}

function toPage(rule: string, { start, end }: Span): Link[] {
  const target = pageOf(rule)
  return target === undefined ? [] : [{ start, end, target }]
}

/** A file that is there; of a folder what Kustomize reads there. */
function toFile(folder: string, path: string, { start, end }: Span): Link[] {
  if (path === '' || path.includes('://') || path.includes('\0')) return []
  const place = posix.resolve(folder, path)
  const isFile = (each: string) => stat(each)?.isFile() === true
  const found = stat(place)?.isDirectory()
    ? KUSTOMIZATION_NAMES.map((name) => posix.join(place, name)).find(isFile)
    : [place].find(isFile)
  return found === undefined ? [] : [{ start, end, target: uriOf(found) }]
}

function stat(place: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
