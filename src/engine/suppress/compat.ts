import { workloadShape } from '../../kubernetes/workload.ts'
import { isDate } from '../../text/date.ts'
import type { MapNode } from '../../yaml/node.ts'
import { type Annotation, annotationsIn } from './annotations.ts'
import type { Directive } from './directives.ts'
import type { Entry } from './entries.ts'
import type { Foreign, ForeignEntry } from './foreign.ts'
import { FOREIGN_RULES, type ForeignProgram } from './foreign-ids.ts'

/** Reads what is written to suppress findings of kube-linter, kube-score, polaris, checkov and trivy, as these programs document it. */
export const compat: Foreign = {
  comments: ['checkov:skip', 'trivy:ignore'],
  annotations: ['kube-linter.io/', 'kube-score/', 'polaris.fairwinds.com/', 'checkov.io/'],
  readComment: (comment) => readCheckov(comment) ?? readTrivy(comment),
  readAnnotations: (resource, kind) => readForeign(resource, kind),
}

/** `#checkov:skip=CKV2_K8S_6:reason` is about the resource that it stands in. */
function readCheckov(comment: string): Directive | undefined {
  const match = /^#+\s*checkov:skip=\s*(\w+)(?::(.*))?$/.exec(comment)
  if (match === null) return undefined
  return { scope: 'document', entries: entriesOf('checkov', match[1]!, { reason: textOf(match[2]) }), faults: [] }
}

/** `#trivy:ignore:KSV-0107`, with `:exp:2027-01-31` behind it where it ends; several may stand in one comment. */
function readTrivy(comment: string): Directive | undefined {
  if (!/^#+\s*trivy:ignore:/.test(comment)) return undefined
  const entries = [...comment.matchAll(/trivy:ignore:([\w-]+)(?::exp:([\d-]+))?/g)].flatMap(([, id, until]) =>
    entriesOf('trivy', trivyId(id!), { until: until !== undefined && isDate(until) ? until : undefined }),
  )
  return { scope: 'line', entries, faults: [] }
}

/** `KSV107`, `AVD-KSV-0107` and `KSV-0107` are the same. */
function trivyId(id: string): string {
  const match = /^(?:AVD-)?([A-Z]+)-?(\d+)$/i.exec(id)
  return match === null ? id : `${match[1]!.toUpperCase()}-${match[2]!.replace(/^0+/, '').padStart(4, '0')}`
}

function readForeign(resource: MapNode, kind: string): ForeignEntry[] {
  const template = workloadShape(kind)?.template ?? []
  const all = annotationsIn(resource)
  const ofPods = all.filter(({ owner }) => owner.length > 0 && owner.join() === template.join())
  const ofObject = all.filter(({ owner }) => owner.length === 0)
  const enabled = new Set(ofPods.flatMap((each) => (each.field.key === 'kube-score/enable' ? listIn(each) : [])))
  return [
    ...ofObject.flatMap((each) => [
      ...kubeScore(each, (id) => !enabled.has(id) && !enabled.has('*')),
      ...kubeLinter(each),
      ...polaris(each),
      ...checkov(each),
    ]),
    ...ofPods.flatMap((each) => kubeScore(each, () => true)),
  ]
}

/** `ignore-check.kube-linter.io/dangling-service: reason` and `kube-linter.io/ignore-all: reason`. */
function kubeLinter({ field, owner }: Annotation): ForeignEntry[] {
  const reason = textOf(writtenIn(field.value))
  const id = after('ignore-check.kube-linter.io/', field.key)
  const ids = field.key === 'kube-linter.io/ignore-all' ? idsOf('kube-linter') : id === undefined ? [] : [id]
  return ids.flatMap((each) => rulesOf('kube-linter', each)).map((rule) => ({ rule, reason, part: owner }))
}

/** `kube-score/ignore: pod-probes,deployment-replicas`, on the object and on the pod template, whose `kube-score/enable` counts more than what the object ignores. */
function kubeScore(annotation: Annotation, isMeant: (id: string) => boolean): ForeignEntry[] {
  if (annotation.field.key !== 'kube-score/ignore') return []
  const listed = listIn(annotation)
  const ids = listed.includes('*') ? idsOf('kube-score') : listed
  return ids
    .filter(isMeant)
    .flatMap((id) => rulesOf('kube-score', id))
    .map((rule) => ({ rule, part: annotation.owner }))
}

/** `polaris.fairwinds.com/missingNetworkPolicy-exempt: "true"` and `polaris.fairwinds.com/exempt: "true"`. */
function polaris({ field, owner }: Annotation): ForeignEntry[] {
  const name = after('polaris.fairwinds.com/', field.key)
  if (name === undefined || writtenIn(field.value).toLowerCase() !== 'true') return []
  const ids = name === 'exempt' ? idsOf('polaris') : name.endsWith('-exempt') ? [name.slice(0, -'-exempt'.length)] : []
  return ids.flatMap((id) => rulesOf('polaris', id)).map((rule) => ({ rule, part: owner }))
}

/** `checkov.io/skip1: CKV2_K8S_6=reason`. */
function checkov({ field, owner }: Annotation): ForeignEntry[] {
  if (after('checkov.io/skip', field.key) === undefined) return []
  const [id = '', reason] = writtenIn(field.value).split('=', 2)
  return rulesOf('checkov', id.trim()).map((rule) => ({ rule, reason: textOf(reason), part: owner }))
}

function entriesOf(program: ForeignProgram, id: string, more: Pick<Entry, 'reason' | 'until'>): Entry[] {
  return rulesOf(program, id).map((rule) => ({ rule, start: 0, end: 1, ...more }))
}

function rulesOf(program: ForeignProgram, id: string): readonly string[] {
  return FOREIGN_RULES[program].get(id) ?? []
}

function idsOf(program: ForeignProgram): readonly string[] {
  return [...FOREIGN_RULES[program].keys()]
}

function listIn({ field }: Annotation): string[] {
  return writtenIn(field.value)
    .split(',')
    .map((id) => id.trim())
}

function writtenIn(node: Annotation['field']['value']): string {
  return node.type === 'map' || node.type === 'list' ? '' : String(node.value)
}

function textOf(text: string | undefined): string | undefined {
  return text?.trim() || undefined
}

function after(prefix: string, key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined
}
