import { key } from '../../model/path.ts'
import { newObject } from '../../yaml/value.ts'
import { mergedSelector } from '../core/label-keys.ts'
import { podContext } from '../core/pod-context.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { differing, type UpdateCheck } from './kind.ts'
import { differenceOf, same } from './same.ts'
import type { Values } from './stored.ts'

/** Hardly anything of a Pod may change (ValidatePodUpdate). */
export const updatePod: UpdateCheck = { prepare: preparePod, check: checkPod }

/** What a server fills in for a Pod only, not for a template (SetDefaults_Pod, the admission plugin DefaultTolerationSeconds). */
function preparePod(pod: any, context: Context, before?: any): void {
  const { spec } = pod
  if (spec === undefined) return
  if (before === undefined) mergeLabelKeys(pod, context)
  spec.enableServiceLinks ??= true
  const account = spec.serviceAccountName ?? spec.serviceAccount
  if (account !== undefined) Object.assign(spec, { serviceAccountName: account, serviceAccount: account })
  requestPages(spec.resources)
  if (spec.terminationGracePeriodSeconds < 0) spec.terminationGracePeriodSeconds = 1
  for (const list of [spec.containers ?? [], spec.initContainers ?? []])
    for (const container of list) prepareContainer(container, spec.hostNetwork === true)
  for (const taint of EVICTING) addToleration(spec, taint)
}

/** Huge pages of the whole pod are requested as far as they are limited (defaultHugePagePodLimits). */
function requestPages(resources: any): void {
  for (const name in resources?.limits)
    if (name.startsWith('hugepages-')) {
      resources.requests ??= newObject()
      resources.requests[name] ??= resources.limits[name]
    }
}

/** First minors that merge the labels under given keys into selectors when a Pod is created, and not again. */
const AFFINITY_MERGED_SINCE = 31
const SPREAD_MERGED_SINCE = 34

function mergeLabelKeys({ metadata, spec }: any, { minor, kind }: Context): void {
  const merge = (term: any) => {
    const selector = mergedSelector(term, podContext(spec, { minor, kind }, { template: false, metadata }))
    if (selector !== term.labelSelector) term.labelSelector = selector
  }
  if (minor >= SPREAD_MERGED_SINCE) for (const term of spec.topologySpreadConstraints ?? []) merge(term)
  if (minor < AFFINITY_MERGED_SINCE) return
  for (const affinity of [spec.affinity?.podAffinity, spec.affinity?.podAntiAffinity]) {
    for (const term of affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) merge(term)
    for (const term of affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) merge(term.podAffinityTerm)
  }
}

function prepareContainer(container: any, hostNetwork: boolean): void {
  const { resources, ports } = container
  if (resources?.limits !== undefined)
    resources.requests = Object.assign(newObject(), resources.limits, resources.requests)
  if (hostNetwork) for (const port of ports ?? []) port.hostPort ??= port.containerPort
}

const EVICTING = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
const EVICTED_AFTER = 300

function addToleration(spec: any, taint: string): void {
  const tolerations: Values[] = spec.tolerations ?? []
  const covers = ({ key: tolerated, effect }: Values) =>
    (tolerated === undefined || tolerated === taint) && (effect === undefined || effect === 'NoExecute')
  if (tolerations.some(covers)) return
  const added = Object.assign(newObject(), {
    key: taint,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: EVICTED_AFTER,
  })
  spec.tolerations = [...tolerations, added]
}

/** Since when a Pod that waits behind a gate may be told more about its nodes, and since when gates are looked at at all. */
const GATED_SINCE = 27

function checkPod(next: any, before: any, path: Field, context: Context): void {
  const { minor } = context
  checkAnnotations(next.metadata?.annotations, before.metadata?.annotations, path.at('metadata').at('annotations'))
  const spec = next.spec ?? {}
  const old = before.spec ?? {}
  const at = path.at('spec')
  for (const list of ['containers', 'initContainers'])
    if ((spec[list]?.length ?? 0) !== (old[list]?.length ?? 0)) {
      const more = differing(spec[list], old[list], at.at(list))
      at.at(list).forbidden('of a Pod may neither be added nor removed', { at: more.at })
      return
    }
  if (!checkDeadline(spec.activeDeadlineSeconds, old.activeDeadlineSeconds, at.at('activeDeadlineSeconds'))) return
  checkTolerations(spec.tolerations, old.tolerations, at.at('tolerations'))
  if (minor >= GATED_SINCE) checkGates(spec.schedulingGates, old.schedulingGates, at.at('schedulingGates'))
  checkRest(spec, old, at, minor)
}

const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/'
const MIRROR = 'kubernetes.io/config.mirror'

