import {
  type CancellationToken,
  createMessageConnection,
  ErrorCodes,
  type Message,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type { InitializeResult, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol'
import { rules } from '../../rules/index.ts'
import { ownVersion, readInstalled } from '../library/installed.ts'
import type { Span } from '../model/finding.ts'
import { openStore } from '../schema/store.ts'
import type { SchemaStore } from '../schema/types.ts'
import { type Client, outermost, readClient, readFolders, readInlayHints } from './client.ts'
import { commands } from './commands.ts'
import { SOURCE } from './diagnostics.ts'
import type { OpenDocument } from './documents.ts'
import { type Feature, isSteps, UNSURE } from './features/feature.ts'
import { features } from './features/index.ts'
import type { Program } from './group.ts'
import { jsonPieces } from './json.ts'
import { Outbox } from './outbox.ts'
import { pageOf } from './pages.ts'
import type { Entry } from './published.ts'
import { Session } from './session.ts'
import { placeOf } from './uri.ts'

/** What the server needs of the process that it runs in. */
export interface Host {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** Milliseconds of some clock. */
  now(): number
  /** The day in UTC, as 2027-01-31. */
  today(): string
  /** The client knows what the server can do, and nothing has been read yet. */
  answered?(): void
}

/** Serves one client until it says to exit or goes away; gives the exit code: 0 where it has said goodbye before. */
export function serve(host: Host): Promise<number> {
  return new Promise((end) => new Server(host, end).listen())
}

/** The codes of errors that the Language Server Protocol adds. */
const NOT_INITIALIZED = -32002
const REQUEST_CANCELLED = -32800
const CONTENT_MODIFIED = -32801

/** What of a message is put into bytes at once, in characters at least. */
const PART = 100_000

/** How often the server looks whether the client's process is still there, in milliseconds. */
const LOOK = 3000

/** How long the server goes on when the client has gone, in milliseconds. */
const GRACE = 500

type Params = any

/** The protocol around a session: what comes when, and what is answered. */
class Server {
  readonly #host: Host
  readonly #connection: MessageConnection
  readonly #end: (code: number) => void
  readonly #outbox = new Outbox(async (each) =>
    this.#connection.sendNotification('textDocument/publishDiagnostics', each),
  )
  #client: Client | undefined
  #session: Session | undefined
  #isDown = false
  #store: SchemaStore | undefined
  /** The client has asked for code lenses. */
  #hasLenses = false
  #watch: NodeJS.Timeout | undefined

  constructor(host: Host, end: (code: number) => void) {
    this.#host = host
    this.#end = end
    this.#connection = createMessageConnection(
      new StreamMessageReader(host.input),
      new StreamMessageWriter(host.output, {
        contentTypeEncoder: { name: 'application/json', encode: (message) => this.#encode(message) },
      }),
    )
  }

  listen(): void {
    const connection = this.#connection
    connection.onRequest((method, params, token) => this.#answer(method, params, token))
    connection.onNotification((method, params) => this.#take(method, params))
    connection.onError(() => {})
    // What came before the end is worked off first.
    for (const event of ['end', 'close']) this.#host.input.on(event, () => setTimeout(() => this.#exit(), GRACE))
    this.#host.output.on('error', () => this.#exit())
    connection.listen()
  }

  /** Writes a message in pieces, so that one with very much in it keeps nothing else waiting. */
  async #encode(message: Message): Promise<Uint8Array> {
    const parts: Buffer[] = []
    let text = ''
    for (const piece of jsonPieces(message)) {
      if (text.length > PART) {
        parts.push(Buffer.from(text))
        text = ''
        if (this.#session?.slices.isOver) await this.#session.slices.pause()
      }
      text += piece
    }
    parts.push(Buffer.from(text))
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
  }

  #exit(): void {
    clearInterval(this.#watch)
    this.#session?.end()
    this.#end(this.#isDown ? 0 : 1)
  }

  async #answer(method: string, params: Params, token: CancellationToken): Promise<unknown> {
    if (method === 'initialize') return this.#initialize(params)
    if (this.#session === undefined) throw new ResponseError(NOT_INITIALIZED, 'the server has not been initialized')
    if (this.#isDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server has been shut down')
    const answer = Object.hasOwn(this.#requests, method) ? this.#requests[method] : undefined
    const feature = byMethod.get(method)
    if (answer === undefined && feature === undefined)
      throw new ResponseError(ErrorCodes.MethodNotFound, `no method ${method}`)
    const result =
      feature === undefined
        ? await answer!(this.#session, params ?? {}, token)
        : await this.#serve(feature, this.#session, params ?? {}, token)
    if (token.isCancellationRequested) throw new ResponseError(REQUEST_CANCELLED, 'the request was cancelled')
    return result
  }

  async #serve(feature: Feature, session: Session, params: Params, token: CancellationToken): Promise<unknown> {
    const cancelled = token.onCancellationRequested(() => session.wake())
    const isCancelled = () => token.isCancellationRequested
    try {
      if (feature.about === 'workspace')
        return feature.answer(await session.surroundings(isCancelled), params, this.#client!)
      const uri = uriIn(
        feature.about === 'document' && feature.uriIn ? { uri: feature.uriIn(params) } : params.textDocument,
      )
      const document = session.documents.at(uri)
      if (document === undefined) return null
      const isSame = () => session.documents.at(uri) === document
      const run = (steps: Generator<undefined, unknown>, isCurrent = isSame) =>
        this.#finish(steps, session, isCancelled, isCurrent)
      if (feature.about === 'text') {
        await run(document.read())
        if (isCancelled()) return null
        const answer = feature.answer(document, params, this.#client!)
        return isSteps(answer) ? await run(answer) : answer
      }
      if (!feature.asBefore) await run(document.read(stretchIn(params, document)))
      const view = await session.viewOf(uri, feature.waits === true, isCancelled, feature.asBefore)
      if (feature.method === 'textDocument/codeLens') this.#hasLenses = true
      if (view === undefined) return null
      if (view.document !== document) throw changed()
      const then = feature.asBefore ? view.around.judgedAs(document.key) : undefined
      if (then !== undefined) await run(then.read(stretchIn(params, then)))
      if (feature.asBefore || feature.waits) await run(view.around.findUnits(document.key))
      let answer = feature.answer(view, params)
      if (isSteps(answer)) answer = await run(answer, feature.waits ? () => view.isCurrent : isSame)
      if (answer !== UNSURE) return answer
      if (!feature.asBefore && feature.waits) return null
      return await this.#serve({ ...feature, asBefore: false, waits: !feature.asBefore }, session, params, token)
    } finally {
      cancelled.dispose()
    }
  }

  /** Works out an answer that takes long. */
  async #finish(
    steps: Generator<undefined, unknown>,
    session: Session,
    isCancelled: () => boolean,
    isCurrent: () => boolean,
  ): Promise<unknown> {
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      if (!session.slices.isLong) continue
      await session.slices.pause()
      if (isCancelled()) return null
      if (!isCurrent()) throw changed()
    }
  }

  readonly #requests: Readonly<
    Record<string, (session: Session, params: Params, token: CancellationToken) => unknown>
  > = {
    shutdown: (session) => {
      this.#isDown = true
      session.end()
      return null
    },
    // For tests and scripts, which have no other way to know that nothing more will come.
    'supercargo/settled': async (session) => {
      await session.settled()
      await this.#outbox.empty()
      return null
    },
    'supercargo/status': (session, { textDocument }) => session.statusOf(uriIn(textDocument)),
    'textDocument/diagnostic': async (session, { textDocument, previousResultId }, token) => {
      const cancelled = token.onCancellationRequested(() => session.wake())
      const entry = await session.diagnosticsOf(uriIn(textDocument), () => token.isCancellationRequested)
      cancelled.dispose()
      return documentReport(entry, previousResultId)
    },
    'workspace/executeCommand': (_session, { command, arguments: given }) => {
      const run = typeof command === 'string' && Object.hasOwn(commands, command) ? commands[command] : undefined
      if (run === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `no command ${command}`)
      run(Array.isArray(given) ? given : [], {
        show: (uri) => this.#ask('window/showDocument', { uri, takeFocus: true }),
      })
      return null
    },
    'workspace/diagnostic': async (session, { previousResultIds }, token) => {
      const known = new Map<string, string>()
      for (const each of Array.isArray(previousResultIds) ? previousResultIds : [])
        if (typeof each?.uri === 'string') known.set(placeOf(each.uri) ?? each.uri, String(each.value))
      const cancelled = token.onCancellationRequested(() => session.wake())
      const news = await session.workspaceDiagnostics(known, () => token.isCancellationRequested)
      cancelled.dispose()
      return workspaceReport(news)
    },
  }

  #take(method: string, params: Params): void {
    if (method === 'exit') this.#exit()
    else if (this.#session !== undefined && !this.#isDown && Object.hasOwn(this.#notifications, method))
      this.#notifications[method]!(this.#session, params ?? {})
  }

  readonly #notifications: Readonly<Record<string, (session: Session, params: Params) => void>> = {
    initialized: () => this.#register(),
    'textDocument/didOpen': (session, { textDocument }) =>
      session.open(
        uriIn(textDocument),
        String(textDocument.languageId),
        versionIn(textDocument),
        String(textDocument.text ?? ''),
      ),
    'textDocument/didChange': (session, { textDocument, contentChanges }) =>
      session.change(uriIn(textDocument), versionIn(textDocument), changesIn(contentChanges)),
    'textDocument/didClose': (session, { textDocument }) => session.close(uriIn(textDocument)),
    'textDocument/didSave': (session, { textDocument }) => session.saved(uriIn(textDocument)),
    'workspace/didChangeConfiguration': (_session, { settings }) => {
      const own = this.#client!.settings
      const inlayHints = readInlayHints(settings) ?? own.inlayHints
      if (inlayHints === own.inlayHints) return
      own.inlayHints = inlayHints
      if (this.#client!.refreshesHints) this.#ask('workspace/inlayHint/refresh')
    },
    'workspace/didChangeWatchedFiles': (session, { changes }) =>
      session.filesChanged((Array.isArray(changes) ? changes : []).filter((each) => typeof each?.uri === 'string')),
    'workspace/didChangeWorkspaceFolders': (session, { event }) =>
      session.changeRoots(placesIn(event?.added), placesIn(event?.removed)),
  }

  #initialize(params: Params): InitializeResult {
    if (this.#session !== undefined)
      throw new ResponseError(ErrorCodes.InvalidRequest, 'the server has been initialized already')
    const client = readClient(params ?? {})
    this.#client = client
    const session = new Session({
      client,
      rules,
      program: () => this.#program(),
      pageOf,
      now: this.#host.now,
      voice: {
        publish: (each) => this.#outbox.put(each),
        refresh: () => this.#ask('workspace/diagnostic/refresh'),
        // What is hinted at, and what stands above resources, may depend on other files.
        settled: () => {
          if (client.refreshesLenses && this.#hasLenses) this.#ask('workspace/codeLens/refresh')
          if (client.settings.inlayHints && client.refreshesHints) this.#ask('workspace/inlayHint/refresh')
        },
        log: (message) => this.#notify('window/logMessage', { type: 2, message }),
      },
    })
    this.#session = session
    this.#watchClient(params?.processId)
    const roots = readFolders(params ?? {})
    // The answer comes first: what there is to read waits until it is on its way.
    setImmediate(() => {
      this.#host.answered?.()
      session.setRoots(roots)
    })
    return {
      capabilities: {
        positionEncoding: client.encoding,
        textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
        ...(client.pulls && {
          diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true },
        }),
        ...(client.showsDocuments && { executeCommandProvider: { commands: Object.keys(commands) } }),
        ...Object.assign({}, ...features.map((feature) => feature.capabilities(client))),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: SOURCE, version: ownVersion() },
    }
  }

  /** Has the client tell what happens on disk, where it can be asked to. */
  #register(): void {
    if (!this.#client?.watches) return
    const watchers = WATCHED.map((globPattern) => ({ globPattern }))
    const method = 'workspace/didChangeWatchedFiles'
    this.#ask('client/registerCapability', {
      registrations: [{ id: 'files', method, registerOptions: { watchers } }],
    })
  }

  #notify(method: string, params: unknown): void {
    this.#connection.sendNotification(method, params).catch(() => {})
  }

  /** Asks the client something whose answer does not matter. */
  #ask(method: string, ...params: unknown[]): void {
    this.#connection.sendRequest(method, ...params).catch(() => {})
  }

  #program(): Program {
    this.#store ??= openStore(readInstalled('dist/schemas.pack'))
    return { store: this.#store, rules, today: this.#host.today() }
  }

  /** A client that dies does not always close its end of the pipe. */
  #watchClient(processId: unknown): void {
    if (typeof processId !== 'number') return
    this.#watch = setInterval(() => {
      try {
        process.kill(processId, 0)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') this.#exit()
      }
    }, LOOK)
    this.#watch.unref()
  }
}

