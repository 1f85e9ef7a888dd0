import type { ServerCapabilities } from 'vscode-languageserver-protocol'
import type { Client } from '../client.ts'
import type { OpenDocument } from '../documents.ts'
import type { Surroundings } from '../surroundings.ts'
import type { View } from '../view.ts'

/**
 * A request of the Language Server Protocol and how it is answered; null where there is nothing to say. Params may be anything: what is no position counts as the beginning.
 * An answer that takes long may be a generator (`isSteps`): between its steps others have their turn, and it is abandoned when something changes.
 */
export type Feature = TextFeature | DocumentFeature | WorkspaceFeature

interface Request {
  readonly method: string
  /** What the client is told in the answer to `initialize`. */
  capabilities(client: Client): ServerCapabilities
}

/** Needs nothing but the text of an open document: it is answered at once, for documents that are no manifests too. */
export interface TextFeature extends Request {
  readonly about: 'text'
  answer(document: OpenDocument, params: any, client: Client): unknown
}

/** Needs to know what an open document is among its neighbours; of what is not judged, such as a document that the config ignores, it is not asked. */
export interface DocumentFeature extends Request {
  readonly about: 'document'
  /** It would be wrong where only some of the neighbours are known, so it waits for them. */
  readonly waits?: boolean
  /** It reads the text of the document by itself, and beside that needs only what was judged last: it is answered before the present version is judged. */
  readonly asBefore?: boolean
  /** The URI of the document, where it does not stand in `textDocument.uri`. */
  uriIn?(params: any): unknown
  answer(view: View, params: any): unknown
}

/** Is about everything that is open; it waits until all of that is known. */
export interface WorkspaceFeature extends Request {
  readonly about: 'workspace'
  answer(all: readonly Surroundings[], params: any, client: Client): unknown
}

/** Whether an answer is still to be worked out, in steps. */
export function isSteps(answer: unknown): answer is Generator<undefined, unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.iterator in answer && 'next' in answer
}

/** What a feature gives that does not know enough: it is asked again when the present version is judged, and then when all neighbours are known. */
export const UNSURE = Symbol('unsure')
