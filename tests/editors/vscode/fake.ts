import { readFileSync, writeFileSync } from 'node:fs'
import { LineIndex } from '../../../src/text/lines.ts'
import {
  CancellationTokenSource,
  Diagnostic,
  Disposable,
  EventEmitter,
  Position,
  Range,
  Uri,
  WorkspaceEdit,
} from './fake-types.ts'

type Listener = (event: any) => unknown

/** What a person is asked, and what they answer to it. */
export type Answer = (message: string, choices: readonly string[]) => string | undefined

/** A VS Code without windows: as much of its API as the extension and its language client use; what else is asked for is there, and does nothing. */
export class FakeEditor {
  readonly api: any
  readonly commands = new Map<string, (...args: any[]) => Promise<unknown>>()
  readonly documents: FakeDocument[] = []
  readonly collections = new Map<string, Map<string, any[]>>()
  readonly statusItems: any[] = []
  readonly panels: any[] = []
  /** Those of texts by scheme, and of code lenses as `lenses`. */
  readonly providers = new Map<string, any>()
  readonly messages: string[] = []
  readonly shown: string[] = []
  /** Commands of the editor itself that were run, with their arguments. */
  readonly executed: any[][] = []
  readonly extensions = new Set<string>()
  readonly settings = new Map<string, any>()
  readonly changedSettings: any[] = []
  /** What the extension keeps for all workspaces. */
  readonly remembered = new Map<string, unknown>()
  folders: { uri: Uri; name: string; index: number }[] = []
  active: FakeDocument | undefined
  answer: Answer = () => undefined
  readonly #events = new Map<string, Set<Listener>>()

  constructor() {
    this.api = this.#surface()
  }

  /** Opens a text as the document in front. */
  open(uri: string, text: string, languageId = 'yaml'): FakeDocument {
    const document = new FakeDocument(Uri.parse(uri), text, languageId, this)
    this.documents.push(document)
    this.fire('openDocument', document)
    this.front(document)
    return document
  }

  /** Runs a command of the extension to its end. */
  async run(name: string, ...args: unknown[]): Promise<void> {
    await this.commands.get(`supercargo.${name}`)!(...args)
  }

  front(document: FakeDocument | undefined): void {
    this.active = document
    this.fire('activeEditor', document && { document })
  }

  fire(name: string, event: unknown): void {
    for (const listener of this.#events.get(name) ?? []) listener(event)
  }

  on(name: string): (listener: Listener, self?: unknown) => { dispose(): void } {
    return (listener, self) => {
      const bound = self === undefined ? listener : listener.bind(self)
      const listeners = this.#events.get(name) ?? new Set()
      this.#events.set(name, listeners.add(bound))
      return { dispose: () => listeners.delete(bound) }
    }
  }

  #surface(): unknown {
    const editor = this
    const ask = async (message: string, ...rest: any[]) => {
      editor.messages.push(message)
      return editor.answer(
        message,
        rest.filter((each) => typeof each === 'string'),
      )
    }
    const workspace = {
      get textDocuments() {
        return editor.documents
      },
      get workspaceFolders() {
        return editor.folders.length > 0 ? editor.folders : undefined
      },
      notebookDocuments: [],
      isTrusted: false,
      getWorkspaceFolder: (uri: Uri) => editor.folders.find((folder) => uri.path.startsWith(`${folder.uri.path}/`)),
      asRelativePath: (uri: Uri) =>
        editor.folders.reduce((path, folder) => path.replace(`${folder.uri.path}/`, ''), uri.path),
      openTextDocument: async (uri: Uri) =>
        editor.documents.find((each) => each.uri.toString() === uri.toString()) ?? editor.#load(uri),
      applyEdit: async (edit: WorkspaceEdit) => {
        for (const { uri, range, text } of edit.changes) (await workspace.openTextDocument(uri)).replace(range, text)
        return true
      },
      fs: { writeFile: async (uri: Uri, bytes: Uint8Array) => writeFileSync(uri.fsPath, bytes) },
      getConfiguration: (section?: string) => editor.#configuration(section),
      registerTextDocumentContentProvider: (scheme: string, provider: any) => {
        editor.providers.set(scheme, provider)
        return nothing
      },
      createFileSystemWatcher: () =>
        whatever({ onDidChange: editor.on('file'), onDidCreate: editor.on('file'), onDidDelete: editor.on('file') }),
      onDidOpenTextDocument: editor.on('openDocument'),
      onDidChangeTextDocument: editor.on('changeDocument'),
      onDidCloseTextDocument: editor.on('closeDocument'),
      onDidSaveTextDocument: editor.on('saveDocument'),
    }
    const window = {
      get activeTextEditor() {
        return editor.active && { document: editor.active }
      },
      get visibleTextEditors() {
        return editor.active ? [{ document: editor.active }] : []
      },
      tabGroups: whatever({ all: [] }),
      createStatusBarItem: () => {
        const item = { text: '', tooltip: '', isShown: false, show() {}, hide() {}, dispose() {} }
        item.show = () => void (item.isShown = true)
        item.hide = () => void (item.isShown = false)
        editor.statusItems.push(item)
        return item
      },
      createWebviewPanel: (_: string, title: string) => {
        const closed: (() => void)[] = []
        const panel = {
          title,
          webview: { html: '' },
          reveal() {},
          onDidDispose: (listener: () => void) => closed.push(listener),
          dispose: () => {
            for (const each of closed) each()
          },
        }
        editor.panels.push(panel)
        return panel
      },
      withProgress: (_: unknown, task: any) => task({ report() {} }, { onCancellationRequested: () => nothing }),
      showInformationMessage: ask,
      showWarningMessage: ask,
      showErrorMessage: ask,
      showQuickPick: async (items: { label: string }[], { title }: { title: string }) => {
        const label = await ask(title, ...items.map((each) => each.label))
        return items.find((each) => each.label === label)
      },
      showInputBox: async ({ title, value, validateInput }: any) => {
        const text = await ask(`${title}: ${value}`)
        return text === undefined || validateInput(text) === undefined ? text : undefined
      },
      showTextDocument: async (what: any) => editor.shown.push(String(what.uri ?? what)),
      onDidChangeActiveTextEditor: editor.on('activeEditor'),
    }
    const languages = {
      match: (selector: any, { languageId, uri }: FakeDocument) =>
        [selector].flat().some((each: any) => each.language === languageId && each.scheme === uri.scheme) ? 10 : 0,
      createDiagnosticCollection: (name: string) => editor.#collection(name),
      registerCodeLensProvider: (_: unknown, provider: unknown) => {
        editor.providers.set('lenses', provider)
        return nothing
      },
    }
    return whatever({
      Uri,
      Range,
      Position,
      EventEmitter,
      WorkspaceEdit,
      Disposable,
      Diagnostic,
      CancellationTokenSource,
      version: '1.100.0',
      DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
      ConfigurationTarget: { Global: 1, Workspace: 2, WorkspaceFolder: 3 },
      workspace: whatever(workspace),
      window: whatever(window),
      languages: whatever(languages),
      extensions: whatever({
        getExtension: (id: string) => (editor.extensions.has(id) ? { id } : undefined),
      }),
      commands: whatever({
        executeCommand: async (name: string, ...args: unknown[]) => void editor.executed.push([name, ...args]),
        registerCommand: (name: string, run: () => Promise<unknown>) => {
          editor.commands.set(name, run)
          return { dispose: () => editor.commands.delete(name) }
        },
      }),
    })
  }

