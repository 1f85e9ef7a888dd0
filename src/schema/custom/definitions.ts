import type { GVK } from '../../model/gvk.ts'
import type { MapNode } from '../../yaml/node.ts'
import { toValue } from '../../yaml/value.ts'
import { isObject, readStructural, type Structural } from './structural.ts'

/** One served version of a custom resource definition. */
export interface CustomKind extends GVK {
  readonly plural: string
  readonly namespaced: boolean
  /** Set where the version is deprecated: what the server warns with. */
  readonly warning?: string
  /** Unknown fields are dropped; a definition in apiextensions v1beta1 keeps them unless it says otherwise. */
  readonly prunes: boolean
  /** With a status subresource, `status` is dropped at creation. */
  readonly hasStatus: boolean
  readonly scale?: ScalePaths
  /** The schema of its resources, read the first time it is asked for. */
  readonly schema: Structural
}

/** The fields that the scale subresource reads, as JSON paths such as `.spec.replicas`. */
export interface ScalePaths {
  readonly replicas?: string
  readonly statusReplicas?: string
  readonly selector?: string
}

/** The custom resource definitions of a run. */
export class CustomDefinitions {
  readonly #kinds = new Map<string, CustomKind>()
  readonly #served = new Map<string, string[]>()

  /** Learns the served versions of a CustomResourceDefinition (apiextensions v1 or v1beta1); what is malformed in it is passed over. */
  add(definition: MapNode): void {
    const value = toValue(definition)
    if (!isObject(value)) return
    const { spec } = value
    if (!isObject(spec) || !isObject(spec.names)) return
    const { group, names } = spec
    if (typeof group !== 'string' || typeof names.kind !== 'string') return
    const common = {
      group,
      kind: names.kind,
      plural: typeof names.plural === 'string' ? names.plural : names.kind.toLowerCase(),
      namespaced: spec.scope !== 'Cluster',
      prunes: spec.preserveUnknownFields === false || (isV1(value) && spec.preserveUnknownFields !== true),
    }
    const id = `${group}/${names.kind}`
    this.#served.set(id, this.#served.get(id) ?? [])
    for (const version of versionsOf(spec)) {
      if (typeof version.name !== 'string' || version.served === false) continue
      this.#served.get(id)!.push(version.name)
      this.#kinds.set(`${group}/${version.name}/${names.kind}`, customKind(common, version.name, version, spec))
    }
  }

  /** The kind with its schema, undefined where no definition serves it. */
  kind(gvk: GVK): CustomKind | undefined {
    return this.#kinds.get(`${gvk.group}/${gvk.version}/${gvk.kind}`)
  }

  /** The versions that a definition of that group and kind serves, undefined where there is no such definition. */
  versionsOf(group: string, kind: string): readonly string[] | undefined {
    return this.#served.get(`${group}/${kind}`)
  }

  /** The kinds that some definition of that group has. */
  kindsIn(group: string): string[] {
    return [...this.#served.keys()].filter((id) => id.startsWith(`${group}/`)).map((id) => id.slice(group.length + 1))
  }
}

function isV1(definition: Record<string, unknown>): boolean {
  return definition.apiVersion === 'apiextensions.k8s.io/v1'
}

function versionsOf(spec: Record<string, unknown>): Record<string, unknown>[] {
  const versions = Array.isArray(spec.versions) ? spec.versions.filter(isObject) : []
  return versions.length > 0 || typeof spec.version !== 'string' ? versions : [{ name: spec.version }]
}

function customKind(
  common: Pick<CustomKind, 'group' | 'kind' | 'plural' | 'namespaced' | 'prunes'>,
  name: string,
  version: Record<string, unknown>,
  spec: Record<string, unknown>,
): CustomKind {
  const schema = first(version.schema, spec.validation)
  const subresources = first(version.subresources, spec.subresources)
  const scale = subresources?.scale
  const deprecated = version.deprecated === true
  let structural: Structural | undefined
  return {
    ...common,
    version: name,
    warning: deprecated
      ? typeof version.deprecationWarning === 'string'
        ? version.deprecationWarning
        : `${common.group}/${name} ${common.kind} is deprecated`
      : undefined,
    hasStatus: isObject(subresources?.status),
    scale: isObject(scale)
      ? {
          replicas: textOf(scale.specReplicasPath),
          statusReplicas: textOf(scale.statusReplicasPath),
          selector: textOf(scale.labelSelectorPath),
        }
      : undefined,
    get schema() {
      structural ??=
        schema === undefined ? { ...readStructural({}), preserve: true } : readStructural(schema.openAPIV3Schema)
      return structural
    },
  }
}

function first(...values: unknown[]): Record<string, unknown> | undefined {
  return values.find(isObject)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
