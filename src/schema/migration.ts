import { type FieldPath, formatPath } from '../model/path.ts'
import { getEntry, type MapNode, type Node } from '../yaml/node.ts'

/** The path that a sentence speaks of, and what it says. */
const SENTENCE = /^`([\w*[\].]+)`(?: \([^)]*\))? (is now|is gone|is required|defaults to)/

/** What changes between two API versions for this resource: what moves or goes that it has, what is new that it must have, and what becomes of settings that it leaves to their defaults. */
export function concerning(migration: readonly string[], resource: MapNode): readonly string[] {
  return migration.filter((sentence) => {
    const [, path, says] = SENTENCE.exec(sentence) ?? []
    // A path that begins somewhere inside may be anywhere.
    if (path === undefined || (path.includes('.') && !path.startsWith('spec.'))) return true
    const isThere = has(resource, path.replaceAll('[*]', '.*').split('.'))
    if (says === 'is now' || says === 'is gone') return isThere
    return path.includes('*') || !isThere
  })
}

/** What became of a field that is gone, or of what it stands in: what is said of the longest way to it. A path that begins somewhere inside may be anywhere. */
export function movesOf(field: FieldPath, migration: readonly string[]): readonly string[] {
  for (let length = field.length; length > 0; length--) {
    const way = `.${formatPath(field.slice(0, length)).replace(/\[\d+\]/g, '[*]')}`
    const found = migration.filter((sentence) => {
      const [, path, says] = SENTENCE.exec(sentence) ?? []
      return (says === 'is now' || says === 'is gone') && way.endsWith(`.${path}`)
    })
    if (found.length > 0) return found
  }
  return []
}

function has(node: Node | undefined, [segment, ...rest]: readonly string[]): boolean {
  if (segment === undefined) return node !== undefined && node.type !== 'null'
  if (node?.type === 'list') return segment === '*' && node.items.some((item) => has(item, rest))
  if (node?.type !== 'map') return false
  if (segment === '*') return node.entries.some(({ value }) => has(value, rest))
  return has(getEntry(node, segment)?.value, rest)
}

/** What does the work of kinds that no other kind replaces, and what to do about it. */
const INSTEAD = new Map([
  [
    'PodSecurityPolicy',
    {
      why: 'Pod Security admission does its work, told by labels of a Namespace such as `pod-security.kubernetes.io/enforce: restricted`',
      hint: 'no kind replaces it: write the label `pod-security.kubernetes.io/enforce` on namespaces',
    },
  ],
])

/** What to do about a kind that no other kind replaces. */
export function withoutSuccessor(kind: string): string {
  return INSTEAD.get(kind)?.hint ?? 'nothing replaces it'
}

/** What changes for a resource, in one sentence; undefined where nothing is to be said. */
export function inWords(kind: string, migration: readonly string[]): string | undefined {
  return migration.length === 0 ? INSTEAD.get(kind)?.why : migration.join('; ')
}
