/** A key of a map with free keys (labels, data, limits), as opposed to a field with a fixed name. */
export class MapKey {
  /** An object that only looks like one is none. */
  declare private readonly own: never
  constructor(readonly key: string) {}
}

/** One step of a field path: a field's name, an index of a list, or a key of a map with free keys. */
export type Segment = string | number | MapKey

/** Where in the data: the steps from the resource (or from a rule's subject) down. */
export type FieldPath = readonly Segment[]

/** A map-key step, printed in brackets: `['metadata', 'labels', key('app')]` is `metadata.labels[app]`. */
export function key(name: string): MapKey {
  return new MapKey(name)
}

/** The text of a step without its kind: what a mapping in the text is keyed by. */
export function segmentName(segment: Segment): string | number {
  return segment instanceof MapKey ? segment.key : segment
}

/** A field path as Kubernetes prints it (apimachinery field.Path.String): `spec.containers[0].image`, `metadata.labels[app]`. */
export function formatPath(path: FieldPath): string {
  let out = ''
  for (const segment of path) {
    if (typeof segment === 'number') out += `[${segment}]`
    else if (segment instanceof MapKey) out += `[${segment.key}]`
    else out += out === '' ? segment : `.${segment}`
  }
  return out
}
