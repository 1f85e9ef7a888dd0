import * as vscode from 'vscode'
import type { Status } from '../../../src/lsp/features/status.ts'
import { activeManifest } from './documents.ts'

export type { Status }

/** Asks the server what a document is judged with; null where it does not know. */
export type AskStatus = (uri: vscode.Uri) => Promise<Status | null>

/** How long typing has to pause before it is asked again, in milliseconds. */
const PAUSE = 400

/** The Kubernetes version of the active document, in the status bar. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem
  readonly #ask: AskStatus
  readonly #subscriptions: vscode.Disposable[]
  #timer: NodeJS.Timeout | undefined
  /** Counts questions: only the answer to the last one counts. */
  #asked = 0

  constructor(ask: AskStatus) {
    this.#ask = ask
    this.#item = vscode.window.createStatusBarItem('supercargo.version', vscode.StatusBarAlignment.Right, 100)
    this.#item.name = 'Kubernetes version'
    this.#item.command = 'supercargo.selectVersion'
    const configs = vscode.workspace.createFileSystemWatcher('**/{supercargo,.supercargo}.yaml')
    const soon = () => this.#soon()
    this.#subscriptions = [
      this.#item,
      configs,
      configs.onDidChange(soon),
      configs.onDidCreate(soon),
      configs.onDidDelete(soon),
      vscode.window.onDidChangeActiveTextEditor(() => void this.refresh()),
      vscode.workspace.onDidOpenTextDocument((document) => document === activeManifest() && soon()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => document === activeManifest() && soon()),
    ]
  }

  /** Shows what counts now. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer)
    const question = ++this.#asked
    const document = activeManifest()
    const status = document && (await this.#ask(document.uri).catch(() => null))
    if (question !== this.#asked) return
    if (document !== undefined && status && counts(status, document.uri)) this.#show(status)
    else this.#item.hide()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#asked++
    for (const each of this.#subscriptions) each.dispose()
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.refresh(), PAUSE)
  }

  #show({ kubernetesVersion, config, problem }: Status): void {
    const place = config === null ? undefined : vscode.workspace.asRelativePath(vscode.Uri.parse(config))
    this.#item.text = kubernetesVersion === null ? '$(warning) K8s' : `K8s ${kubernetesVersion}`
    this.#item.tooltip =
      problem ??
      (place === undefined
        ? 'The newest Kubernetes version, as no supercargo.yaml asks for another'
        : `As ${place} asks for, else the newest`)
    this.#item.backgroundColor = problem === null ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground')
    this.#item.show()
  }
}

/** Whether the version says something about a document: it is a manifest, or the config that the version stands in. */
function counts({ otherwise, config }: Status, uri: vscode.Uri): boolean {
  return otherwise === null || (config !== null && vscode.Uri.parse(config).toString() === uri.toString())
}
