import { formatSelector, type Selector } from '../kubernetes/label-selector.ts'
import { formatPath } from '../model/path.ts'
import type { Resource } from '../model/resource.ts'
import type { VersionRange } from '../model/version.ts'
import { LineIndex } from '../text/lines.ts'
import { type DraftNode, Sketch } from './graph-sketch.ts'
import { kindOf, namespaceNamedBy, type Reference } from './references/extract.ts'
import { type Outcome, type References, referencesIn } from './references/resolve.ts'
import { table } from './references/rows.ts'
import { danglingProblem, missingPartProblem, wrongKindProblem } from './references/words.ts'
import { missedBy, namespacesOf, portsNamedBy, selected } from './selections/judge.ts'
import { type Selection, selectionsOf } from './selections/read.ts'
import { selections } from './selections/rows.ts'
import type { Unit } from './unit.ts'

/**
 * Where a node comes from: `present` in the manifests; `made` of one that is: by a resource when that is applied, or by a kustomization; `standing` in every cluster; `external`, which may
 * live in the cluster or in another repository; `missing`, where there is evidence that nothing of that name will be there.
 */
export type NodeState = 'present' | 'made' | 'standing' | 'external' | 'missing'

/** A resource, or what a resource names or selects. */
export interface GraphNode {
  /** Unique in its graph and the same in every run: `Deployment.apps shop/web`. */
  readonly id: string
  /** `Deployment.apps`, without a group for a core kind; `Pods` for pods that nothing here makes. */
  readonly kind: string
  /** The namespace that it is drawn in; undefined for what lives outside of namespaces. */
  readonly namespace: string | undefined
  readonly name: string
  readonly state: NodeState
  /** Where its name stands; the line is 1-based. */
  readonly place: { readonly file: string; readonly line: number } | undefined
}

/** How one node comes to know another. */
export type Relation = 'names' | 'selects' | 'makes'

/** A field that leads from one node to another. */
export interface GraphField {
  /** As Kubernetes prints it. */
  readonly path: string
  /** It may lead nowhere. */
  readonly optional: boolean
  /** Why what it says does not work. */
  readonly fault?: string
}

/** All fields by which one node names or selects another; none where it makes it. */
export interface GraphEdge {
  readonly from: GraphNode
  readonly to: GraphNode
  readonly relation: Relation
  readonly fields: readonly GraphField[]
}

/** What resources of a unit have to do with each other; nodes and edges are sorted. */
export interface Graph {
  /** The folder that all its files lie in; empty for the current one. */
  readonly folder: string
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** The rules that judge a field with a name by themselves. */
export const JUDGES: ReadonlySet<string> = new Set([
  ...selections.flatMap((each) => each.selections.flatMap(({ ports }) => ports?.judgedBy ?? [])),
  ...table.flatMap(({ references = [] }) => references.flatMap(({ judgedBy }) => judgedBy ?? [])),
])

/** What a graph is drawn with. */
export interface GraphOptions {
  readonly versions: VersionRange
  /** Whether a kind (`Role.rbac.authorization.k8s.io`) that is named lives in namespaces. */
  isNamespaced(kind: string): boolean
  /** What one of the `JUDGES` says is wrong with a field; `path` as Kubernetes prints it. */
  judgement(rule: string, resource: Resource, path: string): string | undefined
  /** Also draw what every cluster has. */
  readonly standing?: boolean
  /** Whether a resource is drawn only where it has to do with one that is not such. */
  isNeighbour?(resource: Resource): boolean
}

/** Whether something on an edge does not work. */
export function isBroken({ fields }: GraphEdge): boolean {
  return fields.some(({ fault }) => fault !== undefined)
}

/** The graph of a unit, from the reference table and the selectors of its resources. */
export function graphOf(unit: Unit, options: GraphOptions): Graph {
  return new Drawing(unit, options).finish()
}

/** The namespace that stands for one that is not written. */
const UNWRITTEN = 'default'
/** What pods are drawn as that no workload here makes. */
const PODS = 'Pods'
/** The same for Services. */
const SERVICES = 'Services'
/** Where what is in several namespaces is drawn. */
const EVERYWHERE = '*'

class Drawing {
  readonly #unit: Unit
  readonly #options: GraphOptions
  readonly #references: References
  readonly #sketch = new Sketch()
  readonly #byResource = new Map<Resource, DraftNode>()
  /** Whether kinds of the unit live in namespaces. */
  readonly #namespaced = new Map<string, boolean>()
  #lines = new LineIndex('')

