import type { FieldPath, Segment } from '../../model/path.ts'
import { validatePodTemplateSpec } from '../core/pod-template.ts'
import { warnAboutVolumes } from '../core/volumes/warnings.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type { StatefulSetSpec } from '../types/apps-v1.ts'
import type { PodTemplateSpec, Volume } from '../types/core-v1.ts'

/** A volume of the pods and where it is written, as steps below `spec`. */
interface Placed {
  readonly volume: Volume | undefined
  readonly place: FieldPath
}

/**
 * Checks the template of a StatefulSet as the controller will use it: host name and subdomain are replaced, and the claims become the first volumes, in place of
 * those of the same names (ValidateStatefulSetSpec, volumesToAddForTemplates).
 */
export function validateSetTemplate(spec: StatefulSetSpec, path: Field, context: Context): void {
  const { template, volumeClaimTemplates = [] } = spec
  const at = path.at('template')
  if (volumeClaimTemplates.length === 0) validatePodTemplateSpec(template && withoutHost(template), at, context)
  else {
    const volumes = withClaims(spec)
    const complete = withoutHost(template ?? {}, volumes.map(({ volume }) => volume) as Volume[])
    const places = volumes.map(({ place }) => [...path.path(), ...place])
    const depth = at.path().length + 2
    at.moving(
      () => validatePodTemplateSpec(complete, at, withoutPlaces(context)),
      (steps) => placeOf(steps, depth, places),
    )
    warnAboutVolumes(replaced(spec), at.at('spec').at('volumes'), context)
  }
}

function withoutHost(template: PodTemplateSpec, volumes?: readonly Volume[]): PodTemplateSpec {
  const { hostname, subdomain, ...spec } = template.spec ?? {}
  return { ...template, spec: volumes === undefined ? spec : { ...spec, volumes } }
}

function withClaims({ template, volumeClaimTemplates = [] }: StatefulSetSpec): Placed[] {
  const placed = new Map<string, Placed>()
  volumeClaimTemplates.forEach((claim, index) => {
    const name = claim?.metadata?.name ?? ''
    const volume = { name, persistentVolumeClaim: { claimName: name } }
    placed.set(name, { volume, place: ['volumeClaimTemplates', index, 'metadata'] })
  })
  const own = (template?.spec?.volumes ?? []).map(
    (volume, index): Placed => ({ volume, place: ['template', 'spec', 'volumes', index] }),
  )
  return [...placed.values(), ...own.filter(({ volume }) => !placed.has(volume?.name ?? ''))]
}

/** What the schema refuses in volumes stands at other places than they have now. */
function withoutPlaces(context: Context): Context {
  return { ...context, known: context.known?.filter(({ rule }) => rule === 'wrong-type') }
}

/** The volumes in whose place claims come, where they are written: the server warns of those as well. */
function replaced({ template, volumeClaimTemplates = [] }: StatefulSetSpec): Volume[] {
  const names = new Set(volumeClaimTemplates.map((claim) => claim?.metadata?.name ?? ''))
  const volumes = template?.spec?.volumes ?? []
  return volumes.map((volume) => (names.has(volume?.name ?? '') ? volume : undefined)) as Volume[]
}

/** Where a person finds what the server counts among the volumes; all else stands where it says. */
function placeOf(steps: FieldPath, depth: number, places: readonly FieldPath[]): FieldPath {
  const index: Segment | undefined = steps[depth]
  if (steps[depth - 1] !== 'volumes' || typeof index !== 'number') return steps
  return [...(places[index] ?? []), ...steps.slice(depth + 1)]
}
