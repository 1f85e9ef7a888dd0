import { parseSelector } from '../../../kubernetes/label-selector.ts'
import { objectsOf } from '../../../kubernetes/lists.ts'
import { shapeOf, templatePath, valueAt } from '../../../kubernetes/workload.ts'
import type { Span } from '../../../model/finding.ts'
import type { FieldPath } from '../../../model/path.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { oncePer } from '../../../workspace/maps.ts'
import { kindOf, type Reference, referencesOf } from '../../../workspace/references/extract.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import { makeTrie, walkTrie } from '../../../workspace/references/trie.ts'
import { portsNamedBy, selected } from '../../../workspace/selections/judge.ts'
import { selectionsOf } from '../../../workspace/selections/read.ts'
import { selections } from '../../../workspace/selections/rows.ts'
import type { Unit } from '../../../workspace/unit.ts'
import { holds } from '../../spot.ts'
import type { Surroundings } from '../../surroundings.ts'
import { customsIn } from './customs.ts'
import { namesBeside } from './inside.ts'
import { targetsOf } from './resources.ts'
import { placeAt, type Subject } from './subject.ts'

/** A port as it is named: by its name, or by its number. */
type PortName = string | number

/** That a field means a port of something: which one, and of which resources. */
interface PortUse {
  readonly path: FieldPath
  readonly value: PortName
  /** The Services or owners of pods whose port is meant, in all units. */
  readonly owners: readonly Resource[]
}

const CONTAINER = 'spec.{containers,initContainers}[]'
const HANDLERS = ['{livenessProbe,readinessProbe,startupProbe}', 'lifecycle.{postStart,preStop}']

const declared = makeTrie([
  [`${CONTAINER}.ports[].name`, true],
  [`${CONTAINER}.ports[].containerPort`, true],
])
const probed = makeTrie(
  HANDLERS.map((handler) => [`${CONTAINER}.${handler}.{httpGet,tcpSocket,grpc}.port`, true] as const),
)
const served = makeTrie([
  ['spec.ports[].name', true],
  ['spec.ports[].port', true],
])

function isService({ builtIn, kind }: Resource): boolean {
  return builtIn && kind === 'Service'
}

/** The ports that a Service has, or the containers of what has pods, by name and by number. */
function portsOf(owner: Resource): { readonly path: FieldPath; readonly value: PortName }[] {
  const found: { path: FieldPath; value: PortName }[] = []
  const visit = ({ value, path }: { value: any; path: FieldPath }) => {
    if (isPortName(value)) found.push({ path, value })
  }
  if (isService(owner)) walkTrie(served, owner.value, visit)
  else if (shapeOf(owner) !== undefined) {
    const template = templatePath(owner)
    walkTrie(declared, valueAt(owner.value, template), visit, template)
  }
  return found
}

/** The fields of a resource that mean ports: of its own containers, of pods that it selects, of Services that it names or selects. */
function usesIn(around: Surroundings, resource: Resource): PortUse[] {
  return [
    ...probesOf(resource),
    ...selectedPorts(around, resource),
    ...policyPorts(around, resource),
    ...namedPorts(around, resource),
  ]
}

function probesOf(owner: Resource): PortUse[] {
  if (shapeOf(owner) === undefined) return []
  const found: PortUse[] = []
  const template = templatePath(owner)
  walkTrie(
    probed,
    valueAt(owner.value, template),
    ({ value, path }) => found.push({ path, value, owners: [owner] }),
    template,
  )
  return found
}

/** What the selection table knows: target ports of Services, and what monitors scrape. */
function selectedPorts(around: Surroundings, resource: Resource): PortUse[] {
  return selectionsOf(resource).flatMap((selection) => {
    if (selection.row.ports === undefined) return []
    const owners = new Set(around.unitsOf(resource).flatMap((unit) => selected(unit, selection) ?? []))
    const names = portsNamedBy(selection).map(({ path, name }): PortUse => ({ path, value: name, owners: [...owners] }))
    return [...names, ...(isService(resource) ? targetNumbers(resource, [...owners]) : [])]
  })
}

function targetNumbers({ value }: Resource, owners: readonly Resource[]): PortUse[] {
  return objectsOf<any>(value.spec?.ports).flatMap(([{ targetPort }, index]) =>
    typeof targetPort === 'number' ? [{ path: ['spec', 'ports', index, 'targetPort'], value: targetPort, owners }] : [],
  )
}

/** The ports of a NetworkPolicy: those of the pods that it is over, or of those that they may talk to. */
function policyPorts(around: Surroundings, resource: Resource): PortUse[] {
  if (!resource.builtIn || resource.kind !== 'NetworkPolicy') return []
  const { spec } = resource.value
  return DIRECTIONS.flatMap((direction) =>
    objectsOf<any>(spec?.[direction]).flatMap(([rule, index]) => {
      const owners = podsAt(around, resource, direction === 'ingress' ? [spec.podSelector ?? {}] : localPeers(rule))
      return objectsOf<any>(rule.ports).flatMap(([{ port }, at]) =>
        isPortName(port) ? [{ path: ['spec', direction, index, 'ports', at, 'port'], value: port, owners }] : [],
      )
    }),
  )
}

const DIRECTIONS = ['ingress', 'egress'] as const

/** The selectors of the pods that an egress rule allows; none where some of them may be in other namespaces. */
function localPeers(rule: any): readonly unknown[] {
  const peers = objectsOf<any>(rule.to).map(([peer]) => peer)
  const isLocal = peers.every(
    ({ ipBlock, namespaceSelector }) => ipBlock === undefined && namespaceSelector === undefined,
  )
  return isLocal ? peers.map(({ podSelector }) => podSelector) : []
}

