import type { SourceFile } from '../../../sources/source.ts'
import type { Node } from '../../../yaml/node.ts'
import { parseStream } from '../../../yaml/parse.ts'
import type { Surroundings } from '../../surroundings.ts'

/** A file that is not judged and may name something, with what it is: `patch.yaml, a patch of a kustomization`. Looked for in steps; undefined where there is none. */
export function* otherFileNaming(
  around: Surroundings,
  meansText: (text: string) => boolean,
): Generator<undefined, string | undefined> {
  for (const { file, left } of around.leftOutFiles) {
    yield
    const reads = READS.get(left.reason)
    if (reads?.(textOf(file), meansText)) return `${file.path}, ${left.message}`
  }
  return undefined
}

type Reads = (text: string, meansText: (text: string) => boolean) => boolean

/** How texts are found in what is not judged, by the reason for that; other programs' files are passed over. */
const READS: ReadonlyMap<string, Reads> = new Map<string, Reads>([
  [
    'kustomization',
    (text, meansText) => parseStream(text).some(({ root }) => root !== undefined && hasText(root, meansText)),
  ],
  ['helm-template', hasLineWith],
])

/** What cannot be read now has no text. */
function textOf(file: SourceFile): string {
  try {
    return file.text()
  } catch {
    return ''
  }
}

function hasText(root: Node, meansText: (text: string) => boolean): boolean {
  const open: Node[] = [root]
  const seen = new Set<unknown>()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const inner = node.type === 'map' ? node.entries : node.type === 'list' ? node.items : undefined
    if (inner === undefined) {
      if (textsIn(String((node as { value?: unknown }).value)).some(meansText)) return true
    } else if (!seen.has(inner)) {
      seen.add(inner)
      if (node.type === 'map') {
        if (node.entries.some(({ key }) => meansText(key))) return true
        open.push(...node.entries.map(({ value }) => value))
      } else open.push(...(inner as readonly Node[]))
    }
  }
  return false
}

/** A text and, as patches in texts have it, the values of its lines. */
function textsIn(text: string): string[] {
  return text.includes('\n') ? [...text.matchAll(VALUE)].map(([, , value]) => value!) : [text]
}

/** The value of a line of YAML: behind a colon or dash, without quotes. */
const VALUE = /(?:^|[:[{,-])[ \t]*(["']?)([A-Za-z0-9][^\s"',{}[\]]*)\1[ \t]*(?=$|[,\]}#])/gm

function hasLineWith(text: string, meansText: (text: string) => boolean): boolean {
  for (const [, , value] of text.matchAll(VALUE)) if (meansText(value!)) return true
  return false
}
