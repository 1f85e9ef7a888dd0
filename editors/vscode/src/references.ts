import * as vscode from 'vscode'
import type { LanguageClient, StaticFeature } from 'vscode-languageclient/node'

/** What the server calls to have places shown: those that it names, else all references of a position. */
const COMMAND = 'supercargo.showReferences'

/** Tells the server that it can have places shown, without which its code lenses lead nowhere. */
export const showsReferences: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, commands: { commands: [COMMAND] } }
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
}

/** Shows places for the server, as an editor shows references. */
export function registerShowReferences({ protocol2CodeConverter: converter }: LanguageClient): vscode.Disposable {
  type Places = Parameters<typeof converter.asReferences>[0]
  type Position = Parameters<typeof converter.asPosition>[0]
  return vscode.commands.registerCommand(COMMAND, async (uri: string, position: Position, places?: Places) => {
    const [at, where] = [converter.asUri(uri), converter.asPosition(position)]
    const found =
      places === undefined
        ? await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', at, where)
        : await converter.asReferences(places)
    await vscode.commands.executeCommand('editor.action.showReferences', at, where, found ?? [])
  })
}
