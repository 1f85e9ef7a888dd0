import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { folderOf } from '../../helpers/folder.ts'
import { uri } from '../../helpers/language-client.ts'
import { FakeDocument, FakeEditor } from './fake.ts'
import { Uri } from './fake-types.ts'
import { extensionFolder, loadExtension } from './staged.ts'

const manifest = `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
dta: {}
`

// It is bundled first.
beforeAll(() => void extensionFolder(), 120_000)

/** Starts the extension in an editor that has a folder open. */
async function start(files: Record<string, string>, prepare: (editor: FakeEditor) => void = () => {}) {
  const folder = folderOf(files)
  const editor = new FakeEditor()
  editor.folders = [{ uri: Uri.file(folder), name: 'folder', index: 0 }]
  prepare(editor)
  const extension = loadExtension(editor)
  const memory = (known = new Map<string, unknown>()) => ({
    get: (key: string) => known.get(key),
    update: async (key: string, value: unknown) => void known.set(key, value),
  })
  const subscriptions: { dispose(): void }[] = []
  const context = {
    subscriptions,
    asAbsolutePath: (path: string) => join(extensionFolder(), path),
    globalState: memory(editor.remembered),
    workspaceState: memory(),
  }
  onTestFinished(async () => {
    await extension.deactivate()
    for (const each of subscriptions) each.dispose()
  })
  await extension.activate(context)
  return { editor, folder, context, status: editor.statusItems[0], stop: extension.deactivate }
}

const soon = { timeout: 10_000, interval: 20 }

describe('the extension', () => {
  it('shows what the server finds, and which version counts, while something is typed', async () => {
    const { editor, folder, status } = await start({ 'supercargo.yaml': 'kubernetesVersion: "1.29"\n' })
    const document = editor.open(uri(`${folder}/a.yaml`), manifest)
    const found = () => [...editor.collections.values()].flatMap((all) => all.get(document.uri.toString()) ?? [])
    await vi.waitFor(() => expect(found()).toMatchObject([{ severity: 0, range: { start: { line: 3 } } }]), soon)
    expect(found()[0].message).toContain('dta')
    await vi.waitFor(() => expect(status).toMatchObject({ text: 'K8s 1.29', isShown: true }), soon)
    expect(status.tooltip).toContain('supercargo.yaml')
    document.type('dta', 'data')
    await vi.waitFor(() => expect(found()).toEqual([]), soon)
  })

  it('hides the version where it does not count, and says where the config is wrong', async () => {
    const { editor, folder, status } = await start({ 'wrong/supercargo.yaml': 'kubernetesVersion: "1.99"\n' })
    const newest = editor.open(uri(`${folder}/a.yaml`), manifest)
    await vi.waitFor(() => expect(status).toMatchObject({ text: expect.stringMatching(/^K8s 1\.\d\d$/) }), soon)
    editor.open(uri(`${folder}/compose.yaml`), 'services:\n  web: {image: a}\n')
    await vi.waitFor(() => expect(status.isShown).toBe(false), soon)
    editor.open(uri(`${folder}/wrong/a.yaml`), manifest)
    await vi.waitFor(() => expect(status).toMatchObject({ text: '$(warning) K8s', isShown: true }), soon)
    expect(status.tooltip).toContain('1.99')
    editor.open(uri(`${folder}/wrong/compose.yaml`), 'services:\n  web: {image: a}\n')
    await vi.waitFor(() => expect(status.isShown).toBe(false), soon)
    editor.open(uri(`${folder}/wrong/supercargo.yaml`), 'kubernetesVersion: "1.99"\n')
    await vi.waitFor(() => expect(status.isShown).toBe(true), soon)
    editor.front(newest)
    await vi.waitFor(() => expect(status.text).toMatch(/^K8s/), soon)
    editor.front(undefined)
    await vi.waitFor(() => expect(status.isShown).toBe(false), soon)
  })

  it('shows where lenses lead to', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 1}]}\n'
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: []}\n'
    const { editor, folder } = await start({ 'pod.yaml': pod, 'service.yaml': service })
    const document = editor.open(uri(`${folder}/service.yaml`), service)
    await vi.waitFor(() => expect(editor.providers.has('lenses')).toBe(true), soon)
    const provider = editor.providers.get('lenses')
    const [lens] = await provider.provideCodeLenses(document, {})
    const { command } = await provider.resolveCodeLens(lens, {})
    expect(command).toMatchObject({ title: expect.stringMatching(/^selects 1 /), command: 'supercargo.showReferences' })
    await editor.run('showReferences', ...command.arguments)
    expect(editor.executed.map(([name]) => name)).toEqual(['editor.action.showReferences'])
    const [, at, where, places] = editor.executed[0]!
    expect([String(at), where.line, places.length]).toEqual([String(document.uri), 2, 1])
    await editor.run('showReferences', document.uri.toString(), { line: 0, character: 0 })
    expect(editor.executed[1]![0]).toBe('vscode.executeReferenceProvider')
  })

  it('shows the page of a rule as it is meant to be read', async () => {
    const { editor } = await start({})
    await editor.run('explainRule', 'unknown-field')
    await vi.waitFor(() => expect(editor.executed).toHaveLength(1), soon)
    const [[command, page]] = editor.executed as [any[]]
    expect(command).toBe('markdown.showPreview')
    expect(readFileSync(new URL(String(page)), 'utf8')).toContain('# unknown-field')
  })

  it('starts anew when it is asked to', async () => {
    const { editor, folder, status } = await start({})
    const document = editor.open(uri(`${folder}/a.yaml`), manifest)
    await editor.run('restart')
    const found = () => [...editor.collections.values()].flatMap((all) => all.get(document.uri.toString()) ?? [])
    await vi.waitFor(() => expect(found()).toHaveLength(1), soon)
    await vi.waitFor(() => expect(status.isShown).toBe(true), soon)
  })
})

