import { explainMiss, formatRequirement, isIdentity, type Miss, type Selector } from '../kubernetes/label-selector.ts'
import type { Resource } from '../model/resource.ts'
import { oncePer, push } from './maps.ts'
import { areTogether, isMetBy, type Unit } from './unit.ts'

/** The owner of pods that a selector nearly matches, and what it misses there. */
export interface NearestPods {
  readonly owner: Resource
  readonly misses: readonly [Miss, ...Miss[]]
  /** A typing slip apart, all requirements met but one, or only of the same name. */
  readonly evidence: 'slip' | 'one-missing' | 'name'
}

/** In a namespace with more owners of pods than this, only those of the same file are compared. */
const MANY = 300

const WEIGHT = { name: 1, 'one-missing': 2, slip: 4 }

/** The owner of pods in a namespace that was most likely meant by a selector which matches none. */
export function nearestPods(
  unit: Unit,
  resource: Resource,
  selector: Selector,
  namespace: string,
): NearestPods | undefined {
  const all = unit.podOwners(namespace)
  const owners = all.length > MANY ? (byFile(all).get(resource.origin.file) ?? []) : all
  let best: NearestPods | undefined
  let most = 0
  for (const owner of owners) {
    const failed = selector.filter((requirement) => !isMetBy(requirement, owner))
    if (failed.length === 0) continue
    const misses = failed.map((requirement) => explainMiss(requirement, owner.podLabels!)) as [Miss, ...Miss[]]
    const isNamesake = areTogether(resource, owner) && isSameStem(owner.name, resource.name)
    const evidence = evidenceOf(misses, selector, owner, resource, unit, isNamesake)
    if (evidence === undefined) continue
    const weight = WEIGHT[evidence] + (isNamesake ? 1 : 0)
    if (weight <= most) continue
    most = weight
    best = { owner, misses, evidence }
  }
  return best
}

function evidenceOf(
  misses: readonly [Miss, ...Miss[]],
  selector: Selector,
  owner: Resource,
  resource: Resource,
  unit: Unit,
  isNamesake: boolean,
): NearestPods['evidence'] | undefined {
  const isService = resource.builtIn && resource.kind === 'Service'
  const byName = isService && isNamesake ? 'name' : undefined
  if (misses.length > 1) return byName
  const [{ requirement, label, slip }] = misses
  // A workload that has a Service of its own under another value is somebody else.
  const isTaken = isService && !isNamesake && unit.servicesOf(owner).length > 0
  if (slip) return isTaken && label === requirement.key ? undefined : 'slip'
  if (isTaken || isIdentity(requirement.key) || !areTogether(resource, owner)) return byName
  const isKnown = selector.some((each) => each !== requirement && each.operator === 'In' && isIdentity(each.key))
  return isKnown ? 'one-missing' : byName
}

/** What the pods have where a selector asks for something else: `app=wbe and no label tier`. */
export function describeMisses(misses: readonly Miss[], owner: Resource): { asked: string; found: string } {
  return {
    asked: misses.map(({ requirement }) => formatRequirement(requirement)).join(' and '),
    found: misses
      .map(({ requirement, label }) =>
        label === undefined ? `no label \`${requirement.key}\`` : `${label}=${owner.podLabels![label]}`,
      )
      .join(' and '),
  }
}

const byFile = oncePer((owners: readonly Resource[]) => {
  const grouped = new Map<string, Resource[]>()
  for (const owner of owners) push(grouped, owner.origin.file, owner)
  return grouped
})

/** `web-service` and `web-deployment` are both called web. */
function isSameStem(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && stem(a) === stem(b)
}

function stem(name: string): string {
  return name.replace(/-(?:svc|service|headless|deploy|deployment|statefulset|sts|daemonset|ds|pod|rc|rs)$/, '')
}
