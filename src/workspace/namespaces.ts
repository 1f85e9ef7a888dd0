import { isSlip, meets, type Selector } from '../kubernetes/label-selector.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, recently } from './maps.ts'
import type { Unit } from './unit.ts'

/** The label that the API server puts on every Namespace (API reference, well-known labels). */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name'

/** The labels of a Namespace as the server keeps them, read once: many selectors ask for those of the same few. */
export const namespaceLabels: (namespace: Resource) => Readonly<Record<string, string>> = oncePer(
  ({ metadata, name }: Resource) => ({ ...metadata?.labels, [NAMESPACE_NAME]: name ?? '' }),
)

/** Whether a resource of the unit writes that it lies in the namespace. */
export function isNamespaceUsed(unit: Unit, namespace: string): boolean {
  return namespacesUsed(unit).has(namespace)
}

const namespacesUsed = oncePer((unit: Unit) => new Set(unit.resources.flatMap((each) => each.namespace ?? [])))

/** Namespaces that every cluster has. */
const STANDING = ['default', 'kube-system', 'kube-public', 'kube-node-lease']

/** The namespace that is called nearly so, of the unit or of every cluster; undefined where there is none, or one has that very name. */
export function namespaceNearly(unit: Unit, wanted: string): string | undefined {
  return nearlyIn(unit)(wanted)
}

/** Policies ask for the same few namespaces again and again. */
const nearlyIn = oncePer((unit: Unit) => {
  const names = [...unit.ofKind('Namespace').flatMap(({ name }) => name ?? []), ...STANDING]
  return recently((wanted: string) => (names.includes(wanted) ? undefined : names.find((name) => isSlip(name, wanted))))
})

/** Whether a resource's namespace has the labels that a selector asks for; undefined where that is not to be seen from the manifests. */
export function isInNamespaces(unit: Unit, resource: Resource, selector: Selector): boolean | undefined {
  if (selector.length === 0) return true
  const namespace = unit.namespaceOf(resource)
  const object = unit.find('Namespace', '', namespace)
  if (object !== undefined) return selector.every((each) => meets(each, namespaceLabels(object)))
  if (resource.namespace === undefined) return undefined
  const own = selector.filter(({ key }) => key === NAMESPACE_NAME)
  if (!own.every((each) => meets(each, { [NAMESPACE_NAME]: namespace }))) return false
  return own.length === selector.length ? true : undefined
}
