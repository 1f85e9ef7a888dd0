/**
 * A field that names another resource. Paths are written with dots; `[]` stands for every item of a list, `{}` for every value of a map with free keys, and
 * `{a,b}` for either field. `beside` paths start at the object that has the field.
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
  /** Where the number or name of a port stands beside the field that the named Service must have. */
  readonly ports?: readonly string[]
  /** Only where a field beside it has this value: `{ kind: 'Secret' }`. */
  readonly when?: Readonly<Record<string, string>>
  /** How the name is written: as a host name that begins with it (`web.shop.svc`), or behind its namespace (`shop/web`). */
  readonly form?: 'host' | 'namespace/name'
  /** A rule that says what is wrong with this reference, so that the general ones are silent. */
  readonly judgedBy?: string
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
  /** What is put behind the name. */
  readonly suffix?: string
  /** Only where this field is absent. */
  readonly unless?: string
}

/** The references of one kind of resource, or of pods wherever they are described, and what it makes. */
export interface KindRows {
  /** `Ingress.networking.k8s.io`, `Service` for a core kind, or `pod` for Pods and pod templates, whose fields start at the template. */
  readonly in: string
  /** Where it has a pod template that is no workload of Kubernetes' own. */
  readonly template?: string
  readonly references?: readonly Row[]
  readonly makes?: readonly MadeRow[]
}
