import type { GVK } from '../../model/gvk.ts'
import type { MapNode } from '../../yaml/node.ts'
import { parseStream } from '../../yaml/parse.ts'
import { isMapValue, toValue } from '../../yaml/value.ts'
import { readStructural, type Structural } from './structural.ts'

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
  /** The definition as it is written, read anew; undefined where it cannot be any more. */
  readonly definition: Reread
}

/** Finds a node again that is not kept. */
export type Reread = () => MapNode | undefined

const LOST: Reread = () => undefined

/** The fields that the scale subresource reads, as JSON paths such as `.spec.replicas`. */
export interface ScalePaths {
  readonly replicas?: string
  readonly statusReplicas?: string
  readonly selector?: string
}

/** The custom resource definitions of a run. */
export class CustomDefinitions {
  readonly #kinds = new Map<string, CustomKind>()
  readonly #served = new Map<string, Set<string>>()

  /** Learns the served versions of a CustomResourceDefinition (apiextensions v1 or v1beta1); what is malformed in it is passed over. */
  add(definition: MapNode, reread: Reread = LOST): void {
    const value = toValue(definition)
    if (!isMapValue(value)) return
    const { spec } = value
    if (!isMapValue(spec) || !isMapValue(spec.names)) return
    const { group, names } = spec
    if (typeof group !== 'string' || typeof names.kind !== 'string') return
    const common = {
      group,
      kind: names.kind,
      plural: typeof names.plural === 'string' ? names.plural : names.kind.toLowerCase(),
      namespaced: spec.scope !== 'Cluster',
      prunes: spec.preserveUnknownFields === false || (isV1(value) && spec.preserveUnknownFields !== true),
      definition: reread,
    }
    const id = `${group}/${names.kind}`
    const served = this.#served.get(id) ?? new Set()
    this.#served.set(id, served)
    for (const version of versionsOf(spec)) {
      if (typeof version.name !== 'string' || version.served === false) continue
      served.add(version.name)
      this.#kinds.set(`${group}/${version.name}/${names.kind}`, new DefinedKind(common, version.name, version, spec))
    }
  }

  /** Takes in all that others have. */
  takeIn(others: CustomDefinitions): void {
    for (const [id, kind] of others.#kinds) this.#kinds.set(id, kind)
    for (const [id, versions] of others.#served)
      this.#served.set(id, new Set([...(this.#served.get(id) ?? []), ...versions]))
  }

  /** The kind with its schema, undefined where no definition serves it. */
  kind(gvk: GVK): CustomKind | undefined {
    return this.#kinds.get(`${gvk.group}/${gvk.version}/${gvk.kind}`)
  }

  /** Every served version of every kind. */
  kinds(): readonly CustomKind[] {
    return [...this.#kinds.values()]
  }

  /** The versions that a definition of that group and kind serves, undefined where there is no such definition. */
  versionsOf(group: string, kind: string): readonly string[] | undefined {
    const served = this.#served.get(`${group}/${kind}`)
    return served && [...served]
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
  const versions = Array.isArray(spec.versions) ? spec.versions.filter(isMapValue) : []
  return versions.length > 0 || typeof spec.version !== 'string' ? versions : [{ name: spec.version }]
}

type Common = Pick<CustomKind, 'group' | 'kind' | 'plural' | 'namespaced' | 'prunes' | 'definition'>

/** A version of a definition. What it keeps is text: most definitions are never asked for, and few of their words say anything about values. */
class DefinedKind implements CustomKind {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly namespaced: boolean
  readonly prunes: boolean
  readonly warning: string | undefined
  readonly hasStatus: boolean
  readonly scale: ScalePaths | undefined
  readonly definition: Reread
  private readonly source: string | undefined
  private structural: Structural | undefined

  constructor(common: Common, name: string, version: Record<string, unknown>, spec: Record<string, unknown>) {
    const subresources = first(version.subresources, spec.subresources)
    const schema = first(version.schema, spec.validation)
    this.group = common.group
    this.version = name
    this.kind = common.kind
    this.plural = common.plural
    this.namespaced = common.namespaced
    this.prunes = common.prunes
    this.definition = common.definition
    this.warning = version.deprecated === true ? warningOf(common, name, version.deprecationWarning) : undefined
    this.hasStatus = isMapValue(subresources?.status)
    this.scale = isMapValue(subresources?.scale) ? scalePaths(subresources.scale) : undefined
    this.source = isMapValue(schema?.openAPIV3Schema) ? packSchema(schema.openAPIV3Schema) : undefined
  }

  get schema(): Structural {
    this.structural ??=
      this.source === undefined ? { ...readStructural({}), preserve: true } : readStructural(unpackSchema(this.source))
    return this.structural
  }
}

function warningOf({ group, kind }: Common, version: string, warning: unknown): string {
  return typeof warning === 'string' ? warning : `${group}/${version} ${kind} is deprecated`
}

function scalePaths(scale: Record<string, unknown>): ScalePaths {
  return {
    replicas: textOf(scale.specReplicasPath),
    statusReplicas: textOf(scale.statusReplicasPath),
    selector: textOf(scale.labelSelectorPath),
  }
}

const SCHEMA_DEPTH = 500

/** A schema as JSON without its descriptions, which are most of it. */
function packSchema(schema: Record<string, unknown>): string {
  return pack(schema, 0, false)
}

/** `whole` below a default or an enum, where a description is a value. */
function pack(value: unknown, depth: number, whole: boolean): string {
  if (depth > SCHEMA_DEPTH) return 'null'
  if (Array.isArray(value)) return `[${value.map((one) => pack(one, depth + 1, whole)).join()}]`
  if (!isMapValue(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const entries = Object.entries(value)
    .filter(([key, one]) => whole || key !== 'description' || typeof one !== 'string')
    .map(([key, one]) => `${JSON.stringify(key)}:${pack(one, depth + 1, whole || key === 'default' || key === 'enum')}`)
  return `{${entries.join()}}`
}

function unpackSchema(source: string): unknown {
  const { root } = parseStream(source)[0] ?? {}
  return root === undefined ? undefined : toValue(root)
}

function first(...values: unknown[]): Record<string, unknown> | undefined {
  return values.find(isMapValue)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
