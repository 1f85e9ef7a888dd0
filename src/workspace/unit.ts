import { meetsAtRunTime } from '../kubernetes/generated-labels.ts'
import { meets, type Requirement, type Selector } from '../kubernetes/label-selector.ts'
import { placeOf, type Resource } from '../model/resource.ts'
import { add, all, push, type Several, within } from './maps.ts'
import { podSelection } from './selections/read.ts'

/** What kustomizations make of resources, by what these are called, as `ConfigMap web`. */
export interface Kustomized {
  /** What they generate. */
  readonly generated: ReadonlySet<string>
  /** The replicas that they give to workloads; where several give some, the most. */
  readonly replicas: ReadonlyMap<string, number>
}

/** Where no kustomization makes anything. */
export const UNKUSTOMIZED: Kustomized = { generated: new Set(), replicas: new Map() }

/** What is known of what the manifests do not have. */
export interface Outside {
  /** Everything that is named must be in the manifests, or is told to be external. */
  readonly closed: boolean
  /** Whether it is told to be external: a kind as `Secret` or `Deployment.apps`, its namespace where one is known, and its name. */
  isExternal(kind: string, namespace: string | undefined, name: string): boolean
}

/** Where nothing is said about it. */
const OPEN: Outside = { closed: false, isExternal: () => false }

/** So many resources are one step. */
const STEP = 1024

/** Resources that are deployed together and may refer to each other, indexed by what others know them by. */
export class Unit {
  #resources: readonly Resource[]
  readonly outside: Outside
  readonly #kustomized: Kustomized
  readonly #byKind = new Map<string, Resource[]>()
  /** By namespace and name. */
  readonly #byName = new Map<string, Map<string, Several<Resource>>>()
  #anywhere: Map<string, Map<string, Resource[]>> | undefined
  #variants = new Variants([])
  #hasAsked = false

  constructor(resources: readonly Resource[], kustomized: Kustomized = UNKUSTOMIZED, outside: Outside = OPEN) {
    this.#resources = resources
    this.outside = outside
    this.#kustomized = kustomized
    for (const resource of resources) this.#index(resource)
  }

  /** The same in steps of some resources each. */
  static *inSteps(
    resources: readonly Resource[],
    kustomized?: Kustomized,
    outside?: Outside,
  ): Generator<undefined, Unit> {
    const unit = new Unit([], kustomized, outside)
    unit.#resources = resources
    for (const [index, resource] of resources.entries()) {
      unit.#index(resource)
      if (index % STEP === STEP - 1) yield
    }
    return unit
  }

