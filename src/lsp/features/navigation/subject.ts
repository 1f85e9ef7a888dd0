import type { Span } from '../../../model/finding.ts'
import { type FieldPath, segmentName } from '../../../model/path.ts'
import type { Resource } from '../../../model/resource.ts'
import type { PlainResource } from '../../../workspace/resource.ts'
import { reach } from '../../../yaml/locate.ts'
import type { ScalarNode } from '../../../yaml/node.ts'
import type { TextAt } from './other-files.ts'

/** A stretch of text that is about a subject. */
export interface Place {
  /** Whose text it is; undefined where it belongs to the document that was asked about. */
  readonly resource: PlainResource | undefined
  readonly path: FieldPath
  readonly role: 'declaration' | 'use'
  /** The key or scalar, quotes included, or only that part of it that is about the subject. */
  readonly span: Span
  /** It is the key of an entry. */
  readonly isKey: boolean
  /** All of the key or scalar. */
  readonly scalar: Span
  /** It is only a part of what is written there, as `web` of `web.shop.svc`. */
  readonly isPart: boolean
  /** What belongs to it, for a declaration: all of the resource, or the entry of a key. */
  readonly whole: Span
}

/** What a place in a text is about: something that has a name, where that is declared, and who uses it. */
export interface Subject {
  /** What messages call it: `Secret "login"`, `key "user" of Secret "login"`. */
  readonly title: string
  /** Its name as it is read. */
  readonly name: string
  /** Where it stands at the cursor. */
  readonly here: Span
  /** The resources that declare it, the likeliest last. */
  readonly declaring: readonly Resource[]
  /** The resources that use what one of these declares, in all of its units, and others that may do so; in lists that are made once. */
  usersOf(declaring: Resource): readonly (readonly Resource[])[]
  /** The resources that declare what another one means where it may mean one of some, in all of its units. */
  declaringOf(user: Resource, declaring: ReadonlySet<Resource>): Iterable<Resource>
  /** Where a resource declares it, or uses what one of some declares. */
  placesIn(resource: Resource, declaring: ReadonlySet<Resource>): readonly Place[]
  /** Lists of resources that may use it, whoever declares it. */
  readonly among?: readonly (readonly Resource[])[]
  /** Places in the text of the document itself. */
  readonly inText?: readonly Place[]
  /** How it may be renamed, or why it cannot. */
  readonly naming: Naming | string
}

/** What is to be known before something gets another name; reasons are ends of sentences, and `declaring` is all that would be renamed. */
export interface Naming {
  /** Whether a text in a file that is not judged may mean it, by what it stands there as. */
  meansText(text: string, at: TextAt): boolean
  /** Why it cannot be renamed, whatever to; undefined where it can. */
  refusal?(declaring: ReadonlySet<Resource>): string | undefined
  /** Why it is not known what a resource that uses it means; undefined where it is. */
  unsure?(user: Resource, declaring: ReadonlySet<Resource>): string | undefined
  /** Whether a text in arguments, variables, annotations or custom resources may mean it. */
  isMentionedBy?(text: string, where: 'arguments' | 'fields'): boolean
  /** Why it cannot have a name: there is one already, or `users` of it would mean others too. */
  taken(name: string, declaring: ReadonlySet<Resource>, users: ReadonlySet<Resource>): string | undefined
  /** What a person may want to think about first; undefined where there is nothing. */
  caution?(declaring: ReadonlySet<Resource>): string | undefined
}

/** The place of a key or scalar at a path; undefined where there is none. */
export function placeAt(
  resource: Resource,
  path: FieldPath,
  role: Place['role'],
  { part = 'value', whole = part === 'key' ? 'entry' : 'resource' }: PlaceOptions = {},
): Place | undefined {
  const plain = resource as PlainResource
  const found = reach(plain.node(), path.map(segmentName))
  if (found === undefined) return undefined
  const { node, entry } = found
  if (part === 'key') {
    if (entry === undefined) return undefined
    const span = { start: entry.keyStart, end: entry.keyEnd }
    return { resource: plain, path, role, span, scalar: span, isKey: true, isPart: false, whole: around(span, node) }
  }
  if (node.type === 'map' || node.type === 'list') return undefined
  const span = { start: node.start, end: node.end }
  const all = whole === 'resource' ? plain.node() : reach(plain.node(), path.slice(0, -1).map(segmentName))!.node
  return { resource: plain, path, role, span, scalar: span, isKey: false, isPart: false, whole: around(span, all) }
}

interface PlaceOptions {
  readonly part?: 'key' | 'value'
  /** What belongs to a declaration: the resource, or the object that it stands in. */
  readonly whole?: 'resource' | 'object' | 'entry'
}

/** What an alias or merge key brings lies elsewhere than what is around it. */
function around(inner: Span, outer: Span): Span {
  if (inner.start >= outer.start && inner.end <= outer.end) return { start: outer.start, end: outer.end }
  return outer.start >= inner.end ? { start: inner.start, end: outer.end } : inner
}

/** The scalar at a path of a resource; undefined where there is none. */
export function scalarAt(resource: Resource, path: FieldPath): ScalarNode | undefined {
  const node = reach((resource as PlainResource).node(), path.map(segmentName))?.node
  return node === undefined || node.type === 'map' || node.type === 'list' ? undefined : node
}

/** A place as a list, empty where there is none. */
export function listed(place: Place | undefined): readonly Place[] {
  return place === undefined ? [] : [place]
}

/** All places that are about a subject, in steps: where what `declaring` has is declared, and where that is used. */
export function* placesOf(
  subject: Subject,
  declaring: ReadonlySet<Resource> = new Set(subject.declaring),
): Generator<undefined, readonly Place[]> {
  const found: Place[] = [...(subject.inText ?? [])]
  const seen = new Set<Resource>()
  for (const list of listsOf(subject, declaring))
    for (const resource of list) {
      if (seen.has(resource)) continue
      seen.add(resource)
      found.push(...subject.placesIn(resource, declaring))
      yield
    }
  return found
}

/** All that declares a subject in the end, in steps: what else is meant by those who use what is known to declare it, and so on. */
export function* declaringAll(subject: Subject): Generator<undefined, ReadonlySet<Resource>> {
  const declaring = new Set(subject.declaring)
  const users = new Set<Resource>()
  for (let size = -1; size < declaring.size; ) {
    size = declaring.size
    for (const list of listsOf(subject, declaring))
      for (const user of list) {
        if (users.has(user)) continue
        yield
        if (subject.placesIn(user, declaring).length === 0) continue
        users.add(user)
        for (const other of [...subject.declaringOf(user, declaring)]) declaring.add(other)
      }
  }
  return declaring
}

function listsOf(subject: Subject, declaring: ReadonlySet<Resource>): ReadonlySet<readonly Resource[]> {
  const lists = new Set<readonly Resource[]>([[...declaring], ...(subject.among ?? [])])
  for (const each of declaring) for (const list of subject.usersOf(each)) lists.add(list)
  return lists
}
