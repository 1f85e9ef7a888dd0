import type { Resource } from '../../model/resource.ts'
import { type Named, type Part, type Reference, referencesOf } from './extract.ts'
import type { Row } from './row.ts'

/** A reference as small as it takes to find what it names: there are as many as resources, and they are kept for the whole run. */
export class Mention implements Named {
  readonly from: Resource
  readonly row: Row
  readonly kind: string
  readonly name: string
  readonly namespace: string | undefined
  /** Keys or ports that it must have. */
  readonly parts: readonly Part['value'][]

  constructor({ from, row, kind, name, namespace, parts }: Reference, own: (text: string) => string) {
    this.from = from
    this.row = row
    this.kind = typeof row.to === 'string' ? kind : own(kind)
    this.name = own(name)
    this.namespace = namespace === undefined ? undefined : own(namespace)
    this.parts =
      parts.length === 0 ? NO_PARTS : parts.map(({ value }) => (typeof value === 'string' ? own(value) : value))
  }

  /** A row is about either of them. */
  get what(): Part['what'] {
    return this.row.ports === undefined ? 'key' : 'port'
  }
}

const NO_PARTS: Mention['parts'] = []
const NONE: readonly Mention[] = []

/** What a resource names, in the order of its references; read once, best while its value is at hand. */
export function mentionsOf(resource: Resource): readonly Mention[] {
  resource.mentions ??= readMentions(resource)
  return resource.mentions as readonly Mention[]
}

function readMentions(resource: Resource): readonly Mention[] {
  const references = referencesOf(resource)
  if (references.length === 0) return NONE
  const own = (text: string) => resource.own?.(text) ?? text
  return references.map((reference) => new Mention(reference, own))
}
