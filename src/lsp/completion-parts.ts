import type { CompletionClientCapabilities } from 'vscode-languageserver-protocol'

/** What a client can do with candidates for what is typed. */
export interface CompletionParts {
  /** It moves the cursor through the places of a snippet. */
  readonly snippets: boolean
  /** It can be told to insert lines as they are. */
  readonly knowsAsIs: boolean
  /** It inserts lines as they are, or can be told to; otherwise it adds the indentation of the first one. */
  readonly insertsAsIs: boolean
  readonly labelDetails: boolean
  readonly tags: boolean
  readonly markdown: boolean
  /** What it takes from the list where an item does not have it. */
  readonly defaults: ReadonlySet<unknown>
}

const AS_IS = 1

/** Reads what a client says of itself; it may be anything. */
export function readCompletionParts(said: CompletionClientCapabilities | undefined): CompletionParts {
  const item = said?.completionItem
  const snippets = item?.snippetSupport === true
  const knowsAsIs = listed(item?.insertTextModeSupport?.valueSet).includes(AS_IS)
  // Clients that say nothing of it add the indentation to the lines of snippets, and leave text as it is.
  const usual = said?.insertTextMode ?? (snippets ? undefined : AS_IS)
  return {
    snippets,
    knowsAsIs,
    insertsAsIs: knowsAsIs || usual === AS_IS,
    labelDetails: item?.labelDetailsSupport === true,
    tags: listed(item?.tagSupport?.valueSet).includes(1),
    markdown: listed(item?.documentationFormat).includes('markdown'),
    defaults: new Set(listed(said?.completionList?.itemDefaults)),
  }
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