const byMethod: ReadonlyMap<string, Feature> = new Map(features.map((feature) => [feature.method, feature]))

/** What is looked at on disk. */
const WATCHED = ['**/*.{yaml,yml,json}', '**/Kustomization', '**/.gitignore']

/** A `DocumentDiagnosticReport`. */
function documentReport(entry: Entry | undefined, previous: unknown): object {
  if (entry === undefined) return { kind: 'full', items: [] }
  const { resultId, diagnostics } = entry
  return previous === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items: diagnostics }
}

/** A `WorkspaceDiagnosticReport`. */
function workspaceReport(news: readonly Entry[]): object {
  return {
    items: news.map(({ uri, version, diagnostics, resultId }) => ({
      kind: 'full',
      uri,
      version,
      items: diagnostics,
      ...(resultId !== '' && { resultId }),
    })),
  }
}

/** What of a text a request is about: where a position or range is, else its beginning. */
function stretchIn({ position, range }: Params, { positions }: OpenDocument): Span {
  const start = positions.offset(range?.start ?? position)
  return { start, end: range === undefined ? start : positions.offset(range?.end) }
}

function changed(): ResponseError<void> {
  return new ResponseError(CONTENT_MODIFIED, 'a document has changed while the answer was looked for')
}

function uriIn(document: Params): string {
  if (typeof document?.uri === 'string') return document.uri
  throw new ResponseError(ErrorCodes.InvalidParams, 'there is no `textDocument.uri`')
}

function versionIn(document: Params): number {
  return typeof document?.version === 'number' ? document.version : 0
}

function changesIn(changes: Params): TextDocumentContentChangeEvent[] {
  return Array.isArray(changes) ? changes.filter((each) => typeof each?.text === 'string') : []
}

function placesIn(folders: Params): string[] {
  return outermost(Array.isArray(folders) ? folders.map((each) => each?.uri) : [])
}
