import { newObject } from '../../yaml/value.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import { forbidChange, keep, type UpdateCheck, was } from './kind.ts'
import { same } from './same.ts'

/** What stands for an address or port that the server chose and no manifest knows. */
const CHOSEN = 'chosen by the cluster'

/** Addresses that the cluster has given stay (ValidateServiceUpdate). */
export const updateService: UpdateCheck = { prepare: dropUnused, choose: chooseValues, check: checkService }

/** Lists since when a Service has several addresses. */
const SEVERAL_ADDRESSES_SINCE = 20

/** Where the type changes, what only the old one needs goes, as far as it is not changed too (dropTypeDependentFields). */
function dropUnused({ spec }: any, _: Context, before?: any): void {
  const old = before?.spec
  if (old === undefined || spec === undefined) return
  const drop = (field: string, isUsed: (spec: any) => boolean) => {
    if (isUsed(old) && !isUsed(spec) && same(spec[field], old[field])) delete spec[field]
  }
  drop('allocateLoadBalancerNodePorts', isBalanced)
  drop('loadBalancerClass', isBalanced)
  drop('healthCheckNodePort', needsHealthCheck)
  drop('externalTrafficPolicy', isReachable)
  if (!hasNodePorts(old) || hasNodePorts(spec)) return
  const known = new Set((old.ports ?? []).map(({ nodePort }: any) => nodePort))
  if ((spec.ports ?? []).every(({ nodePort }: any) => nodePort === undefined || known.has(nodePort)))
    for (const port of spec.ports ?? []) delete port.nodePort
}

function isBalanced({ type }: any): boolean {
  return type === 'LoadBalancer'
}

function hasNodePorts({ type }: any): boolean {
  return type === 'LoadBalancer' || type === 'NodePort'
}

function isReachable(spec: any): boolean {
  return hasNodePorts(spec) || (spec.type !== 'ExternalName' && spec.externalIPs !== undefined)
}

/** What is chosen, and what stays where it is left out (patchAllocatedValues, normalizeClusterIPs). */
function chooseValues(service: any, before?: any): void {
  const spec = (service.spec ??= newObject())
  const old = before?.spec
  if (needsAddress(spec)) chooseAddresses(spec, old !== undefined && needsAddress(old) ? old : undefined)
  else if (old !== undefined && needsAddress(old)) dropAddresses(spec, old)
  if (needsHealthCheck(spec))
    spec.healthCheckNodePort ??= (old !== undefined && needsHealthCheck(old) && old.healthCheckNodePort) || CHOSEN
}

function chooseAddresses(spec: any, old: any): void {
  const given = spec.clusterIP
  const list = spec.clusterIPs
  if (old === undefined) {
    spec.clusterIP ??= CHOSEN
    spec.clusterIPs ??= [spec.clusterIP]
    return
  }
  spec.clusterIP ??= list?.[0] ?? old.clusterIP
  if (list === undefined || (given !== undefined && given !== old.clusterIP && list.join() === old.clusterIPs?.join()))
    spec.clusterIPs = spec.clusterIP === old.clusterIP ? old.clusterIPs : [spec.clusterIP]
}

function dropAddresses(spec: any, old: any): void {
  if (spec.clusterIP === old.clusterIP) delete spec.clusterIP
  if (spec.clusterIPs?.join() === old.clusterIPs?.join()) delete spec.clusterIPs
}

function needsAddress({ type }: any): boolean {
  return type !== 'ExternalName'
}

function needsHealthCheck({ type, externalTrafficPolicy }: any): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local'
}

/** The first minor with classes of load balancers. */
const CLASSES_SINCE = 21

function checkService(next: any, before: any, path: Field, { minor }: Context): void {
  const [spec, old] = [next.spec, before.spec]
  const at = path.at('spec')
  if (needsAddress(spec) && needsAddress(old)) {
    if (minor >= SEVERAL_ADDRESSES_SINCE) {
      checkAddresses(spec, old, at)
      checkFamilies(spec, old, at)
    } else if (spec.clusterIP !== old.clusterIP)
      at.at('clusterIP').invalid(
        spec.clusterIP,
        'cannot be changed once the Service exists',
        addressHint(old.clusterIP),
      )
  }
  if (spec.type === 'LoadBalancer' && old.type === 'LoadBalancer' && minor >= CLASSES_SINCE)
    keep(spec.loadBalancerClass, old.loadBalancerClass, at.at('loadBalancerClass'))
  if (needsHealthCheck(spec) && needsHealthCheck(old))
    forbidChange(spec.healthCheckNodePort, old.healthCheckNodePort, at.at('healthCheckNodePort'))
}

function isHeadless({ clusterIPs }: any): boolean {
  return clusterIPs?.length === 1 && clusterIPs[0] === 'None'
}

/** The first address stays; a second one may come and, where only one is wanted, go (validateUpgradeDowngradeClusterIPs). */
function checkAddresses(spec: any, old: any, path: Field): void {
  if (isHeadless(old) && isHeadless(spec)) {
    if (hasNodePorts(spec))
      path
        .at('clusterIPs')
        .at(0)
        .standingAt(path.at('clusterIP'))
        .invalid('None', `stays, and no Service of type ${spec.type} can have it`, {
          why: 'delete the Service and create it again, or give it a new name',
        })
    return
  }
  const [now, then]: [readonly string[], readonly string[]] = [spec.clusterIPs ?? [], old.clusterIPs ?? []]
  const shared = now.length === then.length ? now.length : Math.min(1, then.length)
  for (let i = 0; i < shared; i++)
    if (now[i] !== then[i])
      path
        .at('clusterIPs')
        .at(i)
        .standingAt(i === 0 ? path.at('clusterIP') : path.at('clusterIPs').at(i))
        .invalid(now[i], 'cannot be changed once the Service exists', addressHint(then[i]))
  if (now.length === 1 && then.length > 1) wantsSingleStack(spec, path, 'address')
}

function addressHint(old: string | undefined) {
  const hint = old === CHOSEN ? 'the cluster has chosen an address already' : was(old)
  return { hint, why: 'delete the Service and create it again, or give it a new name' }
}

function wantsSingleStack({ ipFamilyPolicy }: any, path: Field, lost: string): void {
  if (ipFamilyPolicy !== 'SingleStack')
    path.at('ipFamilyPolicy').invalid(ipFamilyPolicy, `must be "SingleStack" where the second ${lost} goes`)
}

/** As the addresses; families that were left to the cluster are not known (validateUpgradeDowngradeIPFamilies, initIPFamilyFields). */
function checkFamilies(spec: any, old: any, path: Field): void {
  const [now, then]: [readonly string[] | undefined, readonly string[] | undefined] = [spec.ipFamilies, old.ipFamilies]
  if (now === undefined || then === undefined) return
  if (now.length === 1 && then.length > 1) wantsSingleStack(spec, path, 'family')
  if (isHeadless(old) || isHeadless(spec)) return
  const isChanged = now.length === then.length ? now.join() !== then.join() : now[0] !== then[0]
  if (isChanged)
    path
      .at('ipFamilies')
      .at(0)
      .invalid(now[0], 'cannot be changed once the Service exists', { hint: was(then[0]) })
}
