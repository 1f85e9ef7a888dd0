// Written by `npm run object-types` from `schemas/`: every field of every minor. An integer beyond 2^53 is a bigint.
import type * as coreV1 from './core-v1.ts'
import type * as metaV1 from './meta-v1.ts'

export interface PodPreset {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: metaV1.ObjectMeta
  readonly spec?: PodPresetSpec
}

export interface PodPresetList {
  readonly apiVersion?: string
  readonly items?: readonly PodPreset[]
  readonly kind?: string
  readonly metadata?: metaV1.ListMeta
}

export interface PodPresetSpec {
  readonly env?: readonly coreV1.EnvVar[]
  readonly envFrom?: readonly coreV1.EnvFromSource[]
  readonly selector?: metaV1.LabelSelector
  readonly volumeMounts?: readonly coreV1.VolumeMount[]
  readonly volumes?: readonly coreV1.Volume[]
}
