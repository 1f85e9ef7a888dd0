import { ResponseError } from 'vscode-jsonrpc/node'
import type {
  AnnotatedTextEdit,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol'
import { nameOf } from '../../../model/resource.ts'
import { expandDocument } from '../../../workspace/expand.ts'
import { Manifest } from '../../../workspace/manifest.ts'
import { push } from '../../../workspace/maps.ts'
import type { PlainResource } from '../../../workspace/resource.ts'
import { recover } from '../../../yaml/recover.ts'
import { writeScalar } from '../../../yaml/write.ts'
import type { View } from '../../view.ts'
import type { DocumentFeature } from '../feature.ts'
import { locationOf } from './locate.ts'
import { type Plan, planRename, RenameRefused } from './plan.ts'
import type { Place } from './subject.ts'

/** What stands at the cursor that can get another name; an error says why it cannot. */
export const prepareRename: DocumentFeature = {
  method: 'textDocument/prepareRename',
  about: 'document',
  waits: true,
  capabilities: () => ({}),
  answer: (view, { position }) => refusing(prepare(view, view.offset(position))),
}

/** The edits in all files that give what stands at the cursor another name. */
export const rename: DocumentFeature = {
  method: 'textDocument/rename',
  about: 'document',
  waits: true,
  capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  answer: (view, { position, newName }) => refusing(edit(view, view.offset(position), String(newName ?? ''))),
}

const REQUEST_FAILED = -32803

/** Tells the client why something is refused. */
function* refusing<T>(steps: Generator<undefined, T>): Generator<undefined, T> {
  try {
    return yield* steps
  } catch (error) {
    if (error instanceof RenameRefused) throw new ResponseError(REQUEST_FAILED, error.message)
    throw error
  }
}

function* prepare(view: View, offset: number): Generator<undefined, { range: Range; placeholder: string } | null> {
  const plan = yield* planRename(view, offset)
  if (plan === undefined) return null
  const { here, name } = plan.subject
  return { range: view.range(withoutQuotes(view.text, here)), placeholder: name }
}

/** What is written in quotes is shown without them. */
function withoutQuotes(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const quote = text[start]
  const isQuoted = end - start > 1 && (quote === '"' || quote === "'") && text[end - 1] === quote
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end }
}

function* edit(view: View, offset: number, name: string): Generator<undefined, WorkspaceEdit | null> {
  const plan = yield* planRename(view, offset)
  if (plan === undefined) throw new RenameRefused('there is nothing here that has a name')
  const { subject, naming, declaring, places } = plan
  if (name === subject.name) return null
  const refuse = (reason: string) => new RenameRefused(`${subject.title} cannot be renamed to "${name}": ${reason}`)
  const taken = naming.taken(name, declaring, new Set(places.flatMap(({ resource }) => resource ?? [])))
  if (taken !== undefined) throw refuse(taken)
  const byFile = new Map<string, Place[]>()
  for (const place of places) push(byFile, place.resource?.file ?? '', place)
  const edits: FileEdits[] = []
  for (const group of byFile.values()) {
    const file = editsOf(view, group, name)
    if (file === undefined) throw refuse('a file can no longer be read')
    const fault = yield* faultOf(view, file)
    if (fault !== undefined) throw refuse(fault)
    if (file.edits.length > 0) edits.push(file)
  }
  return workspaceEdit(view, plan, edits)
}

