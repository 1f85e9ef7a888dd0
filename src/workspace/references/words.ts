import type { Problem } from '../../model/finding.ts'
import { formatApiVersion } from '../../model/gvk.ts'
import { didYouMean } from '../../model/meant.ts'
import type { FieldPath } from '../../model/path.ts'
import type { Resource } from '../../model/resource.ts'
import { nameOf } from '../../model/resource.ts'
import { formatMinor, type VersionRange } from '../../model/version.ts'
import { nearest } from '../../text/nearest.ts'
import { kindOf, type Part, type Reference } from './extract.ts'
import { bareKind, currentKind, goneIn, groupOfKind, isOwnGroup, ownGroupOf } from './identity.ts'
import { offers } from './offers.ts'
import type { Outcome, Resolved } from './resolve.ts'

/** What a message calls something that is named: `Secret "web-tls"`. */
export function describeReference({ kind, name }: Reference): string {
  return `${bareKind(kind)} "${name}"`
}

/** What is wrong with a reference that finds nothing under its name; undefined where nothing is known to be wrong. */
export function danglingProblem(reference: Reference, outcome: Outcome): Problem | undefined {
  const problem = notFound(reference, outcome)
  return problem && { ...problem, why: reference.row.without }
}

function notFound(reference: Reference, outcome: Outcome): Problem | undefined {
  const { path, namespace, from } = reference
  const looked = describeReference(reference)
  switch (outcome.is) {
    case 'near':
      return {
        path,
        message: `${looked} is in none of the manifests, ${meantBy(reference, outcome)} is`,
        ...didYouMean(outcome.name),
        related: [{ resource: outcome.target, path: nameIn(outcome), message: 'the nearest one' }],
      }
    case 'near-standing':
      return {
        path,
        message: `${looked} is in none of the manifests, while every cluster has ${bareKind(reference.kind)} "${outcome.name}"`,
        ...didYouMean(outcome.name),
      }
    case 'elsewhere':
      return {
        path,
        message: `${looked} is in namespace "${outcome.target.namespace}", but looked for in "${namespace ?? from.namespace}"`,
        related: [
          {
            resource: outcome.target,
            path: ['metadata', 'namespace'],
            message: outcome.making === undefined ? 'it is here' : 'it is made here',
          },
        ],
      }
    case 'missing':
      return missing(reference, outcome.others)
    default:
      return undefined
  }
}

/** Says what of the kind is there instead of what is missing. */
function missing(reference: Reference, others: readonly Resource[]): Problem {
  const [first] = others
  const names = others.map(({ name }) => `"${name}"`).join(', ')
  const where = first?.namespaced && first.namespace !== undefined ? `namespace "${first.namespace}" has` : 'there is'
  return {
    path: reference.path,
    message: `${describeReference(reference)} is in none of the manifests`,
    hint: first && `${where} ${names}`,
    related: others.map((resource) => ({
      resource,
      path: ['metadata', 'name'],
      message: `${nameOf(resource)} is here`,
    })),
  }
}

/** What nearly has the name: `Secret "web-tls", which Certificate "web" makes`, or `"manual" of PersistentVolume "data"` where it is no resource. */
function meantBy({ kind }: Reference, { target, name, making }: Outcome & { is: 'near' }): string {
  if (making === undefined) return nameOf(target)
  return making.row.bare
    ? `"${name}" of ${nameOf(target)}`
    : `${bareKind(kind)} "${name}", which ${nameOf(target)} makes,`
}

/** Where the name of what is meant stands. */
export function nameIn({ making }: Outcome & { is: 'near' | 'elsewhere' }): FieldPath {
  return making?.path ?? ['metadata', 'name']
}

/** What is wrong with the kind or group beside a name; undefined where nothing is known to be wrong. */
export function wrongKindProblem(reference: Reference, outcome: Outcome, versions: VersionRange): Problem | undefined {
  const { kind, row, path } = reference
  const looked = describeReference(reference)
  if (outcome.is === 'other-kind') {
    const { target } = outcome
    const group = groupOfKind(kind) !== groupOfKind(kindOf(target))
    return {
      ...meantBeside(reference, correction(reference, target)),
      message: `${looked}${group ? inGroup(kind) : ''} is in none of the manifests, ${nameOf(target)}${group ? inGroup(kindOf(target)) : ''} is`,
      related: [{ resource: target, path: ['metadata', 'name'], message: `${nameOf(target)} is here` }],
    }
  }
  const gone = goneIn(kind)
  if (gone !== undefined && outcome.is !== 'external' && versions.from >= gone) {
    const right = outcome.is === 'found' ? correction(reference, outcome.target) : renewed(reference)
    return {
      ...meantBeside(reference, right),
      message: `since Kubernetes ${formatMinor(gone)} there is no ${bareKind(kind)}${inGroup(kind)}, so ${looked} is not found`,
    }
  }
  const group = gone === undefined && outcome.is !== 'external' ? ownGroupOf(kind) : undefined
  if (group !== undefined)
    return {
      ...meantBeside(reference, inOwnGroup(reference, group)),
      message: `Kubernetes has no ${bareKind(kind)}${inGroup(kind)}, so ${looked} is not found`,
    }
  if (row.among === undefined || gone !== undefined || !isOwnGroup(kind) || row.among.includes(kind)) return undefined
  const known = row.among.map(bareKind)
  if (known.includes(bareKind(kind))) return undefined
  return {
    path: [...path.slice(0, -1), fieldsBeside(reference).kind],
    message: `${looked} cannot be scaled: of Kubernetes' own kinds only ${known.sort().join(', ')} can`,
  }
}

