import * as vscode from 'vscode'

/** The languages of manifests. */
export const LANGUAGES = ['yaml', 'json']

/** The schemes of documents that are looked at: files, and what has no name yet. */
export const SCHEMES = ['file', 'untitled']

/** Whether a document may be a manifest. */
export function mayBeManifest({ languageId, uri }: vscode.TextDocument): boolean {
  return LANGUAGES.includes(languageId) && SCHEMES.includes(uri.scheme)
}

/** The document that is being edited, if it may be a manifest. */
export function activeManifest(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document
  return document !== undefined && mayBeManifest(document) ? document : undefined
}

/** The folder that a command is about: the one of the workspace with the active document, else that of the document itself, else one that is chosen; undefined where there is none. */
export async function folderInQuestion(): Promise<vscode.Uri | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri
  const folders = vscode.workspace.workspaceFolders ?? []
  if (uri?.scheme === 'file') return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..')
  if (folders.length < 2) return folders[0]?.uri
  return (await vscode.window.showWorkspaceFolderPick())?.uri
}
