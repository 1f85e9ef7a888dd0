import { key as mapKey } from '../../../model/path.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import type { PlainResource } from '../../../workspace/resource.ts'
import { get } from '../../../yaml/node.ts'
import { type ReferenceSpot, referenceAt } from '../../reference-at.ts'
import { holds } from '../../spot.ts'
import type { View } from '../../view.ts'
import { anchorSubject } from './anchors.ts'
import { insideSubject } from './inside.ts'
import { hasKeys, KEYED, keySubject, keysMounted } from './keys.ts'
import { kindSubject } from './kinds.ts'
import { labelSubject } from './labels.ts'
import { namespaceSelectedAt, namespaceSubject } from './namespaces.ts'
import { podSubject } from './pods.ts'
import { portSubject } from './ports.ts'
import { resourceSubject, targetsOf } from './resources.ts'
import { placeAt, type Subject } from './subject.ts'
import { variableSubject } from './variables.ts'

/** What the place at an offset is about; an alias is about its anchor. Undefined where it is about nothing that has a name. */
export function subjectAt(view: View, offset: number): Subject | undefined {
  return anchorSubject(view, offset) ?? resourcesSubjectAt(view, offset)
}

/** Looks in steps at what is named in the units that a place belongs to, so that nothing has to wait for that. */
export function* prepareAt(view: View, offset: number): Generator<undefined, void> {
  const resource = view.resourceAt(offset)
  if (resource !== undefined) for (const unit of view.around.unitsOf(resource)) yield* referencesIn(unit).prepare()
}

/** What the place at an offset is about as the cluster reads it: an alias is what it stands for. */
export function resourcesSubjectAt(view: View, offset: number): Subject | undefined {
  if (view.leftOut !== undefined) return undefined
  const spot = referenceAt(view, offset)
  const named = spot && namedAt(view, spot, offset)
  if (named !== undefined) return named
  const resource = spot?.resource ?? view.resourceAt(offset)
  return resource && ownAt(view, resource, offset)
}

/** What a reference names. */
function namedAt(
  { around }: View,
  { reference, about, span, resource }: ReferenceSpot,
  offset: number,
): Subject | undefined {
  if (about === 'namespace') return namespaceSubject(around, resource, reference.namespace!, span)
  if (about === 'name')
    return reference.kind === 'Namespace'
      ? namespaceSubject(around, resource, reference.name, span)
      : resourceSubject(around, targetsOf(around, reference), span)
  if (about.what === 'port') return portSubject(around, resource, offset)
  return keySubject(around, targetsOf(around, reference).filter(hasKeys), String(about.value), span)
}

/** What a resource has itself. */
function ownAt(view: View, resource: PlainResource, offset: number): Subject | undefined {
  const { around } = view
  return (
    nameAt(view, resource, offset) ??
    keyAt(view, resource, offset) ??
    kindSubject(around, resource, offset) ??
    namespaceSelected(view, resource, offset) ??
    labelSubject(around, resource, offset) ??
    podSubject(around, resource, offset) ??
    portSubject(around, resource, offset) ??
    insideSubject(around, resource, offset) ??
    mountedAt(view, resource, offset) ??
    variableSubject(resource, offset)
  )
}

function nameAt({ around }: View, resource: PlainResource, offset: number): Subject | undefined {
  const place = resource.name === undefined ? undefined : placeAt(resource, ['metadata', 'name'], 'declaration')
  if (place === undefined || !holds(place.span, offset)) return undefined
  return resource.builtIn && resource.kind === 'Namespace'
    ? namespaceSubject(around, resource, resource.name!, place.span)
    : resourceSubject(around, [resource], place.span)
}

function keyAt({ around }: View, resource: PlainResource, offset: number): Subject | undefined {
  if (!hasKeys(resource)) return undefined
  for (const field of KEYED) {
    const keyed = get(resource.node(), field)
    const found =
      keyed?.type === 'map'
        ? keyed.entries.find(({ keyStart, keyEnd }) => holds({ start: keyStart, end: keyEnd }, offset))
        : undefined
    if (found === undefined || !Object.hasOwn(resource.value[field] ?? {}, found.key)) continue
    const place = placeAt(resource, [field, mapKey(found.key)], 'declaration', { part: 'key' })
    if (place !== undefined) return keySubject(around, [resource], found.key, place.span)
  }
  return undefined
}

function namespaceSelected({ around }: View, resource: PlainResource, offset: number): Subject | undefined {
  const found = namespaceSelectedAt(resource, offset)
  return found && namespaceSubject(around, resource, found.name, found.here)
}

/** The key that a mount takes alone out of a volume. */
function mountedAt({ around }: View, resource: PlainResource, offset: number): Subject | undefined {
  for (const { reference, name, path } of keysMounted(resource)) {
    const place = placeAt(resource, path, 'use')
    if (place !== undefined && holds(place.span, offset))
      return keySubject(around, targetsOf(around, reference).filter(hasKeys), name, place.span)
  }
  return undefined
}