interface Written {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The edits of one file, with its text before. */
interface FileEdits {
  readonly uri: string
  readonly version: number | null
  readonly edits: readonly TextEdit[]
  readonly before: Manifest
  readonly after: string
  readonly resources: readonly PlainResource[]
}

function editsOf(view: View, places: readonly Place[], name: string): FileEdits | undefined {
  const [{ resource } = { resource: undefined }] = places
  const before = resource?.manifest ?? view.manifest
  const written = places.flatMap((place) => writtenAt(before.text, place, name))
  const edits: TextEdit[] = []
  let uri: string | undefined
  for (const each of written) {
    const location = locationOf(view, places[0]!, each)
    if (location === undefined) return undefined
    uri = location.uri
    edits.push({ range: location.range, newText: each.text })
  }
  uri ??= locationOf(view, places[0]!)?.uri
  if (uri === undefined) return undefined
  const resources = new Set(places.flatMap((place) => place.resource ?? []))
  const version = resource === undefined ? view.document.version : view.around.versionOf(resource)
  return { uri, version, edits, before, after: applied(before.text, written), resources: [...resources] }
}

/** What is to be written for a place, with the quotes that it has; nothing for an alias, which changes with its anchor. */
function writtenAt(text: string, { span, scalar, isPart }: Place, name: string): Written[] {
  const { start, end } = span
  const first = text[scalar.start]
  if (first === '*' && span.start === scalar.start) return []
  const isQuoted = first === '"' || first === "'"
  if (isPart) {
    const whole = text.slice(scalar.start, start) + name + text.slice(end, scalar.end)
    if (isQuoted || isBlock(first) || writeScalar(whole) === whole) return [{ start, end, text: name }]
    return [{ start: scalar.start, end: scalar.end, text: writeScalar(whole) }]
  }
  if (isQuoted) return [{ start, end, text: writeScalar(name, first) }]
  if (!isBlock(first)) return [{ start, end, text: writeScalar(name) }]
  // A block scalar has its text in a line of its own.
  const from = start + text.slice(start, end).search(/\S[^\n]*\s*$/)
  return [{ start: from, end: from + text.slice(from, end).trimEnd().length, text: name }]
}

function isBlock(first: string | undefined): boolean {
  return first === '|' || first === '>'
}

function applied(text: string, edits: readonly Written[]): string {
  let after = ''
  let from = 0
  for (const { start, end, text: written } of edits) {
    after += text.slice(from, start) + written
    from = end
  }
  return after + text.slice(from)
}

/** What servers would refuse of a file after its edits that they take before; undefined where there is nothing. */
function* faultOf({ around }: View, { before, after, resources }: FileEdits): Generator<undefined, string | undefined> {
  yield
  const then = yield* Manifest.inSteps(after, recover)
  for (const [index, { error, duplicates }] of then.documents.entries()) {
    if (error !== undefined && before.documents[index]?.error === undefined) return error.message
    if (duplicates.length === 0) continue
    const [twice] = duplicates.slice(before.documents[index]?.duplicates.length ?? 0)
    if (twice !== undefined) return `"${twice.key}" would be there twice`
  }
  for (const resource of resources) {
    const nodeAfter = nodeIn(then, before, resource)
    if (nodeAfter === undefined) return `${nameOf(resource)} would no longer be read`
    yield
    const known = new Map<string, number>()
    for (const { rule } of yield* around.problemsOf(resource.node(), before.text))
      known.set(rule, (known.get(rule) ?? 0) + 1)
    yield
    for (const { rule, message } of yield* around.problemsOf(nodeAfter, after)) {
      const left = (known.get(rule) ?? 0) - 1
      known.set(rule, left)
      if (left < 0) return message
    }
  }
  return undefined
}

/** The resource again in what its file would become. */
function nodeIn(then: Manifest, before: Manifest, resource: PlainResource) {
  const at = (manifest: Manifest) => {
    const root = manifest.documents[resource.document]?.root
    return root?.type === 'map' ? expandDocument(root) : []
  }
  const index = at(before).findIndex(({ node }) => node.start === resource.node().start)
  const node = at(then)[index]?.node
  return node?.type === 'map' ? node : undefined
}

const CAUTION = 'caution'

function workspaceEdit(
  { client }: View,
  { subject, naming, declaring }: Plan,
  files: readonly FileEdits[],
): WorkspaceEdit {
  if (!client.writesVersions) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) }
  const caution = client.confirmsRename ? naming.caution?.(declaring) : undefined
  const annotated = (edits: readonly TextEdit[]): (TextEdit | AnnotatedTextEdit)[] =>
    caution === undefined ? [...edits] : edits.map((each) => ({ ...each, annotationId: CAUTION }))
  const documentChanges = files.map(
    ({ uri, version, edits }): TextDocumentEdit => ({ textDocument: { uri, version }, edits: annotated(edits) }),
  )
  if (caution === undefined) return { documentChanges }
  const annotation = { label: `Rename ${subject.title}`, description: caution, needsConfirmation: true }
  return { documentChanges, changeAnnotations: { [CAUTION]: annotation } }
}