function podsAt(around: Surroundings, policy: Resource, pods: readonly unknown[]): readonly Resource[] {
  const selectors = pods.flatMap((each) => {
    const selector = parseSelector(each)
    return selector === undefined ? [] : [selector]
  })
  const owners = around
    .unitsOf(policy)
    .flatMap((unit) => selectors.flatMap((selector) => unit.selectedBy(unit.namespaceOf(policy), selector)))
  return [...new Set(owners)]
}

function isPortName(value: unknown): value is PortName {
  return typeof value === 'string' || typeof value === 'number'
}

/** The ports beside the names of Services. */
function namedPorts(around: Surroundings, resource: Resource): PortUse[] {
  return referencesOf(resource).flatMap((reference) => {
    const ports = portsBeside(reference)
    if (ports.length === 0) return []
    const owners = targetsOf(around, reference).filter(isService)
    return ports.map(({ path, value }): PortUse => ({ path, value, owners }))
  })
}

function portsBeside(reference: Reference): readonly { readonly path: FieldPath; readonly value: PortName }[] {
  const inside = reference.kind === 'Service' ? namesBeside(reference) : []
  return [
    ...reference.parts.filter(({ what }) => what === 'port'),
    ...inside.map(({ path, name }) => ({ path, value: name })),
  ]
}

/** The port of a Service or of pods that stands at an offset of a resource, or is meant there. */
export function portSubject(around: Surroundings, resource: Resource, offset: number): Subject | undefined {
  const at = (path: FieldPath) => {
    const place = placeAt(resource, path, 'use')
    return place !== undefined && holds(place.span, offset) ? place.span : undefined
  }
  for (const { path, value } of portsOf(resource)) {
    const here = at(path)
    if (here !== undefined) return subjectOf(around, value, [resource], here)
  }
  if (!mayUsePorts(resource)) return undefined
  for (const { path, value, owners } of usesIn(around, resource)) {
    const here = at(path)
    if (here !== undefined)
      return subjectOf(
        around,
        value,
        owners.filter((owner) => has(owner, value)),
        here,
      )
  }
  return undefined
}

function mayUsePorts(resource: Resource): boolean {
  return (
    shapeOf(resource) !== undefined ||
    isService(resource) ||
    resource.kind === 'NetworkPolicy' ||
    monitorKinds.has(kindOf(resource)) ||
    referencesOf(resource).some((reference) => portsBeside(reference).length > 0)
  )
}

function has(owner: Resource, wanted: PortName): boolean {
  return portsOf(owner).some(({ value }) => value === wanted)
}

function subjectOf(
  around: Surroundings,
  value: PortName,
  owners: readonly Resource[],
  here: Span,
): Subject | undefined {
  const last = owners.at(-1)
  if (last === undefined) return undefined
  const ofServices = isService(last)
  return {
    title: `port ${typeof value === 'string' ? `"${value}"` : value} of ${nameOf(last)}`,
    name: String(value),
    here,
    declaring: owners,
    usersOf: (owner) =>
      around.unitsOf(owner).flatMap((unit) => {
        const named = referencesIn(unit).usedBy(owner)
        return ofServices
          ? [named, monitorsIn(unit)]
          : [unit.servicesOf(owner), unit.ofKind('NetworkPolicy'), monitorsIn(unit)]
      }),
    declaringOf: (user, known) =>
      usesOf(user)
        .filter((use) => use.owners.some((owner) => known.has(owner)))
        .flatMap((use) => use.owners.filter((owner) => has(owner, value))),
    placesIn: (resource, known) => {
      const own = known.has(resource)
        ? portsOf(resource).flatMap((port) =>
            port.value === value ? (placeAt(resource, port.path, 'declaration', { whole: 'object' }) ?? []) : [],
          )
        : []
      const uses = usesOf(resource)
        .filter(({ owners: meant }) => meant.some((owner) => known.has(owner)))
        .flatMap(({ path }) => placeAt(resource, path, 'use') ?? [])
      return [...own, ...uses]
    },
    naming:
      typeof value === 'number'
        ? 'it is a number'
        : {
            meansText: (text, { as }) => text === value && (as === 'item' || as === 'text'),
            refusal: (declaring) => {
              const hidden = ofServices ? undefined : [...declaring].find(({ builtIn }) => !builtIn)
              return hidden && `${nameOf(hidden)} is a custom resource, of which not all ports are known`
            },
            taken: (wanted, declaring) => {
              for (const owner of declaring)
                if (has(owner, wanted)) return `${nameOf(owner)} has a port "${wanted}" already`
              return undefined
            },
          },
  }

  function usesOf(resource: Resource): readonly PortUse[] {
    return usesIn(around, resource).filter(
      (use) => use.value === value && use.owners.some((owner) => isService(owner) === ofServices),
    )
  }
}

/** Custom kinds that select what they take ports of, as `ServiceMonitor.monitoring.coreos.com`. */
const monitorKinds: ReadonlySet<string> = new Set(
  selections.flatMap((each) =>
    each.selections.some(({ ports }) => ports !== undefined) ? each.in.filter((kind) => kind.includes('.')) : [],
  ),
)

const monitorsIn = oncePer((unit: Unit): readonly Resource[] =>
  [...monitorKinds].flatMap((kind) => customsIn(unit).get(kind) ?? []),
)
