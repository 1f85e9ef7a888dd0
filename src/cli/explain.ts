import type { VersionRange } from '../model/version.ts'
import type { Descriptions } from '../schema/descriptions.ts'
import { explain } from '../schema/explain.ts'
import { renderExplanation } from '../schema/explain-text.ts'
import type { SchemaStore } from '../schema/types.ts'

export interface ExplainRequest {
  /** `deployment.spec.strategy`; see `explain` for the forms. */
  readonly path: string
  readonly versions: VersionRange
  readonly store: SchemaStore
  readonly descriptions?: Descriptions
  readonly recursive?: boolean
  /** Columns of the terminal. */
  readonly width?: number
}

/** Explains a kind or a field: the text to print, or what is wrong with the question. */
export function runExplain(request: ExplainRequest): { readonly text: string } | { readonly error: string } {
  const { path, versions, store, ...options } = request
  const explanation = explain(store, path, versions)
  return 'error' in explanation ? explanation : { text: `${renderExplanation(explanation, options)}\n` }
}
