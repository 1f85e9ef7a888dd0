import type { InlayHint } from 'vscode-languageserver-protocol'
import { cronInWords } from '../../kubernetes/cron-words.ts'
import { percentOf, scale } from '../../kubernetes/int-or-percent.ts'
import type { Span } from '../../model/finding.ts'
import { segmentName } from '../../model/path.ts'
import { counted } from '../../text/count.ts'
import { coveredBy } from '../../workspace/budgets.ts'
import { replicasOf } from '../../workspace/replicas.ts'
import type { PlainResource } from '../../workspace/resource.ts'
import { selected } from '../../workspace/selections/judge.ts'
import { selectionsOf } from '../../workspace/selections/read.ts'
import type { Entry, Node } from '../../yaml/node.ts'
import { plainText } from '../markdown.ts'
import { isWithin } from '../spot.ts'
import type { View } from '../view.ts'
import type { DocumentFeature } from './feature.ts'
import { partsOf, pullPolicyOf } from './hover/image.ts'
import { ownerOf, Place } from './hover/place.ts'
import { called } from './hover/words.ts'

/** What is not written but so: resolved percentages, schedules in words, a few defaults, the number of selected workloads. */
export const inlayHint: DocumentFeature = {
  method: 'textDocument/inlayHint',
  about: 'document',
  waits: true,
  capabilities: () => ({ inlayHintProvider: true }),
  answer: (view, { range }) => {
    if (!view.client.settings.inlayHints || view.leftOut !== undefined) return null
    const end = range === undefined ? view.text.length : view.offset(range?.end)
    return hintsIn(view, { start: view.offset(range?.start), end })
  },
}

/** What is hinted at beside a field, or nothing. */
type Hint = (place: Place) => string | undefined

interface HintRow {
  /** By the type that has the field. */
  readonly fields: readonly string[]
  /** Behind the key or behind the value. */
  readonly behind: 'key' | 'value'
  readonly hint: Hint
}

const share =
  (rounding: 'up' | 'down', totalOf: (place: Place) => number): Hint =>
  (place) => {
    const count = percentOf(place.scalar) === undefined ? undefined : scale(place.scalar, totalOf(place), rounding)
    return count === undefined || !Number.isSafeInteger(count) ? undefined : `= ${count}`
  }

const replicas = ({ unit, resource }: Place) => replicasOf(unit, resource, resource.value).least
const covered = ({ unit, resource }: Place) => coveredBy(unit, resource, resource.value).least

/** By the name of the field, which is looked at first. */
const ROWS: Readonly<Record<string, readonly HintRow[]>> = {
  maxSurge: [{ fields: ['RollingUpdateDeployment.maxSurge'], behind: 'value', hint: share('up', replicas) }],
  maxUnavailable: [
    { fields: ['RollingUpdateDeployment.maxUnavailable'], behind: 'value', hint: share('down', replicas) },
    { fields: ['PodDisruptionBudgetSpec.maxUnavailable'], behind: 'value', hint: share('up', covered) },
  ],
  minAvailable: [{ fields: ['PodDisruptionBudgetSpec.minAvailable'], behind: 'value', hint: share('up', covered) }],
  schedule: [{ fields: ['CronJobSpec.schedule'], behind: 'value', hint: ({ scalar }) => cronInWords(String(scalar)) }],
  image: [{ fields: ['Container.image'], behind: 'value', hint: pullPolicy }],
  spec: [
    {
      fields: ['Deployment.spec', 'StatefulSet.spec', 'ReplicaSet.spec', 'ReplicationController.spec'],
      behind: 'key',
      hint: absentReplicas,
    },
    { fields: ['Service.spec'], behind: 'key', hint: absentType },
  ],
}

function pullPolicy(place: Place): string | undefined {
  const container = ownerOf(place)
  const parts = partsOf(place.scalar)
  if (parts === undefined || container === undefined || container.imagePullPolicy !== undefined) return undefined
  return `imagePullPolicy: ${pullPolicyOf(parts.tag, parts.digest)}`
}

