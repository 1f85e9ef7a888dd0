import type { Context } from '../kind.ts'
import { KnownNames } from '../known-names.ts'
import type { PodSpec, Volume } from '../types/core-v1.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'

/** What the checks of a pod's parts know of the whole pod. */
export interface PodContext extends Context {
  /** Whether the spec is that of a template, which the server defaults and checks less than that of a Pod (not opts.ResourceIsPod). */
  readonly template: boolean
  /** The pod's own metadata; of a template that which its pods will have. */
  readonly metadata: ObjectMeta | undefined
  readonly spec: PodSpec
  /** The volumes in which the server found nothing wrong, by name: others are unknown to mounts (ValidateVolumes). */
  readonly volumes: ReadonlyMap<string, Volume>
  /** The names of those volumes. */
  readonly soundVolumes: KnownNames
  /** The names of all volumes, undefined where one has a wrong type, so that nobody knows them. */
  readonly writtenVolumes: ReadonlySet<string> | undefined
  readonly restartPolicy: string
  /** `spec.os.name`, where it is given. */
  readonly os: string | undefined
  readonly hostNetwork: boolean
  readonly hostUsers: boolean
  /** Seconds that containers have to end; a Pod's negative number counts as 1. */
  readonly gracePeriod: number
  /** The names in `spec.resourceClaims`. */
  readonly claimNames: KnownNames
}

const NO_VOLUMES: ReadonlyMap<string, Volume> = new Map()
const NO_NAMES = new KnownNames([])
const UNWRITTEN: ReadonlySet<string> = new Set()

/** What a pod's spec says to the checks of its parts, before its volumes are judged. */
export function podContext(
  spec: PodSpec,
  context: Context,
  { template, metadata }: { readonly template: boolean; readonly metadata: ObjectMeta | undefined },
): PodContext {
  const { terminationGracePeriodSeconds: seconds = 30, resourceClaims } = spec
  return {
    minor: context.minor,
    kind: context.kind,
    known: context.known,
    template,
    metadata,
    spec,
    volumes: NO_VOLUMES,
    soundVolumes: NO_NAMES,
    writtenVolumes: UNWRITTEN,
    restartPolicy: spec.restartPolicy || 'Always',
    os: spec.os?.name,
    hostNetwork: spec.hostNetwork === true,
    hostUsers: spec.hostUsers !== false,
    gracePeriod: seconds < 0 && !template ? 1 : seconds,
    claimNames: resourceClaims === undefined ? NO_NAMES : new KnownNames(resourceClaims.map((claim) => claim?.name)),
  }
}

/** The same pod with the volumes in which nothing was found wrong, by name. */
export function podWithVolumes(pod: PodContext, volumes: ReadonlyMap<string, Volume>): PodContext {
  const { spec, known = [] } = pod
  const isUnread = known.some(({ rule, path }) => rule === 'wrong-type' && path.includes('volumes'))
  const writtenVolumes = isUnread ? undefined : new Set(spec.volumes?.map((volume) => volume?.name ?? ''))
  return { ...pod, volumes, soundVolumes: new KnownNames(volumes.keys()), writtenVolumes }
}
