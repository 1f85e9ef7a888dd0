import { formatApiVersion } from '../model/gvk.ts'
import { PATCH } from '../sources/kustomization.ts'
import {
  ENCRYPTED,
  HELM_TEMPLATE,
  isTemplateAction,
  looksLikeManifest,
  type Recognised,
  recogniseDocument,
  recogniseOther,
} from '../sources/recognise.ts'
import { SourceError, type SourceFile } from '../sources/source.ts'
import { gvkOf } from '../workspace/expand.ts'
import type { Manifest, ManifestCache } from '../workspace/manifest.ts'
import { getEntry, type Node } from '../yaml/node.ts'

/** The text of a file, or why it is not checked. */
export function readFit(file: SourceFile): string | Recognised {
  if (file.recognised !== undefined) return file.recognised
  try {
    const text = file.text()
    return file.explicit || looksLikeManifest(text) ? text : recogniseOther(file.path, text)
  } catch (error) {
    return unreadable(error)
  }
}

/** Why a file is not checked that cannot be read; other errors pass through. */
export function unreadable(error: unknown): Recognised {
  if (!(error instanceof SourceError)) throw error
  return { reason: 'unreadable', message: error.message }
}

/** The text of a file parsed in steps, or why it is not checked. */
export function* parseFit(
  file: SourceFile,
  text: string,
  manifests: ManifestCache,
): Generator<undefined, Manifest | Recognised> {
  const manifest = yield* manifests.parse(file, text)
  return unfitness(file, manifest) ?? manifest
}

/** Why a file is not checked that is not known by its name or text; undefined where it is. */
export function unfitness(file: SourceFile, manifest: Manifest): Recognised | undefined {
  const { path, explicit } = file
  const { documents, text } = manifest
  if (documents.length === 0) return { reason: 'empty', message: 'no document with content' }
  if (documents.every(({ root }) => recogniseRoot(root) !== undefined)) return recogniseRoot(documents[0]!.root)
  if (!documents.some(({ error, root }) => error !== undefined || isResourceLike(root, explicit)))
    return recogniseOther(path, text)
  return !file.definitions && isTemplate(file, manifest) ? HELM_TEMPLATE : undefined
}

/** Whether a file that was merely found is a template outside of any chart: what stops the parser in at least half of its documents is an action. */
function isTemplate(file: SourceFile, { text, documents }: Manifest): boolean {
  if (file.explicit) return false
  const stopped = documents.filter(({ error }) => error !== undefined && isTemplateAction(text, error.start))
  return stopped.length > 0 && stopped.length * 2 >= documents.length
}

/**
 * Whether a document is meant as a resource: it says what it is, or has a resource's parts. Files of other programs have a `kind` or an `apiVersion` too,
 * so that one of them alone says something only in a file that was named.
 */
function isResourceLike(root: Node | undefined, explicit: boolean): boolean {
  if (root?.type !== 'map') return false
  const named = root.entries.filter(({ key }) => /^(apiversion|kind)$/i.test(key)).length
  if (named > 1 || (named === 1 && (explicit || root.entries.some(({ key }) => /^(spec|data|items)$/.test(key)))))
    return true
  return getEntry(root, 'metadata')?.value.type === 'map' && root.entries.length > 1
}

/** What else a document is that has apiVersion and kind but is never sent to a cluster as it stands. */
function recogniseRoot(root: Node | undefined): Recognised | undefined {
  if (root?.type !== 'map') return undefined
  if (getEntry(root, 'sops')?.value.type === 'map') return ENCRYPTED
  if (getEntry(root, '$patch') !== undefined) return PATCH
  const gvk = gvkOf(root)
  return gvk && recogniseDocument(formatApiVersion(gvk), gvk.kind)
}
