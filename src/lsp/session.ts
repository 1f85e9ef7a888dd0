import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import type { Diagnostic, FileEvent, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol'
import { findConfig } from '../config/find.ts'
import type { Rule } from '../engine/rule.ts'
import type { Finding } from '../model/finding.ts'
import { compareText } from '../text/compare.ts'
import { recently } from '../workspace/maps.ts'
import type { Client } from './client.ts'
import { outermost } from './client.ts'
import { diagnosticOf, type Naming } from './diagnostics.ts'
import { Documents, keyOf, type OpenDocument } from './documents.ts'
import { type Status, statusOf } from './features/status.ts'
import { defect, Folder, type Outlet } from './folder.ts'
import type { Area } from './gather.ts'
import type { Program } from './group.ts'
import { JsonList } from './json.ts'
import type { PublishedDiagnostics } from './outbox.ts'
import { idOf, Placement } from './placement.ts'
import { type Entry, Published } from './published.ts'
import { Ranges } from './ranges.ts'
import { Slices } from './slices.ts'
import type { Surroundings } from './surroundings.ts'
import { isIn, placeOf, uriOf } from './uri.ts'
import { View } from './view.ts'

/** What a session tells its client without being asked. */
export interface Voice {
  publish(params: PublishedDiagnostics): void
  /** Asks the client to ask for diagnostics again. */
  refresh(): void
  /** Nothing more will come until something changes. */
  settled?(): void
  log(message: string): void
}

/** What a session is held with. */
export interface SessionOptions {
  readonly client: Client
  readonly voice: Voice
  /** Loaded when the first manifest is judged. */
  program(): Program
  /** The URI of a rule's page; undefined where there is none. */
  pageOf(rule: string): string | undefined
  readonly rules: readonly Rule[]
  /** Milliseconds of some clock. */
  now(): number
}

/** Everything that one client has open, kept up to date. */
export class Session {
  readonly documents: Documents
  readonly #options: SessionOptions
  readonly #published: Published
  readonly #folders = new Map<string, Folder>()
  /** In which long pieces of work take turns. */
  readonly slices: Slices
  readonly #placement = new Placement()
  readonly #several: ReadonlySet<string>
  /** What each area says about a file: a config file may be that of several. */
  readonly #said = new Map<string, Map<Folder, readonly Finding[]>>()
  /** Who puts together what is said about a file: only the last one goes on. */
  readonly #updates = new Map<string, object>()
  /** What is put together while nobody waits for it. */
  readonly #aside = new Set<Promise<void>>()
  /** What clients that ask have been told last of open documents. */
  readonly #told = new Map<string, string>()
  #roots: readonly string[] = []
  #waiters: (() => void)[] = []
  #isClosed = false

  constructor(options: SessionOptions) {
    this.#options = options
    this.documents = new Documents(options.client.encoding)
    this.#published = new Published(options.now().toString(36))
    this.slices = new Slices(options.now)
    this.#several = new Set(options.rules.flatMap((rule) => ('unit' in rule && rule.unit ? rule.id : [])))
  }

  /** Takes in which folders the client has open: absolute places. */
  setRoots(roots: readonly string[]): void {
    this.#roots = outermost(roots.map(uriOf))
    for (const [id, folder] of this.#folders)
      if (folder.area.kind === 'workspace' && !this.#roots.includes(folder.area.place)) this.#drop(id, folder)
    for (const place of this.#roots) this.#folderOf({ kind: 'workspace', place })
    for (const document of this.documents.all) this.#enter(document)
  }

  /** Takes in folders that come and go. */
  changeRoots(added: readonly string[], removed: readonly string[]): void {
    this.setRoots([...this.#roots.filter((root) => !removed.includes(root)), ...added])
  }

  open(uri: string, language: string, version: number, text: string): void {
    this.#enter(this.documents.open(uri, language, version, text))
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.documents.change(uri, version, changes)
    if (document !== undefined) this.#touch(document.key)
  }

  close(uri: string): void {
    const document = this.documents.close(uri)
    if (document === undefined) return
    const { key, place } = document
    const folder = this.#folder(document)
    this.#told.delete(key)
    if (folder === undefined) return
    if (folder.area.kind === 'workspace' && place !== undefined && existsSync(place)) {
      this.#placement.put(key, undefined)
    } else this.#move(key, undefined)
    this.#touch(key)
    this.#runAside(this.#update(key))
  }

  /** Takes in that a document has been written to disk, which clients may not tell otherwise. */
  saved(uri: string): void {
    const place = placeOf(uri)
    if (place !== undefined && !this.#options.client.watches) this.#rescanAt([place])
  }

  /** Takes in what has happened on disk. */
  filesChanged(events: readonly FileEvent[]): void {
    const CHANGED = 2
    const news: string[] = []
    for (const { uri, type } of events) {
      const place = placeOf(uri)
      if (place === undefined) continue
      const name = posix.basename(place)
      const folders = [...this.#folders.values()].filter((folder) => folder.has(place))
      if (type === CHANGED && folders.length > 0 && !SAYS_MORE.test(name))
        for (const each of folders) each.changedOnDisk(place)
      else news.push(place)
    }
    this.#rescanAt(news)
  }

  /** What is wrong with a document, as far as it is known; clients that cannot be told to ask again get all that there will be. */
  async diagnosticsOf(uri: string, isCancelled: () => boolean): Promise<Entry | undefined> {
    const key = keyOf(uri)
    const { refreshes } = this.#options.client
    for (;;) {
      const document = this.documents.get(key)
      const folder = document === undefined ? this.#rootOf(key) : this.#folder(document)
      if (document !== undefined && refreshes) await folder?.hurry(key)
      const entry = this.#published.get(key)
      const isThere = refreshes && document !== undefined && entry?.version === document.version
      const isAll = (folder === undefined || folder.isSettled) && !this.#updates.has(key)
      if (isThere || isAll || isCancelled() || this.#isClosed) {
        if (document !== undefined) this.#told.set(key, entry?.resultId ?? '')
        return entry
      }
      await (folder === undefined || folder.isSettled ? this.slices.pause() : folder.progress())
    }
  }

  /** The diagnostics that differ from what the client has of files, by their URIs; where nothing does, it waits until something does. */
  async workspaceDiagnostics(previous: ReadonlyMap<string, string>, isCancelled: () => boolean): Promise<Entry[]> {
    for (;;) {
      const isSettled = [...this.#folders.values()].every((folder) => folder.isSettled)
      const news = isSettled ? this.#newsFor(previous) : []
      if (news.length > 0 || isCancelled() || this.#isClosed || (isSettled && previous.size === 0)) return news
      await new Promise<void>((resolve) => this.#waiters.push(resolve))
    }
  }

  /**
   * An open document as features see it, judged in its present version; with `waits` when all of its neighbours are known, with `asBefore`
   * beside what was judged last. Undefined where it is not judged, be it because it is not open or not among the files of its folder.
   */
  async viewOf(uri: string, waits: boolean, isCancelled: () => boolean, asBefore = false): Promise<View | undefined> {
    for (;;) {
      const document = this.documents.at(uri)
      const folder = document && this.#folder(document)
      if (document === undefined || folder === undefined || this.#isClosed || isCancelled()) return undefined
      const { key } = document
      if (folder.isSettled || (waits ? folder.isComplete : folder.has(key))) {
        if (!asBefore || !folder.hasJudged(key)) await folder.hurry(key)
        if (this.documents.at(uri) !== document) continue
        const around = folder.surroundingsOf(key, this.#ranges())
        const findings = [...(this.#said.get(key)?.values() ?? [])].flat()
        return around && new View(document, around, this.#options.client, findings)
      }
      await folder.progress()
    }
  }

  /** Everything that is open, when it is known. */
  async surroundings(isCancelled: () => boolean): Promise<readonly Surroundings[]> {
    for (const folder of this.#folders.values())
      while (!folder.isComplete && !folder.isSettled && !this.#isClosed && !isCancelled()) await folder.progress()
    return [...this.#folders.values()].flatMap((folder) => folder.surroundings(this.#ranges()))
  }

  /** What a document is judged with, be it open or not; null for what is neither open nor a file. */
  statusOf(uri: string): Status | null {
    const document = this.documents.at(uri)
    const path = placeOf(uri)
    if (document === undefined && path === undefined) return null
    const folder = path === undefined ? (this.#roots[0] ?? '/') : posix.dirname(path)
    return statusOf(folder, { path, text: document?.positions.lines.text }, this.#options.program().store)
  }

  /** Lets those who wait see whether they still have to. */
  wake(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const resume of waiters) resume()
  }

  /** Resolves when everything is known. */
  async settled(): Promise<void> {
    for (const folder of this.#folders.values()) while (!folder.isSettled) await folder.progress()
    await Promise.all(this.#aside)
  }

  /** Stops all work. */
  end(): void {
    this.#isClosed = true
    for (const folder of this.#folders.values()) folder.close()
    this.wake()
  }

  /** Puts an open document among the files that it belongs to. */
  #enter(document: OpenDocument): void {
    const area = this.#areaOf(document)
    const isThere = area !== undefined && this.#placement.subjectsOf(area).has(document.key)
    this.#move(document.key, area)
    if (area === undefined) return
    const folder = this.#folderOf(area)
    // Of what is only around, more is to be known when it is what an area is there for.
    if (!folder.has(document.key) || (area.kind === 'around' && !isThere)) folder.rescan()
    this.#touch(document.key)
    if (this.#said.has(document.key)) this.#runAside(this.#update(document.key))
  }

  /** What a document is judged in; undefined for what is neither a file nor new: an older state in a comparison, a cell of a notebook. */
  #areaOf({ key, uri, place }: OpenDocument): Area | undefined {
    if (place === undefined)
      return uri.startsWith('untitled:') ? { kind: 'alone', place: this.#roots[0] ?? '/', key } : undefined
    const root = this.#roots.find((each) => isIn(each, key))
    if (root !== undefined) return { kind: 'workspace', place: root }
    const folder = posix.dirname(place)
    const above = findConfig(folder).root
    return { kind: 'around', place: above ?? folder, isTree: above !== undefined }
  }

  #folder({ key }: OpenDocument): Folder | undefined {
    const area = this.#placement.areaOf(key)
    return area && this.#folders.get(idOf(area))
  }

  /** Notes that a document may have changed, which may be around other areas too. */
  #touch(key: string): void {
    for (const folder of this.#folders.values()) folder.touch(key)
  }

  /** Puts a document into another area; one that is left by its last document is not needed any more. */
  #move(key: string, area: Area | undefined): void {
    const left = this.#placement.put(key, area)
    const folder = left && this.#folders.get(idOf(left))
    if (left === undefined || folder === undefined) return
    if (left.kind !== 'workspace' && this.#placement.subjectsOf(left).size === 0) this.#drop(idOf(left), folder)
    else folder.rescan()
  }

  /** Whether it belongs into another area than before: a config file has come or gone above it. */
  #isElsewhere(document: OpenDocument): boolean {
    const [area, before] = [this.#areaOf(document), this.#placement.areaOf(document.key)]
    return area !== undefined && before !== undefined && idOf(area) !== idOf(before)
  }

  #rootOf(key: string): Folder | undefined {
    return [...this.#folders.values()].find(({ area }) => area.kind === 'workspace' && isIn(area.place, key))
  }

  #folderOf(area: Area): Folder {
    const id = idOf(area)
    const known = this.#folders.get(id)
    if (known !== undefined) return known
    const folder = new Folder(area, {
      program: this.#options.program,
      documents: this.documents,
      slices: this.slices,
      outlet: this.#outlet,
      subjectsOf: (each) => this.#placement.subjectsOf(each),
      isAboutSeveral: (rule) => this.#several.has(rule),
    })
    this.#folders.set(id, folder)
    folder.rescan()
    return folder
  }

  #drop(id: string, folder: Folder): void {
    this.#folders.delete(id)
    folder.close()
  }

  #rescanAt(places: readonly string[]): void {
    if (places.length === 0) return
    if (places.some((place) => SAYS_MORE.test(posix.basename(place))))
      for (const document of this.documents.all) if (this.#isElsewhere(document)) this.#enter(document)
    for (const folder of this.#folders.values())
      if (places.some((place) => folder.isAround(place) || SAYS_MORE.test(posix.basename(place)))) folder.rescan()
  }

  readonly #outlet: Outlet = {
    show: (key, findings, folder) => {
      this.#note(key, findings, folder)
      return this.#update(key)
    },
    takeBack: (keys, folder) => {
      for (const key of keys) this.#note(key, [], folder)
      this.#runAside(this.#updateAll(keys))
    },
    settled: () => {
      this.#askAgain()
      this.wake()
      if (!this.#isClosed) this.#options.voice.settled?.()
    },
    log: (message) => this.#options.voice.log(message),
  }

  /** Takes in what an area says about a file. */
  #note(key: string, findings: readonly Finding[], folder: Folder): void {
    const said = this.#said.get(key) ?? new Map<Folder, readonly Finding[]>()
    if (findings.length === 0) said.delete(folder)
    else said.set(folder, findings)
    if (said.size === 0) this.#said.delete(key)
    else this.#said.set(key, said)
  }

  *#updateAll(keys: Iterable<string>): Generator<undefined, void> {
    for (const key of keys) {
      yield* this.#update(key)
      yield
    }
  }

  /** Puts together what is said about a file, and tells a client that does not ask: in steps, which end where somebody begins anew with it. */
  *#update(key: string): Generator<undefined, void> {
    const { client, voice } = this.#options
    const document = this.documents.get(key)
    const uri = document?.uri ?? (key.includes(':') && !posix.isAbsolute(key) ? key : uriOf(key))
    const update = {}
    this.#updates.set(key, update)
    const diagnostics = new JsonList()
    try {
      for (const some of this.#diagnosticsFor(key)) {
        if (!diagnostics.isEmpty) yield
        if (this.#updates.get(key) !== update) return
        diagnostics.add(some)
      }
    } finally {
      if (this.#updates.get(key) === update) this.#updates.delete(key)
    }
    const isNews = this.#published.set(key, uri, document?.version ?? null, diagnostics)
    if (isNews && !client.pulls && !this.#isClosed)
      voice.publish({ uri, ...(document && { version: document.version }), diagnostics })
  }

  /** What is said about a file, in portions and in an order that does not depend on who spoke first. */
  *#diagnosticsFor(key: string): Generator<readonly Diagnostic[], void> {
    const said = [...(this.#said.get(key) ?? [])].sort(([a], [b]) => compareText(idOf(a.area), idOf(b.area)))
    const ranges = this.#ranges()
    for (const [folder, findings] of said) {
      const naming = this.#namingIn(folder, ranges)
      for (let from = 0; from < findings.length; from += STEP)
        yield findings
          .slice(from, from + STEP)
          .map((finding) => diagnosticOf(finding, this.#options.client.parts, naming))
    }
  }

  /** Runs steps that nobody waits for: the first one at once. */
  #runAside(steps: Generator<undefined, void>): void {
    if (steps.next().done) return
    const run = this.slices
      .run(steps)
      .catch((error) => this.#options.voice.log(defect(error)))
      .finally(() => this.#aside.delete(run))
    this.#aside.add(run)
  }

  #ranges(): Ranges {
    return new Ranges(this.documents, this.#options.client.encoding)
  }

  #namingIn(folder: Folder, ranges: Ranges): Naming {
    const keyOf = recently((file: string) => folder.keyOf(file))
    return {
      uriOf: (file) => {
        const key = keyOf(file)
        return this.documents.get(key)?.uri ?? uriOf(key)
      },
      rangeOf: (file, range) => ranges.of(keyOf(file), range),
      pageOf: this.#options.pageOf,
    }
  }

  /** Has a client that asks do so again, where it does not know the last of an open document. */
  #askAgain(): void {
    const { client, voice } = this.#options
    if (!client.pulls || !client.refreshes || this.#isClosed) return
    const isOld = ([key, id]: [string, string]) => (this.#published.get(key)?.resultId ?? '') !== id
    if ([...this.#told].some(isOld)) voice.refresh()
  }

  #newsFor(previous: ReadonlyMap<string, string>): Entry[] {
    const news: Entry[] = []
    const there = new Set<string>()
    for (const [key, entry] of this.#published.all) {
      there.add(key)
      const known = previous.get(key)
      if (known === undefined ? !entry.diagnostics.isEmpty : known !== entry.resultId) news.push(entry)
    }
    for (const [key] of previous)
      if (!there.has(key)) news.push({ uri: uriOf(key), version: null, diagnostics: new JsonList(), resultId: '' })
    return news
  }
}

/** Files that say what others are, or how they are judged. */
const SAYS_MORE =
  /^(?:\.?supercargo\.yaml|supercargo-baseline\.json|\.gitignore|Chart\.yaml|kustomization(?:\.ya?ml)?)$/i

/** So many findings are put together in one step. */
const STEP = 256
