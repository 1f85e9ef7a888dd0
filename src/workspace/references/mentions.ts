import { objectsOf } from '../../kubernetes/lists.ts'
import { shapeOf, valueAt, workloadShapes } from '../../kubernetes/workload.ts'
import type { Resource } from '../../model/resource.ts'
import { Gradual, STEP } from '../gradual.ts'
import { oncePer } from '../maps.ts'
import type { Unit } from '../unit.ts'
import { kindOf } from './extract.ts'

/** What a kind is there for, as a participle; what merely watches the cluster is not seen in manifests. */
interface Use {
  readonly words: string
  /** Kinds that may use it; without any of them the manifests are only a part. */
  readonly by: readonly string[]
  /** Whether the program that uses one finds it by itself. */
  readonly isFound?: (object: any) => boolean
}

/** Labels by which programs in the cluster look for ConfigMaps and Secrets. */
const LOOKED_FOR: readonly string[] = [
  'argocd.argoproj.io/secret-type',
  'grafana_dashboard',
  'grafana_datasource',
  'grafana_alert',
  'grafana_notifier',
  'grafana_plugin',
  'sealedsecrets.bitnami.com/sealed-secrets-key',
]

/** Types of Secrets that the server itself or a program beside it uses. */
const TAKEN_BY_TYPE = new Set([
  'kubernetes.io/service-account-token',
  'bootstrap.kubernetes.io/token',
  'helm.sh/release.v1',
])

const isLookedFor = ({ metadata }: any) => LOOKED_FOR.some((label) => metadata?.labels?.[label] !== undefined)
const isAggregated = ({ metadata, aggregationRule }: any) =>
  aggregationRule !== undefined || Object.keys(metadata?.labels ?? {}).some((label) => label.includes('/aggregate-to-'))

const WORKLOADS = Object.keys(workloadShapes)
const BINDINGS = ['RoleBinding', 'ClusterRoleBinding']

const USES: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['ConfigMap', { words: 'used', by: WORKLOADS, isFound: isLookedFor }],
  [
    'Secret',
    { words: 'used', by: WORKLOADS, isFound: (object) => TAKEN_BY_TYPE.has(object.type) || isLookedFor(object) },
  ],
  ['PersistentVolumeClaim', { words: 'mounted', by: WORKLOADS }],
  ['ServiceAccount', { words: 'used', by: WORKLOADS }],
  ['Role.rbac.authorization.k8s.io', { words: 'bound', by: BINDINGS }],
  ['ClusterRole.rbac.authorization.k8s.io', { words: 'bound', by: BINDINGS, isFound: isAggregated }],
])

/** What happens to a resource of this kind when it is of use, such as `mounted`; undefined where nobody can tell from manifests. */
export function useOf(resource: Resource, unit: Unit): string | undefined {
  const use = USES.get(kindOf(resource))
  if (use === undefined || !use.by.some((kind) => unit.ofKind(kind).length > 0)) return undefined
  if (use.isFound?.(resource.value)) return undefined
  return use.words
}

/** Whether the name of a resource stands in a text where programs read names: arguments, variables and annotations of others, and anywhere in custom resources. */
export function isMentioned(unit: Unit, { name }: Resource): boolean {
  return name !== undefined && mentionsIn(unit).value.has(name)
}

/** Reads all that `isMentioned` needs to know, in steps. */
export function readMentions(unit: Unit): Iterable<unknown> {
  return mentionsIn(unit).complete()
}

const mentionsIn = oncePer((unit: Unit) => new Gradual(mentionsOf(unit)))

function* mentionsOf({ resources }: Unit): Generator<undefined, ReadonlySet<string>> {
  const mentions = new Set<string>()
  for (const [index, resource] of resources.entries()) {
    for (const text of mentioningTexts(resource)) for (const word of wordsIn(text)) mentions.add(word)
    if (index % STEP === STEP - 1) yield
  }
  return mentions
}

/** The texts of a resource in which programs read names, each as often as it stands there. */
export function mentioningTexts(resource: Resource): readonly string[] {
  return [...argumentsIn(resource), ...freeFieldsIn(resource)]
}

/** The arguments and variables of its containers. */
export function argumentsIn(resource: Resource): readonly string[] {
  const texts: string[] = []
  const shape = shapeOf(resource)
  const pod = shape && valueAt(resource.value, shape.template)?.spec
  for (const list of ['containers', 'initContainers'])
    for (const [{ command, args, env }] of objectsOf<any>(pod?.[list])) {
      collect([command, args], texts)
      for (const [{ value }] of objectsOf<any>(env)) collect(value, texts)
    }
  return texts
}

/** Its annotations, those of its pods, and all that a custom resource says. */
export function freeFieldsIn(resource: Resource): readonly string[] {
  const texts: string[] = []
  const shape = shapeOf(resource)
  if (shape !== undefined) collect(valueAt(resource.value, shape.template)?.metadata?.annotations, texts)
  collect(resource.builtIn ? resource.metadata?.annotations : resource.value.spec, texts)
  if (!resource.builtIn) collect(resource.value.metadata?.annotations, texts)
  return texts
}

/** The words of a text that may be names. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9][A-Za-z0-9.-]*/g) ?? []
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value)
  if (typeof value !== 'object' || value === null) return
  for (const each of Object.values(value)) collect(each, texts)
}
