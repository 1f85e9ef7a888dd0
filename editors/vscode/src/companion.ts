import * as vscode from 'vscode'
import { isKubernetes } from './schemas.ts'

const YAML = 'redhat.vscode-yaml'
const ASKED = 'companion.asked'
const NEVER = 'companion.never'

const SWITCH_OFF = 'Switch Off'
const NOT_NOW = 'Not Now'
const NO_MORE = 'Never'

/** Where a setting may stand: the field of what `inspect` gives, and what it is called when it is changed. */
const PLACES = [
  ['globalValue', vscode.ConfigurationTarget.Global],
  ['workspaceValue', vscode.ConfigurationTarget.Workspace],
  ['workspaceFolderValue', vscode.ConfigurationTarget.WorkspaceFolder],
] as const

/**
 * Where the YAML extension of Red Hat applies its own Kubernetes schema, everything about fields would be said twice: offers once in each workspace to
 * switch that schema off. Nothing is changed without being asked for.
 */
export async function offerCompanion(context: vscode.ExtensionContext): Promise<void> {
  if (vscode.extensions.getExtension(YAML) === undefined) return
  if (context.globalState.get(NEVER) || context.workspaceState.get(ASKED)) return
  const settings = vscode.workspace.getConfiguration('yaml', vscode.workspace.workspaceFolders?.[0])
  const found = settings.inspect<Record<string, unknown>>('schemas')
  const places = PLACES.filter(([field]) => Object.keys(found?.[field] ?? {}).some(isKubernetes))
  if (places.length === 0) return
  await context.workspaceState.update(ASKED, true)
  const answer = await vscode.window.showInformationMessage(
    'The YAML extension applies its own Kubernetes schema, so unknown fields are reported twice. Switch that schema off? Its other schemas stay.',
    SWITCH_OFF,
    NOT_NOW,
    NO_MORE,
  )
  if (answer === NO_MORE) await context.globalState.update(NEVER, true)
  if (answer !== SWITCH_OFF) return
  for (const [field, target] of places) await settings.update('schemas', without(found?.[field] ?? {}), target)
}

function without(schemas: Record<string, unknown>): Record<string, unknown> | undefined {
  const others = Object.entries(schemas).filter(([schema]) => !isKubernetes(schema))
  return others.length === 0 ? undefined : Object.fromEntries(others)
}
