import type { CodeLens, Command, Location } from 'vscode-languageserver-protocol'
import type { Resource } from '../../model/resource.ts'
import { rolloutSummary } from '../../report/rollout.ts'
import { counted } from '../../text/count.ts'
import { scalingSort } from '../../workspace/autoscalers.ts'
import { budgetsOver } from '../../workspace/budgets.ts'
import { referencesIn } from '../../workspace/references/resolve.ts'
import { boundsOf } from '../../workspace/replicas.ts'
import type { PlainResource } from '../../workspace/resource.ts'
import { NODES, rolloutOf } from '../../workspace/rollouts.ts'
import { selected } from '../../workspace/selections/judge.ts'
import { selectionsOf } from '../../workspace/selections/read.ts'
import type { Unit } from '../../workspace/unit.ts'
import type { View } from '../view.ts'
import type { DocumentFeature } from './feature.ts'
import { nameSpan } from './symbols.ts'

/** What a client runs to show places: those that are the third argument, else all that name what stands at a position. */
export const SHOW_REFERENCES = 'supercargo.showReferences'

/** What there is to say about each resource among its neighbours, above it. */
export const codeLens: DocumentFeature = {
  method: 'textDocument/codeLens',
  about: 'document',
  waits: true,
  capabilities: ({ commands }) => ({ codeLensProvider: { resolveProvider: commands.has(SHOW_REFERENCES) } }),
  answer: lensesOf,
}

/** The places that a lens leads to, which are looked for when it is seen. */
export const resolveCodeLens: DocumentFeature = {
  method: 'codeLens/resolve',
  about: 'document',
  waits: true,
  uriIn: ({ data }) => data?.uri,
  capabilities: () => ({}),
  answer: resolve,
}

/** What a lens is about, where it leads to resources. */
type Way = 'selects' | 'selected'

interface LensData {
  readonly uri: string
  /** Which of the resources of the document. */
  readonly index: number
  readonly way: Way
  readonly title: string
}

/** More places are not looked for: their files have to be read for it. */
const MOST = 100

function* lensesOf(view: View): Generator<undefined, CodeLens[] | null> {
  yield* view.document.read()
  const lenses: CodeLens[] = []
  for (const [index, resource] of view.resources.entries()) {
    const unit = view.around.unitsOf(resource)[0]
    if (unit !== undefined) {
      yield* referencesIn(unit).prepare()
      lenses.push(...lensesAbove(resource, index, unit, view))
    }
    yield
  }
  return lenses.length === 0 ? null : lenses
}

function lensesAbove(resource: PlainResource, index: number, unit: Unit, view: View): CodeLens[] {
  const { client, document } = view
  const { start } = resource.node()
  const range = view.range({ start, end: start })
  const lens = (command: Command): CodeLens => ({ range, command })
  const leading = (way: Way, title: string): CodeLens =>
    client.commands.has(SHOW_REFERENCES)
      ? { range, data: { uri: document.uri, index, way, title } satisfies LensData }
      : lens(plain(title))
  const chosen = choiceOf(unit, resource)
  const choosing = [...countKinds(choosersOf(unit, resource))].map(([kind, count]) => counted(count, kind))
  const rollout = rolloutOf(unit, resource, { nodes: NODES, minor: view.around.schema.versions.to })
  const told = [rollout && rolloutSummary(rollout), boundsWords(resource)].filter((words) => words !== undefined)
  return [
    ...usesOf(unit, resource, view).map(lens),
    ...(chosen === undefined ? [] : [leading('selects', chosen.title)]),
    ...(choosing.length === 0 ? [] : [leading('selected', `selected by ${choosing.join(' and ')}`)]),
    ...told.map((title) => lens(plain(title))),
  ]
}

/** A title that leads nowhere. */
function plain(title: string): Command {
  return { title, command: '' }
}

/** How many resources name this one. */
function usesOf(unit: Unit, resource: PlainResource, { client, document }: View): Command[] {
  const users = referencesIn(unit).usedBy(resource).length
  if (users === 0) return []
  const title = `used by ${counted(users, 'resource')}`
  if (!client.commands.has(SHOW_REFERENCES)) return [plain(title)]
  const { start } = document.positions.between(nameSpan(resource.node()))
  return [{ title, command: SHOW_REFERENCES, arguments: [document.uri, start] }]
}

/** What the selector finds that a resource is there for, unless those are its own pods; undefined where it has none, or looks where nobody knows. */
function choiceOf(
  unit: Unit,
  resource: Resource,
): { readonly title: string; readonly targets: readonly Resource[] } | undefined {
  const selection = selectionsOf(resource).find(({ row }) => row.main && !row.own)
  const targets = selection && selected(unit, selection)
  if (targets === undefined) return undefined
  const what = selection!.row.selects === 'Pod' ? 'workload' : selection!.row.selects
  return {
    title: targets.length === 0 ? `selects no ${what} here` : `selects ${counted(targets.length, what)}`,
    targets,
  }
}

/** What selects the pods of a resource. */
function choosersOf(unit: Unit, resource: Resource): readonly Resource[] {
  return resource.podLabels === undefined ? [] : [...unit.servicesOf(resource), ...budgetsOver(unit, resource)]
}

function countKinds(resources: readonly Resource[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind } of resources) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/** Between which numbers of replicas an autoscaler keeps what. */
function boundsWords(resource: Resource): string | undefined {
  const sort = scalingSort(resource)
  const bounds = sort === undefined || sort === 'vertical' ? undefined : boundsOf(resource)
  const { kind = 'Deployment', name } = resource.value?.spec?.scaleTargetRef ?? {}
  if (bounds === undefined || typeof kind !== 'string' || typeof name !== 'string') return undefined
  const [least, most] = bounds
  return `keeps ${least === most ? '' : `${least} to `}${counted(most, 'replica')} of ${kind} ${name}`
}

/** A lens whose resource has changed since keeps its title. */
function* resolve(view: View, lens: Partial<CodeLens>): Generator<undefined, unknown> {
  const { index, way, title = '' } = (lens.data ?? {}) as Partial<LensData>
  const resource = typeof index === 'number' ? view.resources[index] : undefined
  const unit = resource && view.around.unitsOf(resource)[0]
  if (unit === undefined) return { ...lens, command: plain(String(title)) }
  const targets = way === 'selects' ? (choiceOf(unit, resource!)?.targets ?? []) : choosersOf(unit, resource!)
  const locations: Location[] = []
  for (const each of targets.slice(0, MOST)) {
    const location = locationOf(view, each)
    if (location !== undefined) locations.push(location)
    yield
  }
  const { start } = view.range(nameSpan(resource!.node()))
  const shown = { title, command: SHOW_REFERENCES, arguments: [view.document.uri, start, locations] }
  return { ...lens, command: locations.length === 0 ? plain(String(title)) : shown }
}

function locationOf({ around }: View, resource: Resource): Location | undefined {
  return around.locationOf(resource, resource.origin.locate(['metadata', 'name']))
}
