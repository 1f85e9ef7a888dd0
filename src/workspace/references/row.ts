/**
 * A field that names another resource. Paths are written with dots; `[]` stands for every item of a list, `{}` for every value of a map with free keys,
 * `[a.b/c]` for the value under one such key, and `{a,b}` for either field. `beside` paths start at the object that has the field.
 */
export interface Row {
  /** The field with the name: `spec.volumes[].configMap.name`. */
  readonly field: string
  /** What is named: a kind as `Deployment.apps`, without a group for core kinds; or where that stands beside the field. */
  readonly to: string | TargetBeside
  /** Where its namespace stands beside the field; absent: that of the resource itself. Cluster-scoped kinds have none. */
  readonly namespace?: string
  /** Where a boolean stands beside the field that allows it to be absent. */
  readonly optional?: string
  /** Where keys stand beside the field that the named ConfigMap or Secret must have. */
  readonly keys?: readonly string[]
  /** Keys that it must have although they stand nowhere. */
  readonly needs?: readonly string[]
  /** Where the number or name of a port stands beside the field that the named Service must have. */
  readonly ports?: readonly string[]
  /** Where names of what is inside of what is named stand, such as listeners of a Gateway. */
  readonly inside?: readonly InsideName[]
  /** The number that an absent port means. */
  readonly otherwisePort?: number
  /** Only where a field beside it has this value: `{ kind: 'Secret' }`. */
  readonly when?: Readonly<Record<string, string>>
  /** Only where this field beside it is absent. */
  readonly unless?: string
  /** Only in this version of the API: `v2beta1`. */
  readonly version?: string
  /** Of Kubernetes' own kinds only these can be meant where the kind stands beside the name; custom ones always can. */
  readonly among?: readonly string[]
  /** Of those that are there, the likelier ones have these values in these fields: `{ 'spec.clusterIP': 'None' }`. */
  readonly prefers?: Readonly<Record<string, string>>
  /** How the name is written: as a host name that begins with it (`web.shop.svc`), or behind its namespace (`shop/web`). */
  readonly form?: 'host' | 'namespace/name'
  /** What happens in the cluster where it is not there. */
  readonly without?: string
  /** A rule that says what is wrong with this reference, so that the general ones are silent. */
  readonly judgedBy?: string
}

/** A field with the name of something inside of what another field names. */
export interface InsideName {
  /** Beside the field; with `fromTop` from the resource. */
  readonly field: string
  readonly fromTop?: true
  /** Where the names stand in what is named: from its top, or with `inPods` from its pod template. */
  readonly names: string
  readonly inPods?: true
}

/** The kind and group (or apiVersion) of what is named stand beside the name. */
export interface TargetBeside {
  readonly kind?: string
  readonly group?: string
  readonly apiVersion?: string
  /** What an absent kind or group means, as `Issuer.cert-manager.io`. */
  readonly otherwise?: string
}

/** Something that appears in the cluster when a resource is there: a Secret that a Certificate fills. */
export interface MadeRow {
  /** The field with its name; `metadata.name` where it has that of the resource. */
  readonly field: string
  /** The kind that is made, as `Secret` or `Service`. */
  readonly makes: string
  /** Its name, where that is always the same. */
  readonly name?: string
  /** What is put behind the name. */
  readonly suffix?: string
  /** One for each pod: behind the name come that of the resource and a number. */
  readonly numbered?: boolean
  /** No resource comes of it: it is a name that resources may agree on, as volumes and claims on a class. */
  readonly bare?: boolean
  /** Only where this field is absent. */
  readonly unless?: string
  /** Only where the resource has one of these annotations. */
  readonly annotations?: readonly string[]
}

/** The references of one kind of resource, or of pods wherever they are described, and what it makes. */
export interface KindRows {
  /**
   * `Ingress.networking.k8s.io`, `Service` for a core kind, `pod` for Pods and pod templates, whose fields start at the template, or `any` for what every
   * resource has. A kind that moved to another group stands under its newest one.
   */
  readonly in: string
  /** Where it has a pod template although it makes no pods. */
  readonly template?: string
  readonly references?: readonly Row[]
  readonly makes?: readonly MadeRow[]
}