function checkAnnotations(next: Values = {}, before: Values = {}, path: Field): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(next)])) {
    if (next[name] === before[name] || (name !== MIRROR && !name.startsWith(APPARMOR))) continue
    path.at(key(name)).forbidden('may neither be added nor changed nor removed')
  }
}

/** The time that a Pod may be active can be set once, and then only be shortened; false where the server stops. */
function checkDeadline(next: number | undefined, before: number | undefined, path: Field): boolean {
  if (before === undefined || next === before) return true
  if (next === undefined) {
    path.invalid(undefined, `may not be removed, only be shortened from ${before}`)
    return true
  }
  if (next < before) return true
  path.invalid(next, `may only be shortened, from ${before}`)
  return false
}

function checkTolerations(next: readonly Values[] = [], before: readonly Values[] = [], path: Field): void {
  const lost = before.findIndex((old) => !next.some((toleration) => same(untimed(old), untimed(toleration))))
  if (lost === -1) return
  const changed = next.findIndex((one) => !before.some((old) => same(untimed(one), untimed(old))))
  path.forbidden('of a Pod may be added, but those it has can only change in `tolerationSeconds`', {
    at: [...path.path(), ...(changed === -1 ? [] : [changed])],
  })
}

function untimed(toleration: Values): Values {
  const { tolerationSeconds: _, ...rest } = toleration
  return Object.assign(newObject(), rest)
}

function checkGates(next: readonly Values[] = [], before: readonly Values[] = [], path: Field): void {
  for (const [index, { name }] of next.entries())
    if (!before.some((gate) => gate.name === name))
      path.at(index).at('name').forbidden('may not be added to a Pod that exists: its gates can only be removed')
}

/** The fields of a Pod that may change, each judged by itself. */
const JUDGED = ['activeDeadlineSeconds', 'schedulingGates', 'tolerations']

function checkRest(spec: any, old: any, path: Field, minor: number): void {
  const compared = Object.assign(newObject(), spec)
  for (const field of JUDGED) take(compared, old, field)
  for (const list of ['containers', 'initContainers'])
    if (compared[list] !== undefined)
      compared[list] = compared[list].map((container: any, index: number) =>
        Object.assign(newObject(), container, { image: old[list][index].image }),
      )
  if (minor >= GATED_SINCE && old.schedulingGates !== undefined) {
    checkNodeSelector(spec.nodeSelector, old.nodeSelector, path.at('nodeSelector'))
    take(compared, old, 'nodeSelector')
    checkNodeAffinity(spec.affinity?.nodeAffinity, old.affinity?.nodeAffinity, path.at('affinity').at('nodeAffinity'))
    const affinity = Object.assign(newObject(), compared.affinity)
    take(affinity, old.affinity, 'nodeAffinity')
    if (Object.keys(affinity).length > 0 || old.affinity !== undefined) compared.affinity = affinity
    else delete compared.affinity
  }
  if (same(compared, old)) return
  path.forbidden('of a Pod may only change in the images of containers, `activeDeadlineSeconds` and `tolerations`', {
    ...differing(compared, old, path),
    why: 'delete the Pod and create it again, or let a Deployment do so',
  })
}

function take(target: any, source: any, field: string): void {
  if (source?.[field] === undefined) delete target[field]
  else target[field] = source[field]
}

function checkNodeSelector(next: Values = {}, before: Values = {}, path: Field): void {
  const lost = Object.keys(before).find((name) => next[name] !== before[name])
  if (lost !== undefined)
    path.invalid(undefined, 'may only get more labels while the Pod waits', { at: [...path.path(), lost] })
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'

/** Requirements may be added to the terms, terms not (validateNodeAffinityMutation). */
function checkNodeAffinity(next: any, before: any, path: Field): void {
  const old: readonly Values[] = before?.[REQUIRED]?.nodeSelectorTerms ?? []
  const terms: readonly Values[] = next?.[REQUIRED]?.nodeSelectorTerms ?? []
  const at = path.at(REQUIRED).at('nodeSelectorTerms')
  if (old.length > 0 && old.length !== terms.length) {
    at.invalid(undefined, 'may neither get more terms nor lose any')
    return
  }
  for (const [index, term] of old.entries())
    if (!onlyAdds(terms[index]!, term)) at.at(index).invalid(undefined, 'may only get more requirements')
}

function onlyAdds(next: Values, before: Values): boolean {
  if (Object.keys(before).length === 0) return Object.keys(next).length === 0
  return ['matchExpressions', 'matchFields'].every((list) => {
    const old = before[list] ?? []
    return differenceOf((next[list] ?? []).slice(0, old.length), old) === undefined
  })
}