  constructor(unit: Unit, options: GraphOptions) {
    this.#unit = unit
    this.#options = options
    this.#references = referencesIn(unit)
  }

  finish(): Graph {
    const { resources } = this.#unit
    for (const resource of resources) this.#addResource(resource)
    for (const resource of resources) {
      this.#addMakers(resource)
      this.#addNamespace(resource)
      for (const reference of this.#references.of(resource))
        this.#addReference(reference, this.#references.resolve(reference))
    }
    for (const resource of resources)
      for (const selection of selectionsOf(resource))
        if (selection.row.main && !selection.row.own) this.#addSelection(selection)
    return { folder: folderOf(resources), ...this.#drawn(this.#sketch.nodes(), this.#sketch.edges()) }
  }

  /** Without the neighbours that have nothing to do with the others. */
  #drawn(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Pick<Graph, 'nodes' | 'edges'> {
    const { isNeighbour } = this.#options
    if (isNeighbour === undefined) return { nodes, edges }
    const own = new Set<GraphNode>()
    for (const [resource, node] of this.#byResource) if (!isNeighbour(resource)) own.add(node)
    const kept = edges.filter(({ from, to }) => own.has(from) || own.has(to))
    const drawn = new Set([...own, ...kept.flatMap(({ from, to }) => [from, to])])
    return { nodes: nodes.filter((node) => drawn.has(node)), edges: kept }
  }

  #addResource(resource: Resource): void {
    const { origin, metadata } = resource
    const name = resource.name ?? (typeof metadata?.generateName === 'string' ? `${metadata.generateName}*` : '*')
    const namespace = resource.namespaced ? (resource.namespace ?? UNWRITTEN) : undefined
    const text = origin.text()
    if (this.#lines.text !== text) this.#lines = new LineIndex(text)
    const { line } = this.#lines.position(origin.locate(['metadata', 'name']).start)
    const kind = kindOf(resource)
    const node = this.#sketch.add({ kind, namespace, name, state: 'present', place: { file: origin.file, line } })
    this.#namespaced.set(kind, resource.namespaced)
    this.#byResource.set(resource, node)
  }

  /** The node of that name, made where there is none. */
  #named(kind: string, wanted: string | undefined, name: string, state: NodeState): DraftNode {
    const isNamespaced =
      kind === PODS || kind === SERVICES || (this.#namespaced.get(kind) ?? this.#options.isNamespaced(kind))
    const namespace = isNamespaced ? (wanted ?? UNWRITTEN) : undefined
    return this.#sketch.named({ kind, namespace, name, state, place: undefined })
  }

  #addMaker(maker: Resource, kind: string, namespace: string | undefined, name: string): GraphNode {
    const node = this.#named(kind, namespace, name, 'made')
    this.#sketch.connect(this.#byResource.get(maker)!, node, 'makes')
    return node
  }

  /** What is made although it is in the manifests too: a StatefulSet takes a claim that is there already for its own. */
  #addMakers(resource: Resource): void {
    for (const maker of this.#references.makersOf(resource))
      if ((maker.namespace ?? UNWRITTEN) === (resource.namespace ?? UNWRITTEN))
        this.#sketch.connect(this.#byResource.get(maker)!, this.#byResource.get(resource)!, 'makes')
  }

  /** A resource lies in its namespace anyway: only where the name of that is wrong there is something to draw. */
  #addNamespace(resource: Resource): void {
    const reference = namespaceNamedBy(resource)
    if (reference === undefined) return
    const outcome = this.#references.resolve(reference, { closed: false })
    if (this.#faultsOf(reference, outcome).length > 0) this.#addReference(reference, outcome)
  }

  #addReference(reference: Reference, outcome: Outcome): void {
    const { from, path, optional } = reference
    if (outcome.is === 'standing' && !this.#options.standing) return
    const to = this.#targetOf(reference, outcome)
    const faults = this.#faultsOf(reference, outcome)
    if (faults.length > 0 && to.state === 'external') to.state = 'missing'
    const source = this.#byResource.get(from)!
    const own = formatPath(path)
    if (!faults.some((each) => each.path === own)) this.#sketch.connect(source, to, 'names', { path: own, optional })
    for (const { path, fault } of faults) this.#sketch.connect(source, to, 'names', { path, optional, fault })
  }

  /** What is wrong with a reference, at its own field or at that of a kind, key or port beside it. */
  #faultsOf(reference: Reference, outcome: Outcome): { path: string; fault: string }[] {
    const { from, path, row, optional } = reference
    if (optional) return []
    const { judgement, versions } = this.#options
    if (row.judgedBy !== undefined && outcome.is !== 'missing') {
      const own = formatPath(path)
      const fault = judgement(row.judgedBy, from, own)
      return fault === undefined ? [] : [{ path: own, fault }]
    }
    const problems = [
      danglingProblem(reference, outcome),
      typeof row.to === 'string' ? undefined : wrongKindProblem(reference, outcome, versions),
      ...(outcome.is === 'found' ? outcome.missing.map((part) => missingPartProblem(part, outcome.target)) : []),
    ]
    return problems
      .filter((problem) => problem !== undefined)
      .map(({ path, message }) => ({ path: formatPath(path), fault: message }))
  }

