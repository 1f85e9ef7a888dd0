import { existsIn, type Minor } from '../../model/version.ts'
import { type Control, controls, type StrictLevel } from './controls.ts'
import type { Offence, SecuredPod } from './pod.ts'

/** A control that a pod does not keep to; paths are relative to the pod or its template, the first one is where to begin. */
export interface Violation extends Offence {
  readonly control: string
}

/** What a pod violates of a level in the policy version of a minor (policy EvaluatePod), in the order that servers name it. */
export function violations(metadata: any, spec: any, level: StrictLevel, minor: Minor): readonly Violation[] {
  const pod: SecuredPod = { annotations: metadata?.annotations ?? NO_ANNOTATIONS, spec: spec ?? {} }
  return controlsOf(level, minor).flatMap((control) => {
    const offence = isLetOff(control, pod, minor) ? undefined : control.check(pod, minor)
    return offence === undefined ? [] : [{ control: control.id, ...offence }]
  })
}

const NO_ANNOTATIONS: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** The controls of a level in the policy version of a minor: restricted has those of baseline too, but for what it replaces. */
export function controlsOf(level: StrictLevel, minor: Minor): readonly Control[] {
  const known = controls.filter((control) => existsIn(control, minor))
  if (level === 'baseline') return known.filter((control) => control.level === 'baseline')
  const replaced = new Set(known.map(({ replaces }) => replaces))
  return known.filter(({ id }) => !replaced.has(id))
}

function isLetOff({ exceptWindows, exceptOwnUsers }: Control, { spec }: SecuredPod, minor: Minor): boolean {
  if (exceptWindows !== undefined && minor >= exceptWindows && spec.os?.name === 'windows') return true
  return exceptOwnUsers !== undefined && minor >= exceptOwnUsers && spec.hostUsers === false
}