/** What is to be written in a field beside a name. */
function meantBeside(
  { path }: Reference,
  { field, value }: { field: string; value: string },
): Pick<Problem, 'path' | 'hint' | 'meant'> {
  const hint = `did you mean \`${field}: ${value === '' ? '""' : value}\`?`
  return { path: [...path.slice(0, -1), field], hint, meant: [value] }
}

function inGroup(kind: string): string {
  const group = groupOfKind(kind)
  return group === '' ? ' without an API group' : ` of API group "${group}"`
}

/** Where kind and group of a reference stand beside the name. */
function fieldsBeside({ row }: Reference): { kind: string; group: string } {
  const { kind = 'kind', group, apiVersion } = typeof row.to === 'string' ? {} : row.to
  return { kind, group: group ?? apiVersion ?? 'apiVersion' }
}

/** The field beside a name that is to be changed so that the target is meant, and its new value. */
function correction(reference: Reference, target: Resource): { field: string; value: string } {
  const fields = fieldsBeside(reference)
  if (bareKind(reference.kind) !== target.kind) return { field: fields.kind, value: target.kind }
  const group = groupOfKind(kindOf(target))
  if (fields.group !== 'apiVersion') return { field: fields.group, value: group }
  const version = target.gvk.group === group ? target.gvk.version : 'v1'
  return { field: fields.group, value: formatApiVersion({ group, version }) }
}

/** What is wrong with a reference whose target lacks keys, or ports. */
export function missingPartProblems(what: Part['what'], { reference, outcome }: Resolved): Problem[] {
  const { optional, row } = reference
  if (optional || row.judgedBy !== undefined || outcome.is !== 'found') return []
  const missing = outcome.missing.filter((part) => part.what === what)
  return missing.map((part) => ({ ...missingPartProblem(part, outcome.target), why: row.without }))
}

/** The field beside a name that says where its kind lives, with the group where it lives now. */
function renewed(reference: Reference): { field: string; value: string } {
  return inOwnGroup(reference, groupOfKind(currentKind(reference.kind)))
}

/** The field beside a name that says where its kind lives, with a group of Kubernetes' own. */
function inOwnGroup(reference: Reference, group: string): { field: string; value: string } {
  const field = fieldsBeside(reference).group
  return { field, value: field === 'apiVersion' ? formatApiVersion({ group, version: 'v1' }) : group }
}

/** What is wrong where the named resource lacks a key or port. */
export function missingPartProblem(part: Part, target: Resource): Problem {
  const meant = part.what === 'port' ? portMeant(part, target) : part.implied ? undefined : nearestKey(part, target)
  return {
    path: part.path,
    message: missingPartMessage(part, target),
    ...didYouMean(meant),
    related: [{ resource: target, path: ['metadata', 'name'], message: `${nameOf(target)} is here` }],
  }
}

/** The key that was most likely meant: the only one where there is no choice, but not for a file, which has the name that a program looks for. */
function nearestKey(part: Part, target: Resource): string | undefined {
  const keys = offeredBeside(part, target).map(String)
  const isFile = part.path.at(-3) === 'items'
  return nearest(String(part.value), keys) ?? (keys.length === 1 && !isFile ? keys[0] : undefined)
}

/** The port of a Service that was most likely meant: the one that leads to the port of the pods that was named, one of nearly the same name, or the only one. */
function portMeant({ value }: Part, target: Resource): string | number | undefined {
  const ports: any[] = target.value.spec?.ports ?? []
  const meant =
    ports.find((port) => port?.targetPort === value) ??
    (typeof value === 'string' ? nearestPort(value, ports) : undefined) ??
    (ports.length === 1 ? ports[0] : undefined)
  return typeof value === 'number' ? meant?.port : (meant?.name ?? meant?.port)
}

function nearestPort(name: string, ports: readonly any[]): any {
  const names = ports.flatMap((port) => (typeof port?.name === 'string' ? [port.name as string] : []))
  const meant = nearest(name, names)
  return meant === undefined ? undefined : ports.find((port) => port?.name === meant)
}

/** What a target has of the same sort as a part. */
function offeredBeside({ what }: Part, target: Resource): readonly (string | number)[] {
  return offers(target, what)?.all() ?? []
}

/** Says that a key or port is not there, and which ones are. */
export function missingPartMessage(part: Part, target: Resource): string {
  const all = offeredBeside(part, target)
  const shown = all.slice(0, 8).map((one) => (typeof one === 'number' ? one : `"${one}"`))
  const rest = all.length > shown.length ? ` and ${all.length - shown.length} more` : ''
  const has = shown.length === 0 ? 'it has none' : `it has ${shown.join(', ')}${rest}`
  const value = typeof part.value === 'number' ? part.value : `"${part.value}"`
  return `${nameOf(target)} has no ${part.what} ${value}: ${has}`
}