describe('selecting a version', () => {
  it('changes the nearest config, saves it, and shows it', async () => {
    const config = '# ours\nkubernetesVersion: 1.29 # for now\n'
    const { editor, folder, status } = await start({ 'supercargo.yaml': config })
    editor.open(uri(`${folder}/deep/a.yaml`), manifest)
    editor.answer = (_, choices) => choices.find((each) => each === '1.31')
    await editor.run('selectVersion')
    expect(readFileSync(join(folder, 'supercargo.yaml'), 'utf8')).toBe(config.replace('1.29', '"1.31"'))
    await vi.waitFor(() => expect(status.text).toBe('K8s 1.31'), soon)
  })

  it('makes a config at the top of the folder, for several versions too', async () => {
    const { editor, folder } = await start({})
    editor.open(uri(`${folder}/deep/a.yaml`), manifest)
    editor.answer = (message, choices) =>
      choices.find((each) => /several/i.test(each)) ?? (message.includes(':') ? '1.29-1.31' : undefined)
    await editor.run('selectVersion')
    expect(readFileSync(join(folder, 'supercargo.yaml'), 'utf8')).toBe('kubernetesVersion: "1.29-1.31"\n')
  })

  it('leaves a config alone that is just being edited otherwise, or that cannot be read', async () => {
    const { editor, folder } = await start({ 'supercargo.yaml': 'preset: all\n', 'b/supercargo.yaml': 'preset: [\n' })
    const config = editor.open(uri(`${folder}/supercargo.yaml`), 'preset: all\n')
    config.type('all', 'server')
    editor.answer = (_, choices) => choices.find((each) => each === '1.31')
    await editor.run('selectVersion')
    expect(config.getText()).toBe('preset: server\nkubernetesVersion: "1.31"\n')
    expect(readFileSync(join(folder, 'supercargo.yaml'), 'utf8')).toBe('preset: all\n')
    expect(editor.messages.at(-1)).toContain('is saved')
    editor.open(uri(`${folder}/b/a.yaml`), manifest)
    await editor.run('selectVersion')
    expect(readFileSync(join(folder, 'b/supercargo.yaml'), 'utf8')).toBe('preset: [\n')
    expect(editor.messages.at(-1)).toContain('by hand')
  })

  it('says that the server does not answer', async () => {
    const { editor, folder, stop } = await start({})
    editor.open(uri(`${folder}/a.yaml`), manifest)
    await stop()
    await editor.run('selectVersion')
    expect(editor.messages.at(-1)).toContain('does not answer')
    await editor.run('restart')
    await editor.run('selectVersion')
    expect(editor.messages.at(-1)).toContain('Kubernetes version of the clusters')
  })

  it('does nothing where nothing is chosen', async () => {
    const { editor, folder } = await start({})
    editor.open(uri(`${folder}/a.yaml`), manifest)
    await editor.run('selectVersion')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the graph', () => {
  it('is the page of the command line, in one panel for a folder', async () => {
    const { editor, folder } = await start({ 'a.yaml': manifest.replace('dta', 'data') })
    editor.open(uri(`${folder}/a.yaml`), manifest)
    await editor.run('showGraph')
    await editor.run('showGraph')
    expect(editor.panels).toHaveLength(1)
    expect(editor.panels[0].webview.html).toMatch(/^<!doctype html>.*ConfigMap/s)
    expect(editor.panels[0].webview.html).not.toMatch(/(?:src|href)="http/)
  })

  it('says what is not saved, and can save it', async () => {
    const { editor, folder } = await start({ 'a.yaml': manifest })
    const document = editor.open(uri(`${folder}/a.yaml`), manifest)
    document.type('name: a', 'name: other')
    await editor.run('showGraph')
    expect(editor.messages.at(-1)).toContain('Not saved yet: a.yaml')
    expect(editor.panels).toHaveLength(0)
    editor.answer = (_, choices) => choices.find((each) => each.startsWith('Save'))
    await editor.run('showGraph')
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toContain('name: other')
    expect(editor.panels[0].webview.html).toContain('other')
  })

  it('says why there is none', async () => {
    const { editor } = await start({})
    await editor.run('showGraph')
    expect(editor.messages.at(-1)).toContain('nothing to draw')
    expect(editor.panels).toHaveLength(0)
  })
})

describe('the rollout', () => {
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 4
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: "registry.example/web:1"}]}
`

  it('is that of the text as it is, and follows it', async () => {
    const { editor, folder } = await start({})
    const document = editor.open(uri(`${folder}/web.yaml`), deployment)
    await editor.run('showRollout')
    const shown = Uri.parse(editor.shown.at(-1)!)
    expect(shown.path).toBe('web.yaml (rollout)')
    const provider = editor.providers.get(shown.scheme)
    expect(await provider.provideTextDocumentContent(shown)).toContain('Deployment web: 4 replicas')
    editor.documents.push(new FakeDocument(shown, '', 'plaintext', editor))
    const changed: unknown[] = []
    provider.onDidChange((each: unknown) => changed.push(String(each)))
    document.type('replicas: 4', 'replicas: 7')
    await vi.waitFor(() => expect(changed).toEqual([String(shown)]), soon)
    expect(await provider.provideTextDocumentContent(shown)).toContain('Deployment web: 7 replicas')
  })

  it('says what is missing', async () => {
    const { editor, folder } = await start({})
    await editor.run('showRollout')
    expect(editor.messages.at(-1)).toContain('Open a manifest first')
    editor.open(uri(`${folder}/a.yaml`), manifest)
    await editor.run('showRollout')
    const shown = Uri.parse(editor.shown.at(-1)!)
    const text = await editor.providers.get(shown.scheme).provideTextDocumentContent(shown)
    expect(text).toContain('no Deployment, StatefulSet or DaemonSet')
  })
})

describe('beside the YAML extension', () => {
  const KUBERNETES = 'https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/v1.31.0/all.json'
  const both = { kubernetes: '*.yaml', [KUBERNETES]: ['k8s/*'], 'https://json.schemastore.org/kustomization': 'k.yaml' }
  const installed = (editor: FakeEditor) => {
    editor.extensions.add('redhat.vscode-yaml')
    editor.settings.set('yaml.schemas', { globalValue: { Kubernetes: '*' }, workspaceValue: both })
  }

  it('switches its Kubernetes schema off where that is wanted, and only that', async () => {
    const { editor } = await start({}, (each) => {
      installed(each)
      each.answer = (_, choices) => choices.find((choice) => choice === 'Switch Off')
    })
    await vi.waitFor(() => expect(editor.changedSettings).toHaveLength(2), soon)
    expect(editor.changedSettings).toEqual([
      ['yaml.schemas', undefined, 1],
      ['yaml.schemas', { 'https://json.schemastore.org/kustomization': 'k.yaml' }, 2],
    ])
  })

  it('asks once in a workspace, nowhere again after "Never", and changes nothing then', async () => {
    const { editor, context } = await start({}, (each) => {
      installed(each)
      each.answer = (_, choices) => choices.find((choice) => choice === 'Never')
    })
    await vi.waitFor(() => expect(context.globalState.get('companion.never')).toBe(true), soon)
    expect(context.workspaceState.get('companion.asked')).toBe(true)
    expect(editor.changedSettings).toEqual([])
    expect(editor.messages).toHaveLength(1)
  })

  it.each([
    ['it is not there', (editor: FakeEditor) => editor.settings.set('yaml.schemas', { globalValue: both })],
    ['it has no Kubernetes schema', (editor: FakeEditor) => editor.extensions.add('redhat.vscode-yaml')],
    [
      'it was said before',
      (editor: FakeEditor) => {
        installed(editor)
        editor.remembered.set('companion.never', true)
      },
    ],
  ])('asks nothing where %s', async (_, prepare) => {
    const { editor } = await start({}, prepare)
    expect(editor.messages).toEqual([])
  })
})
