/** The program of `supercargo lsp`: that of all commands with the language server in it, so that only one has to be loaded before an editor is answered. */
import './main.ts'

export { hasChecked } from './commands/lsp.ts'
export { keepWith } from './compiled.ts'
