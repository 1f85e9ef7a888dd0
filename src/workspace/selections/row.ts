/** What a selector means that is missing or empty: everything, nothing, or the labels of the pod template. */
export type Meaning = 'all' | 'none' | 'template'

/** A field that selects by labels. Paths are written as in the reference table; those that are `beside` start at the object that has the field. */
export interface SelectionRow {
  /** The field with the selector: `spec.podSelector`. */
  readonly field: string
  /** What is selected: a kind as `Service`; for `Pod` the pods of all that make some. */
  readonly selects: string
  /** It is a plain map of labels instead of a LabelSelector. */
  readonly map?: true
  /** By default nothing. */
  readonly missing?: Meaning
  readonly empty?: Meaning
  /** Lists beside the field with keys of labels that are compared too. */
  readonly keys?: readonly string[]
  /** It is what the resource is there for; a kind has one such field at most. */
  readonly main?: true
  /** How a workload finds its own pods again. */
  readonly own?: true
  /** Where others than the own namespace are named beside the field. */
  readonly namespaces?: SelectedNamespaces
  /** Only where no field beside it has this value: `{ type: 'ExternalName' }`. */
  readonly unless?: Readonly<Record<string, string>>
  /** The field with names of ports that the selected must have, and the rule that says where they have not. */
  readonly ports?: { readonly field: string; readonly judgedBy: string }
  /** Further fields with names or numbers of ports of the selected, about which nobody says anything. */
  readonly otherPorts?: readonly string[]
  /** The rule that says where nothing is selected although something nearly is. */
  readonly judgedBy?: string
  /** What becomes of it then, as the beginning of a sentence: `selects no pods`. */
  readonly says?: string
  readonly why?: string
  /** That the selected are in another namespace is reported too; `amid-pods` only where the own one has pods, `from-named` where it is written down. */
  readonly elsewhere?: 'always' | 'amid-pods' | 'from-named'
}

/** Fields beside a selector that say where to look: a boolean for all namespaces, a list of names, a LabelSelector. */
export interface SelectedNamespaces {
  readonly any?: string
  readonly names?: string
  readonly selector?: string
}

/** The selecting fields of some kinds. */
export interface KindSelections {
  /** Kubernetes' own kinds by their name, custom ones as `ServiceMonitor.monitoring.coreos.com`, `pod` for what has a pod template, whose fields start there. */
  readonly in: readonly string[]
  readonly selections: readonly SelectionRow[]
}