  #load(uri: Uri): FakeDocument {
    const document = new FakeDocument(uri, readFileSync(uri.fsPath, 'utf8'), 'yaml', this)
    this.documents.push(document)
    return document
  }

  #configuration(section = ''): unknown {
    return whatever({
      get: (_: string, otherwise: unknown) => otherwise,
      inspect: (key: string) => this.settings.get(`${section}.${key}`),
      update: async (key: string, value: unknown, target: number) =>
        void this.changedSettings.push([`${section}.${key}`, value, target]),
    })
  }

  #collection(name: string): unknown {
    const all = new Map<string, any[]>()
    this.collections.set(name, all)
    return whatever({
      name,
      set: (uri: Uri, diagnostics: any[] | undefined) => {
        all.set(uri.toString(), diagnostics ?? [])
        this.fire('diagnostics', uri)
      },
      delete: (uri: Uri) => all.delete(uri.toString()),
      clear: () => all.clear(),
      get: (uri: Uri) => all.get(uri.toString()) ?? [],
      has: (uri: Uri) => all.has(uri.toString()),
      forEach: (each: any) => {
        for (const [uri, diagnostics] of all) each(Uri.parse(uri), diagnostics)
      },
    })
  }
}

/** A document of the fake editor. */
export class FakeDocument {
  version = 1
  isDirty = false
  isClosed = false
  readonly isUntitled: boolean
  readonly eol = 1
  readonly uri: Uri
  readonly languageId: string
  #text: string
  readonly #editor: FakeEditor

  constructor(uri: Uri, text: string, languageId: string, editor: FakeEditor) {
    this.uri = uri
    this.languageId = languageId
    this.isUntitled = uri.scheme === 'untitled'
    this.#text = text
    this.#editor = editor
  }

  get fileName(): string {
    return this.uri.fsPath
  }

  get lineCount(): number {
    return this.#text.split('\n').length
  }

  getText(): string {
    return this.#text
  }

  positionAt(offset: number): Position {
    const { line, column } = new LineIndex(this.#text).position(offset)
    return new Position(line - 1, column - 1)
  }

  offsetAt({ line, character }: Position): number {
    const lines = this.#text.split('\n')
    return lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character
  }

  /** Replaces the first stretch that reads so, as a person would. */
  type(before: string, after: string): void {
    const start = this.#text.indexOf(before)
    this.replace(new Range(this.positionAt(start), this.positionAt(start + before.length)), after)
  }

  replace(range: Range, text: string): void {
    const [start, end] = [this.offsetAt(range.start), this.offsetAt(range.end)]
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(end)
    this.version++
    this.isDirty = true
    const change = { range, rangeOffset: start, rangeLength: end - start, text }
    this.#editor.fire('changeDocument', { document: this, contentChanges: [change] })
  }

  async save(): Promise<boolean> {
    writeFileSync(this.uri.fsPath, this.#text)
    this.isDirty = false
    this.#editor.fire('saveDocument', this)
    return true
  }
}

const nothing = { dispose() {} }

/** An object that has every member: what is not among those given is a class, a function and an object at once, all of which do nothing. */
function whatever<T extends object>(members: T): any {
  // Bundles copy the members of a module and keep its prototype.
  const others = new Proxy(
    {},
    { get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : anything()) },
  )
  return Object.setPrototypeOf(members, others)
}

function anything(): any {
  const base = class {
    dispose() {}
  }
  const known = new Map<PropertyKey, any>()
  return new Proxy(base, {
    apply: () => whatever({ ...nothing }),
    get: (target, name, self) => {
      if (name === 'then' || typeof name === 'symbol') return undefined
      if (name in target) return Reflect.get(target, name, self)
      if (!known.has(name)) known.set(name, anything())
      return known.get(name)
    },
  })
}
