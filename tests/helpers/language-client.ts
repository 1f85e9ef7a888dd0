import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol'
import { type Running, spawned } from './running.ts'

/** A message of the protocol, whichever way it goes. */
export interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: any
  readonly result?: any
  readonly error?: { readonly code: number; readonly message: string }
}

/** What editors say of themselves that do not ask for diagnostics. */
export const PUSHED = {
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
  },
  workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
}

/** What editors say of themselves that ask for diagnostics. */
export const PULLED = {
  ...PUSHED,
  textDocument: { ...PUSHED.textDocument, diagnostic: {} },
  workspace: { ...PUSHED.workspace, diagnostics: { refreshSupport: true } },
}

/** A small editor, by default of the built server. */
export class LanguageClient {
  /** What the server has said of its own accord. */
  readonly heard: Message[] = []
  /** The latest diagnostics by URI. */
  readonly published = new Map<string, PublishDiagnosticsParams>()
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>
  stderr = ''
  readonly #server: Running
  readonly #answers = new Map<number | string, (message: Message) => void>()
  readonly #versions = new Map<string, number>()
  #buffer = Buffer.alloc(0)
  #id = 0
  #listeners: (() => void)[] = []

  constructor(server = spawned()) {
    this.#server = server
    server.output.on('data', (chunk: Buffer) => this.#read(chunk))
    server.errors.on('data', (chunk: Buffer) => {
      this.stderr += chunk
    })
    this.ended = server.ended
  }

  /** Starts a server for the time of a test, and initializes it for some folders. */
  static async start(
    folders: readonly string[],
    capabilities: object = PUSHED,
    server = spawned(),
  ): Promise<LanguageClient> {
    const client = new LanguageClient(server)
    onTestFinished(() => client.kill())
    const workspaceFolders = folders.map((folder) => ({ uri: uri(folder), name: folder }))
    await client.request('initialize', { processId: process.pid, rootUri: null, capabilities, workspaceFolders })
    client.notify('initialized', {})
    return client
  }

  kill(): void {
    this.#server.kill()
  }

  /** Writes bytes that need not be a message. */
  write(bytes: string): void {
    this.#server.input.write(bytes)
  }

  hangUp(): void {
    this.#server.input.end()
  }

  /** From now on nothing is taken from the server. */
  stopReading(): void {
    this.#server.output.pause()
  }

  goOnReading(): void {
    this.#server.output.resume()
  }

  send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }

  notify(method: string, params?: object): void {
    this.send({ method, params })
  }

  /** The result of a request; an error of the server is thrown as its message. */
  async request(method: string, params?: object): Promise<any> {
    const { result, error } = await this.ask(method, params).answer
    if (error !== undefined) throw new Error(`${error.code} ${error.message}`)
    return result
  }

  /** A request with the id that it can be cancelled by. */
  ask(method: string, params?: object): { readonly id: number; readonly answer: Promise<Message> } {
    const id = ++this.#id
    const answer = new Promise<Message>((resolve) => this.#answers.set(id, resolve))
    this.send({ id, method, params })
    return { id, answer }
  }

  open(path: string, text: string, languageId = 'yaml'): void {
    this.#versions.set(path, 1)
    this.notify('textDocument/didOpen', { textDocument: { uri: uri(path), languageId, version: 1, text } })
  }

  change(path: string, ...contentChanges: object[]): number {
    const version = (this.#versions.get(path) ?? 0) + 1
    this.#versions.set(path, version)
    this.notify('textDocument/didChange', { textDocument: { uri: uri(path), version }, contentChanges })
    return version
  }

  close(path: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri: uri(path) } })
  }

  /** Says that files have come (1), changed (2) or gone (3). */
  watched(...changes: (readonly [path: string, type: 1 | 2 | 3])[]): void {
    this.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: uri(path), type })),
    })
  }

  /** All files with diagnostics, when the server has no more to do. */
  async settled(): Promise<Map<string, readonly Diagnostic[]>> {
    await this.request('supercargo/settled')
    const found = [...this.published.values()].filter(({ diagnostics }) => diagnostics.length > 0)
    return new Map(
      found.map(({ uri, diagnostics }) => [uri, diagnostics] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }

  /** Waits until something holds, whatever the server says meanwhile. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#listeners.push(resolve))
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n')
      if (head === -1) return
      const length = Number(/Content-Length: (\d+)/.exec(this.#buffer.toString('latin1', 0, head))![1])
      if (this.#buffer.length < head + 4 + length) return
      const text = this.#buffer.toString('utf8', head + 4, head + 4 + length)
      this.#buffer = this.#buffer.subarray(head + 4 + length)
      this.#hear(JSON.parse(text))
    }
  }

  #hear(message: Message): void {
    if (message.method === undefined) this.#answers.get(message.id!)?.(message)
    else {
      this.heard.push(message)
      if (message.id !== undefined) this.send({ id: message.id, result: null })
      if (message.method === 'textDocument/publishDiagnostics') this.published.set(message.params.uri, message.params)
    }
    const listeners = this.#listeners
    this.#listeners = []
    for (const listener of listeners) listener()
  }
}

/** The URI of a path; of what is a URI already, itself. */
export function uri(path: string): string {
  return /^\w[\w+.-]+:/.test(path) ? path : pathToFileURL(path).href
}
