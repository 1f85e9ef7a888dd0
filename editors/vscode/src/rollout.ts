import { basename, dirname } from 'node:path'
import * as vscode from 'vscode'
import { activeManifest } from './documents.ts'
import type { Program } from './program.ts'
import type { AskStatus } from './status.ts'

const SCHEME = 'supercargo-rollout'

/** How long typing has to pause before an update is computed again, in milliseconds. */
const PAUSE = 500

/** What updates of the workloads of a document do, as text beside it, which follows what is typed. */
export class RolloutView implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #program: Program
  readonly #ask: AskStatus
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #subscriptions: vscode.Disposable[]
  readonly onDidChange = this.#changed.event

  constructor(program: Program, ask: AskStatus) {
    this.#program = program
    this.#ask = ask
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#follow(document)),
    ]
  }

  /** Shows the updates of the active document, saved or not. */
  async show(): Promise<void> {
    const document = activeManifest()
    if (document === undefined) {
      void vscode.window.showInformationMessage('Open a manifest first: the updates of its workloads are shown.')
      return
    }
    const uri = viewOf(document.uri)
    this.#changed.fire(uri)
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    })
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query, true))
    const status = await this.#ask(document.uri).catch(() => null)
    const version = status?.kubernetesVersion ?? 'latest'
    const cwd = document.uri.scheme === 'file' ? dirname(document.uri.fsPath) : process.cwd()
    const args = ['rollout', '-', '--kubernetes-version', version]
    const { stdout, stderr } = await this.#program.run(args, { cwd, input: document.getText() })
    return [stdout, stderr].filter(Boolean).join('\n')
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const each of this.#subscriptions) each.dispose()
  }

  #follow({ uri }: vscode.TextDocument): void {
    const view = viewOf(uri).toString()
    const shown = vscode.workspace.textDocuments.find((each) => each.uri.toString() === view)
    if (shown === undefined) return
    clearTimeout(this.#timers.get(view))
    this.#timers.set(
      view,
      setTimeout(() => this.#changed.fire(shown.uri), PAUSE),
    )
  }
}

/** The URI of the text about a document; its path is what the tab is called by, and does not end as that of YAML. */
function viewOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `${basename(uri.path)} (rollout)`, query: uri.toString() })
}
