import * as vscode from 'vscode'
import { LanguageClient, type ShowDocumentRequest, State } from 'vscode-languageclient/node'
import { offerCompanion } from './companion.ts'
import { LANGUAGES, SCHEMES } from './documents.ts'
import { GraphView } from './graph.ts'
import { Program } from './program.ts'
import { registerShowReferences, showsReferences } from './references.ts'
import { RolloutView } from './rollout.ts'
import { type Status, StatusItem } from './status.ts'
import { selectVersion } from './version.ts'

let client: LanguageClient | undefined

/** Called by the editor when the first document of a language opens that manifests are written in. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const program = new Program(context.asAbsolutePath('server'))
  client = new LanguageClient('supercargo', 'supercargo', program.server, {
    documentSelector: LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme }))),
    diagnosticCollectionName: 'supercargo',
    synchronize: { configurationSection: 'supercargo' },
    middleware: { window: { showDocument } },
  })
  client.registerFeature(showsReferences)
  const ask = (uri: vscode.Uri) => statusOf(uri)
  const status = new StatusItem(ask)
  const graph = new GraphView(program)
  const rollout = new RolloutView(program, ask)
  const commands: Record<string, () => Promise<void>> = {
    selectVersion: () => selectVersion(ask).then(() => status.refresh()),
    showGraph: () => graph.show(),
    showRollout: () => rollout.show(),
    restart,
  }
  for (const [name, run] of Object.entries(commands))
    context.subscriptions.push(vscode.commands.registerCommand(`supercargo.${name}`, run))
  const running = client.onDidChangeState(({ newState }) => newState === State.Running && void status.refresh())
  context.subscriptions.push(status, graph, rollout, running, registerShowReferences(client))
  void offerCompanion(context)
  await start()
}

/** Called by the editor at its end. */
export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop()
}

/** Shows documents that the server asks for: pages of rules as they are meant to be read. */
const showDocument: ShowDocumentRequest.MiddlewareSignature = async (params, token, next) => {
  if (!params.uri.endsWith('.md')) return next(params, token)
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(params.uri))
  return { success: true }
}

async function statusOf(uri: vscode.Uri): Promise<Status | null> {
  if (client === undefined || !client.isRunning()) return null
  const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) }
  return client.sendRequest<Status | null>('supercargo/status', { textDocument })
}

async function restart(): Promise<void> {
  // One that does not answer is ended all the same, and is said to have failed.
  if (client?.isRunning()) await client.stop().catch(() => {})
  await start()
}

/** Starts the server; that it could not be started, the client says itself. */
async function start(): Promise<void> {
  await client?.start().catch(() => {})
}
