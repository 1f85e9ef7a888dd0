import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type {
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  ServerCapabilities,
} from 'vscode-languageserver-protocol'
import { type Moment, moment } from './clock.ts'
import type { Server } from './servers.ts'
import type { Stroke } from './typist.ts'

/** What a server says of itself through its probe. */
export interface Probed {
  /** For how long it has computed since it started, in milliseconds. */
  readonly computed: number
  /** How long it has computed at most while nothing else had a turn, since it is watched, in milliseconds. */
  readonly block: number
  /** MiB at most so far, and now. */
  readonly peak: number
  readonly resident: number
}

const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { workspaceFolders: true, configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix'] } } },
    rename: { prepareSupport: true },
    foldingRange: { lineFoldingOnly: true },
  },
}

/** An editor that has one document open and times what a language server does with it. */
export class Editor {
  /** What the server can do. */
  capabilities: ServerCapabilities = {}
  /** What is wrong with the document, as the server has said last. */
  diagnosed: readonly Diagnostic[] = []
  text = ''
  readonly #server: Server
  readonly #process: ChildProcess
  readonly #connection: MessageConnection
  readonly #ready: Promise<Moment>
  #uri = ''
  #version = 0
  /** When diagnostics of the version came that the document has. */
  #shown: Moment | undefined
  #onShown: (() => void) | undefined

  constructor(server: Server) {
    this.#server = server
    this.#process = fork(server.script, server.args, {
      execArgv: ['--require', './bench/lsp/probe.cjs'],
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    })
    this.#ready = once(this.#process, 'message').then(() => this.now)
    const { stdin, stdout } = this.#process
    this.#connection = createMessageConnection(new StreamMessageReader(stdout!), new StreamMessageWriter(stdin!))
    const answers = { 'client/registerCapability': () => null, ...server.answers }
    for (const [method, answer] of Object.entries(answers)) this.#connection.onRequest(method, answer)
    this.#connection.onNotification('textDocument/publishDiagnostics', (params) => this.#take(params))
    this.#connection.listen()
  }

  get now(): Moment {
    return moment(this.#process.pid!)
  }

  /** Initializes the server; gives the time at which its process was there, and that of the answer. */
  async start(folder: string): Promise<{ readonly ready: Moment; readonly answered: Moment }> {
    const uri = pathToFileURL(folder).href
    const { capabilities } = await this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: CAPABILITIES,
    })
    const answered = this.now
    this.capabilities = capabilities
    this.notify('initialized', {})
    for (const [method, params] of this.#server.greetings) this.notify(method, params)
    return { ready: await this.#ready, answered }
  }

  open(path: string): void {
    this.#uri = pathToFileURL(path).href
    this.text = readFileSync(path, 'utf8')
    const document = { uri: this.#uri, languageId: 'yaml', version: ++this.#version, text: this.text }
    this.#shown = undefined
    this.notify('textDocument/didOpen', { textDocument: document })
  }

  close(): void {
    this.notify('textDocument/didClose', { textDocument: { uri: this.#uri } })
  }

  /** Types something; gives what sends the change to the server. */
  type({ offset, removed, text }: Stroke): () => void {
    const range = { start: this.positionOf(offset), end: this.positionOf(offset + removed) }
    this.text = this.text.slice(0, offset) + text + this.text.slice(offset + removed)
    const textDocument = { uri: this.#uri, version: ++this.#version }
    this.#shown = undefined
    return () => this.notify('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] })
  }

  /** Asks something about the document. */
  ask(method: string, params: object = {}): Promise<unknown> {
    return this.request(method, { textDocument: { uri: this.#uri }, ...params })
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.#connection.sendRequest(method, params)
  }

  notify(method: string, params: object): void {
    void this.#connection.sendNotification(method, params)
  }

  /** When diagnostics of the text as it is now came. */
  async shown(): Promise<Moment> {
    if (this.#shown === undefined) await new Promise<void>((resolve) => (this.#onShown = resolve))
    return this.#shown!
  }

  /** Resolves when the server has nothing more to say, of the document too where that is open. */
  async settled(isOpen = true): Promise<void> {
    if (this.#server.settled !== undefined) await this.request(this.#server.settled, {})
    if (isOpen) await this.shown()
  }

  positionOf(offset: number): { line: number; character: number } {
    let [line, start] = [0, 0]
    for (let at = this.text.indexOf('\n'); at !== -1 && at < offset; at = this.text.indexOf('\n', at + 1))
      [line, start] = [line + 1, at + 1]
    return { line, character: offset - start }
  }

  /** Asks the probe; from then on blocks are watched or not. */
  async probe(watch = false): Promise<Probed> {
    const answer = once(this.#process, 'message')
    this.#process.send({ watch })
    return (await answer)[0]
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, 'exit')
    await this.request('shutdown', {}).catch(() => {})
    this.notify('exit', {})
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 2000)
    await gone
    clearTimeout(timer)
    this.#connection.dispose()
  }

  #take({ uri, version, diagnostics }: PublishDiagnosticsParams): void {
    if (uri !== this.#uri || (version ?? this.#version) !== this.#version) return
    this.diagnosed = diagnostics
    this.#shown ??= this.now
    this.#onShown?.()
  }
}
