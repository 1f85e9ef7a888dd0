import { codeAction } from './actions/index.ts'
import { completion } from './completion/completion.ts'
import { resolveCompletion } from './completion/resolve.ts'
import type { Feature } from './feature.ts'
import { foldingRange } from './folding.ts'
import { hover } from './hover/hover.ts'
import { inlayHint } from './inlay-hints.ts'
import { codeLens, resolveCodeLens } from './lenses.ts'
import { documentLink } from './links.ts'
import { navigation } from './navigation/index.ts'
import { selectionRange } from './selection.ts'
import { documentSymbol } from './symbols.ts'
import { resolveWorkspaceSymbol, workspaceSymbol } from './workspace-symbols.ts'

/** Everything that a client can ask for besides diagnostics. */
export const features: readonly Feature[] = [
  codeAction,
  codeLens,
  documentLink,
  resolveCodeLens,
  completion,
  resolveCompletion,
  documentSymbol,
  foldingRange,
  hover,
  inlayHint,
  ...navigation,
  resolveWorkspaceSymbol,
  selectionRange,
  workspaceSymbol,
]