  #targetOf({ from, kind, name, namespace }: Reference, outcome: Outcome): DraftNode {
    const wanted = namespace ?? (from.namespaced ? from.namespace : undefined)
    switch (outcome.is) {
      case 'found':
      case 'other-kind':
        return this.#byResource.get(outcome.target)!
      case 'made':
        return this.#addMaker(outcome.by, kind, outcome.by.namespace ?? wanted, name)
      case 'generated':
        return this.#named(kind, wanted, name, 'made')
      case 'standing':
        return this.#named(kind, wanted, name, 'standing')
      default:
        return this.#named(kind, wanted, name, 'external')
    }
  }

  #addSelection(selection: Selection): void {
    const { from, row, selector, path } = selection
    const source = this.#byResource.get(from)!
    const field = { path: formatPath(path), optional: false }
    const namespaces = namespacesOf(this.#unit, selection)
    if (selector.length === 0 || namespaces === undefined) {
      this.#connectSet(source, row.selects, namespaces?.[0] ?? EVERYWHERE, selector, field)
      return
    }
    const targets = selected(this.#unit, selection) ?? []
    const faults = targets.length > 0 ? this.#portFaults(selection) : []
    for (const target of targets)
      for (const each of [field, ...faults])
        this.#sketch.connect(source, this.#byResource.get(target)!, 'selects', each)
    if (targets.length > 0) return
    const missed = missedBy(this.#unit, selection)
    if (missed === undefined) this.#connectSet(source, row.selects, namespaces[0]!, selector, field)
    else
      this.#sketch.connect(source, this.#byResource.get(missed.target)!, 'selects', {
        ...field,
        fault: missed.problem.message,
      })
  }

  /** Draws what is selected as one node: all that there is, or what nothing here is. */
  #connectSet(source: DraftNode, selects: string, namespace: string, selector: Selector, field: GraphField): void {
    const isAll = selector.length === 0
    const kind = selects === 'Pod' ? PODS : SERVICES
    const name = isAll ? 'all of the namespace' : formatSelector(selector)
    this.#sketch.connect(source, this.#named(kind, namespace, name, isAll ? 'present' : 'external'), 'selects', field)
  }

  /** The ports that a resource names and what it selects has not. */
  #portFaults(selection: Selection): GraphField[] {
    const { ports } = selection.row
    return portsNamedBy(selection).flatMap((port) => {
      const path = formatPath(port.path)
      const fault = this.#options.judgement(ports!.judgedBy, selection.from, path)
      return fault === undefined ? [] : [{ path, optional: false, fault }]
    })
  }
}

/** The folder that the files of all resources lie in. */
function folderOf(resources: readonly Resource[]): string {
  let common: readonly string[] | undefined
  for (const { origin } of resources) {
    const folders = origin.file.split('/').slice(0, -1)
    if (common === undefined) common = folders
    const end = common.findIndex((folder, index) => folder !== folders[index])
    if (end !== -1) common = common.slice(0, end)
  }
  return (common ?? []).join('/')
}
