import { fileURLToPath, pathToFileURL } from 'node:url'

type Listener = (event: any) => unknown

/** As much of `vscode.Uri` as is used. */
export class Uri {
  readonly scheme: string
  readonly authority: string
  readonly path: string
  readonly query: string
  readonly fragment: string

  constructor(parts: { scheme?: string; authority?: string; path?: string; query?: string; fragment?: string }) {
    this.scheme = parts.scheme ?? ''
    this.authority = parts.authority ?? ''
    this.path = parts.path ?? ''
    this.query = parts.query ?? ''
    this.fragment = parts.fragment ?? ''
  }

  static from(parts: object): Uri {
    return new Uri(parts)
  }

  static file(path: string): Uri {
    return Uri.parse(pathToFileURL(path).href)
  }

  static parse(text: string): Uri {
    const [, scheme, authority = '', path, query = '', fragment = ''] =
      /^([^:]+):(?:\/\/([^/]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text)!
    const [plain, asked] = [path!, query].map(decodeURIComponent)
    return new Uri({ scheme, authority, path: plain, query: asked, fragment })
  }

  static joinPath(uri: Uri, ...parts: string[]): Uri {
    return uri.with({
      path: new URL([uri.path.replace(/\/$/, ''), ...parts].join('/'), 'file:///').pathname.replace(/(?<=.)\/$/, ''),
    })
  }

  get fsPath(): string {
    return this.scheme === 'file' ? fileURLToPath(this.toString()) : this.path
  }

  with(parts: object): Uri {
    return new Uri({ ...this, ...parts })
  }

  toString(): string {
    const path = this.path.split('/').map(encodeURIComponent).join('/')
    const start = this.scheme === 'file' ? `file://${this.authority}` : `${this.scheme}:`
    return start + path + (this.query && `?${encodeURIComponent(this.query)}`)
  }
}

/** As much of `vscode.Position` as is used. */
export class Position {
  readonly line: number
  readonly character: number
  constructor(line: number, character: number) {
    this.line = line
    this.character = character
  }
}

/** As much of `vscode.Range` as is used. */
export class Range {
  readonly start: Position
  readonly end: Position
  constructor(...at: any[]) {
    this.start = at.length === 4 ? new Position(at[0], at[1]) : at[0]
    this.end = at.length === 4 ? new Position(at[2], at[3]) : at[1]
  }
}

/** As much of `vscode.Diagnostic` as is used. */
export class Diagnostic {
  readonly range: Range
  readonly message: string
  readonly severity: number
  constructor(range: Range, message: string, severity: number) {
    this.range = range
    this.message = message
    this.severity = severity
  }
}

/** As much of `vscode.WorkspaceEdit` as is used. */
export class WorkspaceEdit {
  readonly changes: { uri: Uri; range: Range; text: string }[] = []
  replace(uri: Uri, range: Range, text: string): void {
    this.changes.push({ uri, range, text })
  }
}

/** As much of `vscode.EventEmitter` as is used. */
export class EventEmitter {
  readonly #listeners = new Set<Listener>()
  readonly event = (listener: Listener, self?: unknown) => {
    const bound = self === undefined ? listener : listener.bind(self)
    this.#listeners.add(bound)
    return { dispose: () => this.#listeners.delete(bound) }
  }
  fire(event: unknown): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
  dispose(): void {
    this.#listeners.clear()
  }
}

/** As much of `vscode.Disposable` as is used. */
export class Disposable {
  readonly #end: () => void
  constructor(end: () => void = () => {}) {
    this.#end = end
  }
  static from(...all: { dispose(): void }[]): Disposable {
    return new Disposable(() => {
      for (const each of all) each.dispose()
    })
  }
  dispose(): void {
    this.#end()
  }
}

/** As much of `vscode.CancellationTokenSource` as is used. */
export class CancellationTokenSource {
  readonly #emitter = new EventEmitter()
  token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event }
  cancel(): void {
    this.token.isCancellationRequested = true
    this.#emitter.fire(undefined)
  }
  dispose(): void {}
}