  #index(resource: Resource): void {
    if (!resource.builtIn) return
    push(this.#byKind, resource.kind, resource)
    if (resource.name !== undefined) add(within(this.#byName, namespaceOf(resource)), resource.name, resource)
  }

  /** In the order of files and documents. */
  get resources(): readonly Resource[] {
    return this.#resources
  }

  /** Whether it is made of just these. */
  isOf(resources: readonly Resource[], { generated, replicas }: Kustomized): boolean {
    const own = this.#kustomized
    return (
      resources.length === this.resources.length &&
      generated.size === own.generated.size &&
      replicas.size === own.replicas.size &&
      resources.every((resource, index) => resource === this.resources[index]) &&
      [...generated].every((each) => own.generated.has(each)) &&
      [...replicas].every(([workload, count]) => own.replicas.get(workload) === count)
    )
  }

  /** Tells which units folders made of the manifests, this one among them. */
  setVariants(variants: Variants): void {
    this.#variants = variants
  }

  /** Whether all that was ever said of it holds among these units. */
  holdsAmong(units: readonly (Unit | undefined)[]): boolean {
    const before = this.#variants.units
    return !this.#hasAsked || (units.length === before.length && units.every((unit, index) => unit === before[index]))
  }

  /**
   * The other units that a resource lies in. Each has its own variant of what is defined in several folders, and any may be the one that the resource is applied with.
   * None where something that it finds here lies in its own folder: that is what is meant.
   */
  othersOf(resource: Resource, found: readonly Resource[]): readonly Unit[] {
    this.#hasAsked = true
    if (found.some((each) => folderOf(each) === folderOf(resource))) return []
    return this.#variants.unitsOf(resource).filter((unit) => unit !== this)
  }

  /** Whether a kustomization generates a ConfigMap or Secret of that name. */
  isGenerated(kind: string, name: string): boolean {
    return this.#kustomized.generated.has(`${kind} ${name}`)
  }

  /** The replicas that kustomizations give to a workload; undefined where they leave it its own. */
  givenReplicas({ kind, name }: Pick<Resource, 'kind' | 'name'>): number | undefined {
    return this.#kustomized.replicas.get(`${kind} ${name}`)
  }

  /** The names of the ConfigMaps or Secrets that kustomizations generate. */
  generatedOf(kind: string): readonly string[] {
    const prefix = `${kind} `
    return [...this.#kustomized.generated].flatMap((each) => (each.startsWith(prefix) ? each.slice(prefix.length) : []))
  }

  /** The resources of a built-in kind, in the order of files and documents. */
  ofKind(kind: string): readonly Resource[] {
    return this.#byKind.get(kind) ?? []
  }

  /** Those of them that lie in a namespace. */
  ofKindIn(kind: string, namespace: string): readonly Resource[] {
    let known = this.#byKindIn.get(kind)
    if (known === undefined) {
      this.#byKindIn.set(kind, (known = new Map()))
      for (const resource of this.ofKind(kind)) push(known, namespaceOf(resource), resource)
    }
    return known.get(namespace) ?? []
  }
  readonly #byKindIn = new Map<string, Map<string, Resource[]>>()

  /** The resource of a built-in kind with that name; where it is defined twice, the last one, as after `kubectl apply`. For cluster-scoped kinds the namespace is "". */
  find(kind: string, namespace: string, name: string): Resource | undefined {
    return all(this.#byName.get(namespace)?.get(name)).findLast((resource) => resource.kind === kind)
  }

  /** All resources of the kind with that name, in any namespace: to say where a name that was not found exists. */
  named(kind: string, name: string): readonly Resource[] {
    if (this.#anywhere === undefined) {
      this.#anywhere = new Map()
      for (const [known, resources] of this.#byKind)
        for (const resource of resources)
          if (resource.name !== undefined) push(within(this.#anywhere, known), resource.name, resource)
    }
    return this.#anywhere.get(kind)?.get(name) ?? []
  }

  /** The namespace that the resource ends up in: "default" where none is written, "" for a cluster-scoped kind. */
  namespaceOf(resource: Pick<Resource, 'namespaced' | 'namespace'>): string {
    return namespaceOf(resource)
  }

  /** The resources that own pods (or are one), in the namespace. */
  podOwners(namespace: string): readonly Resource[] {
    return this.#podOwners.get(namespace) ?? []
  }

  /** The first resources of a namespace whose pods meet a selector, in the order of files and documents. */
  selectedBy(namespace: string, selector: Selector, limit = Number.POSITIVE_INFINITY): readonly Resource[] {
    let candidates = this.podOwners(namespace)
    for (const requirement of selector) {
      const { key, operator, values } = requirement
      if (operator !== 'In' || values.length !== 1 || meetsAtRunTime(requirement, ANYBODY) !== undefined) continue
      const labelled = this.#byPodLabel.get(namespace)?.get(key)?.get(values[0]!) ?? []
      if (labelled.length < candidates.length) candidates = labelled
    }
    const selected: Resource[] = []
    for (const candidate of candidates) {
      if (selected.length >= limit) break
      if (selector.every((requirement) => isMetBy(requirement, candidate))) selected.push(candidate)
    }
    return selected
  }

  /** The Services that select the pods of a resource, in the order of files and documents. */
  servicesOf(owner: Resource): readonly Resource[] {
    if (this.#services === undefined) {
      this.#services = new Map()
      for (const service of this.ofKind('Service')) {
        const selection = podSelection(service.gvk, service.value)
        if (selection === undefined) continue
        for (const each of this.selectedBy(namespaceOf(service), selection.selector))
          push(this.#services, each, service)
      }
    }
    return this.#services.get(owner) ?? []
  }
  #services: Map<Resource, Resource[]> | undefined

  /** The StatefulSets whose `serviceName` is this Service. */
  governedBy(service: Resource): readonly Resource[] {
    if (this.#governed === undefined) {
      this.#governed = new Map()
      for (const statefulSet of this.ofKind('StatefulSet')) {
        const name = statefulSet.value.spec?.serviceName
        if (typeof name === 'string') push(this.#governed, `${namespaceOf(statefulSet)}\n${name}`, statefulSet)
      }
    }
    return this.#governed.get(`${namespaceOf(service)}\n${service.name}`) ?? []
  }
  #governed: Map<string, Resource[]> | undefined

  /** The Service that the `serviceName` of a StatefulSet names; undefined where there is none here. */
  governorOf(statefulSet: Resource): Resource | undefined {
    const name = statefulSet.value.spec?.serviceName
    return name === undefined || name === '' ? undefined : this.find('Service', namespaceOf(statefulSet), name)
  }

  /** The namespaces of the unit that have resources with pods. */
  get podNamespaces(): readonly string[] {
    return [...this.#podOwners.keys()]
  }

  /** By namespace, key and value. */
  #podLabelIndex: Map<string, Map<string, Map<string, Resource[]>>> | undefined
  get #byPodLabel(): Map<string, Map<string, Map<string, Resource[]>>> {
    if (this.#podLabelIndex === undefined) {
      this.#podLabelIndex = new Map()
      for (const [namespace, owners] of this.#podOwners) {
        const byKey = within(this.#podLabelIndex, namespace)
        for (const owner of owners)
          for (const [key, value] of Object.entries(owner.podLabels!)) push(within(byKey, key), value, owner)
      }
    }
    return this.#podLabelIndex
  }

  #podOwnersByNamespace: Map<string, Resource[]> | undefined
  get #podOwners(): Map<string, Resource[]> {
    if (this.#podOwnersByNamespace === undefined) {
      this.#podOwnersByNamespace = new Map()
      for (const resource of this.resources)
        if (resource.podLabels !== undefined) push(this.#podOwnersByNamespace, namespaceOf(resource), resource)
    }
    return this.#podOwnersByNamespace
  }
}

/** The units that folders made of the manifests. */
export class Variants {
  readonly units: readonly Unit[]
  #byResource: Map<Resource, Unit[]> | undefined

  constructor(units: readonly Unit[]) {
    this.units = units
  }

  /** Those that a resource lies in. */
  unitsOf(resource: Resource): readonly Unit[] {
    if (this.units.length < 2) return this.units
    if (this.#byResource === undefined) {
      this.#byResource = new Map()
      for (const unit of this.units) for (const each of unit.resources) push(this.#byResource, each, unit)
    }
    return this.#byResource.get(resource) ?? []
  }
}

/** The namespace that a resource ends up in: "default" where none is written, "" for a cluster-scoped kind. */
export function namespaceOf(resource: Pick<Resource, 'namespaced' | 'namespace'>): string {
  return resource.namespaced ? (resource.namespace ?? 'default') : ''
}

/** Whether two resources surely go to one namespace: both name it, or their files lie in one folder or in one below the other. */
export function areTogether(a: Resource, b: Resource): boolean {
  if (a.namespace !== undefined && a.namespace === b.namespace) return true
  const [one, two] = [folderOf(a), folderOf(b)]
  return one.startsWith(two) || two.startsWith(one)
}

function folderOf(resource: Resource): string {
  const place = placeOf(resource)
  return place.slice(0, place.lastIndexOf('/') + 1)
}

const ANYBODY = { kind: '', name: undefined }

/** Whether the pods of a resource meet a requirement, by the labels of its template or by those that its controller adds. */
export function isMetBy(requirement: Requirement, owner: Resource): boolean {
  return meetsAtRunTime(requirement, owner) ?? meets(requirement, owner.podLabels!)
}
