import { basename } from 'node:path'
import * as vscode from 'vscode'
import { folderInQuestion, mayBeManifest } from './documents.ts'
import type { Outcome, Program } from './program.ts'

/** Draws a project beside the editor; drawn again, it stands where it was. */
export class GraphView implements vscode.Disposable {
  readonly #program: Program
  /** By the URI of the folder. */
  readonly #panels = new Map<string, vscode.WebviewPanel>()

  constructor(program: Program) {
    this.#program = program
  }

  /** Draws the project of the active document, as it is on disk. */
  async show(): Promise<void> {
    const folder = await folderInQuestion()
    if (folder?.scheme !== 'file') {
      void vscode.window.showInformationMessage('Open a folder first: its manifests are drawn.')
      return
    }
    if (!(await isSavedOrMeant(folder))) return
    const outcome = await this.#draw(folder)
    if (outcome === undefined) return
    const complaint = outcome.stderr.trim()
    if (outcome.stdout !== '') this.#present(folder, outcome.stdout)
    if (complaint !== '') void vscode.window.showWarningMessage(complaint)
  }

  dispose(): void {
    for (const panel of [...this.#panels.values()]) panel.dispose()
  }

  async #draw(folder: vscode.Uri): Promise<Outcome | undefined> {
    const title = `Drawing ${basename(folder.fsPath)}`
    const location = vscode.ProgressLocation.Notification
    return vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      const stop = new AbortController()
      token.onCancellationRequested(() => stop.abort())
      try {
        return await this.#program.run(['graph', '--format', 'html'], { cwd: folder.fsPath, signal: stop.signal })
      } catch (error) {
        if (!stop.signal.aborted) void vscode.window.showErrorMessage(`The graph cannot be drawn: ${error}`)
        return undefined
      }
    })
  }

  /** The page holds all that it needs, and lets no script run but its own. */
  #present(folder: vscode.Uri, page: string): void {
    const key = folder.toString()
    const known = this.#panels.get(key)
    const panel = known ?? this.#open(key, basename(folder.fsPath))
    panel.webview.html = page
    panel.reveal(undefined, true)
  }

  #open(key: string, name: string): vscode.WebviewPanel {
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }
    const panel = vscode.window.createWebviewPanel('supercargo.graph', `Graph of ${name}`, beside, {
      enableScripts: true,
      retainContextWhenHidden: true,
      localResourceRoots: [],
    })
    this.#panels.set(key, panel)
    panel.onDidDispose(() => this.#panels.delete(key))
    return panel
  }
}

const SAVE = 'Save and Draw'
const AS_SAVED = 'Draw What Is Saved'

/** Whether to go on: what is drawn is read from disk, which a person is told whose documents differ from that. */
async function isSavedOrMeant(folder: vscode.Uri): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    (each) => each.isDirty && mayBeManifest(each) && each.uri.path.startsWith(`${folder.path}/`),
  )
  if (unsaved.length === 0) return true
  const names = unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(', ')
  const answer = await vscode.window.showInformationMessage(`Not saved yet: ${names}.`, SAVE, AS_SAVED)
  if (answer === SAVE) await Promise.all(unsaved.map((each) => each.save()))
  return answer !== undefined
}
