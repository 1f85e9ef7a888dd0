import * as vscode from 'vscode'
import { newConfig, versionEdit } from './config-edit.ts'
import { folderInQuestion } from './documents.ts'
import { rangeFault } from './range-fault.ts'
import type { AskStatus, Status } from './status.ts'

/** Lets a person choose a Kubernetes version, and writes it to the nearest config file, or to a new one. */
export async function selectVersion(ask: AskStatus): Promise<void> {
  const folder = await folderInQuestion()
  if (folder === undefined) {
    void vscode.window.showInformationMessage('Open a folder first: the version is written to its supercargo.yaml.')
    return
  }
  const active = vscode.window.activeTextEditor?.document.uri
  const status = await ask(active?.scheme === 'file' ? active : vscode.Uri.joinPath(folder, 'supercargo.yaml'))
  if (status === null) {
    void vscode.window.showErrorMessage('The language server of supercargo does not answer: restart it first.')
    return
  }
  const version = await pickVersion(status)
  if (version === undefined) return
  if (status.config === null) await create(vscode.Uri.joinPath(folder, 'supercargo.yaml'), version)
  else await change(vscode.Uri.parse(status.config), version)
}

const RANGE = 'Several versions at once…'

async function pickVersion({ versions, kubernetesVersion }: Status): Promise<string | undefined> {
  const newestFirst = versions.toReversed()
  const items = newestFirst.map((label, index) => ({
    label,
    description: [...(index === 0 ? ['newest'] : []), ...(label === kubernetesVersion ? ['in effect'] : [])].join(', '),
  }))
  const several = {
    label: RANGE,
    description: kubernetesVersion?.includes('-') ? `${kubernetesVersion} in effect` : '',
  }
  const title = 'Kubernetes version of the clusters'
  const picked = await vscode.window.showQuickPick([...items, several], { title })
  if (picked?.label !== RANGE) return picked?.label
  const value = kubernetesVersion?.includes('-') ? kubernetesVersion : `${newestFirst[2]}-${newestFirst[0]}`
  const validateInput = (text: string) => rangeFault(text, versions)
  return vscode.window.showInputBox({ title, value, prompt: 'From the oldest to the newest', validateInput })
}

async function create(config: vscode.Uri, version: string): Promise<void> {
  await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(newConfig(version)))
  const path = vscode.workspace.asRelativePath(config)
  const answer = await vscode.window.showInformationMessage(
    `${path} is new and asks for Kubernetes ${version}.`,
    'Open',
  )
  if (answer !== undefined) await vscode.window.showTextDocument(config)
}

/** Changes a config file, and saves it, for only then it counts; where it has other changes that are not saved, that is left to the person. */
async function change(config: vscode.Uri, version: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(config)
  const wasDirty = document.isDirty
  const edit = versionEdit(document.getText(), version)
  if (edit === undefined) {
    await vscode.window.showTextDocument(document)
    void vscode.window.showErrorMessage(`This file has to be changed by hand: kubernetesVersion: "${version}"`)
    return
  }
  const changes = new vscode.WorkspaceEdit()
  const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end))
  changes.replace(config, range, edit.text)
  await vscode.workspace.applyEdit(changes)
  if (!wasDirty) await document.save()
  else
    void vscode.window.showInformationMessage(
      `Kubernetes ${version} counts when ${vscode.workspace.asRelativePath(config)} is saved.`,
    )
}