function absentReplicas({ resource, unit }: Place): string | undefined {
  const { value } = resource
  if (value.spec === undefined || value.spec.replicas !== undefined) return undefined
  const { least, most, autoscaler } = replicasOf(unit, resource, value)
  if (autoscaler === undefined) return 'replicas: 1'
  return `replicas: ${least} to ${most} by ${plainText(called(autoscaler, resource))}`
}

function absentType({ resource: { value } }: Place): string | undefined {
  return value.spec !== undefined && value.spec.type === undefined ? 'type: ClusterIP' : undefined
}

/** More hints are not looked for. */
const MOST = 2000
/** Characters of a hint before it is cut. */
const LONGEST = 100

function* hintsIn(view: View, wanted: Span): Generator<undefined, InlayHint[]> {
  const hints: InlayHint[] = []
  const add = (offset: number, label: string | undefined) => {
    if (label === undefined || offset < wanted.start || offset > wanted.end) return
    const { start } = view.range({ start: offset, end: offset })
    hints.push({
      position: start,
      label: label.length > LONGEST ? `${label.slice(0, LONGEST)}…` : label,
      paddingLeft: true,
    })
  }
  for (const resource of view.resources) {
    yield
    const root = resource.node()
    if (root.end < wanted.start || root.start > wanted.end) continue
    const selectors = selectorHints(view, resource)
    walk(root, wanted, (path, entry) => {
      if (hints.length >= MOST) return
      const name = path.at(-1) as string
      if (selectors.has(path.join('\n'))) add(behindKey(view, entry), selectors.get(path.join('\n'))!())
      const rows = Object.hasOwn(ROWS, name) ? ROWS[name]! : []
      if (rows.length === 0) return
      const place = new Place(view.around, resource, path, entry.value)
      for (const { fields, behind, hint } of rows)
        if (fields.includes(place.field)) add(behind === 'key' ? behindKey(view, entry) : entry.value.end, hint(place))
    })
  }
  return hints
}

/** The paths of selectors, with how much each of them selects; how a workload finds its own pods again goes without saying. */
function selectorHints({ around }: View, resource: PlainResource): ReadonlyMap<string, () => string | undefined> {
  const hints = new Map<string, () => string | undefined>()
  for (const selection of selectionsOf(resource)) {
    if (selection.row.own) continue
    const noun = selection.row.selects === 'Pod' ? 'workload' : 'Service'
    hints.set(selection.path.map(segmentName).join('\n'), () => {
      const [unit] = around.unitsOf(resource)
      const found = unit && selected(unit, selection)
      return found && counted(found.length, noun)
    })
  }
  return hints
}

/** Nobody nests deeper what is hinted at. */
const DEEPEST = 60

/** Visits the entries of maps that touch a stretch of text; what an alias or merge key brings stands elsewhere. */
function walk(
  root: Node,
  wanted: Span,
  visit: (path: readonly (string | number)[], entry: Entry) => void,
  path: readonly (string | number)[] = [],
): void {
  if (path.length > DEEPEST) return
  if (root.type === 'map')
    for (const entry of root.entries) {
      const { key, keyStart, keyEnd, value, merged } = entry
      if (merged || Math.max(value.end, keyEnd) < wanted.start || keyStart > wanted.end) continue
      const at = [...path, key]
      visit(at, entry)
      if (isWithin(value, root)) walk(value, wanted, visit, at)
    }
  else if (root.type === 'list')
    for (const [index, item] of root.items.entries())
      if (item.end >= wanted.start && item.start <= wanted.end && isWithin(item, root))
        walk(item, wanted, visit, [...path, index])
}

/** Behind the colon, where one follows at once. */
function behindKey({ text }: View, { keyEnd }: Entry): number {
  return text[keyEnd] === ':' ? keyEnd + 1 : keyEnd
}
