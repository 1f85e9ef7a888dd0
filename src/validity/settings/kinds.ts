import { validateEnv, validateEnvFrom } from '../core/env.ts'
import { validateMounts } from '../core/mounts.ts'
import { podContext } from '../core/pod-context.ts'
import { validateVolumes } from '../core/volumes/volumes.ts'
import type { Field } from '../field.ts'
import type { Context, GroupChecks } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { PodPreset } from '../types/settings-v1alpha1.ts'

/** The kinds of `settings.k8s.io`, which went with 1.20 (pkg/apis/settings/validation). */
export const settings: GroupChecks = {
  PodPreset: { check: validatePodPreset },
}

/** Checks what is put into pods (ValidatePodPresetSpec). */
function validatePodPreset({ spec = {} }: PodPreset, path: Field, context: Context): void {
  const at = path.at('spec')
  const { env, envFrom, volumes, volumeMounts } = spec
  validateLabelSelector(spec.selector, at.at('selector'), context)
  if (env === undefined && envFrom === undefined && volumes === undefined && volumeMounts === undefined)
    ['volumes', 'env', 'envFrom', 'volumeMounts']
      .reduce((place, name) => place.at(name), at)
      .standingAt(at)
      .required('must have `env`, `envFrom`, `volumeMounts` or `volumes`', { subject: '`spec`' })
  const pod = podContext({}, context, { template: true, metadata: undefined })
  const sound = validateVolumes(volumes, at.at('volumes'), pod)
  validateEnv(env, at.at('env'), pod)
  validateEnvFrom(envFrom, at.at('envFrom'), pod)
  validateMounts({ volumeMounts }, at, { ...pod, volumes: sound })
}
