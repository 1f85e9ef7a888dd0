import type { Field } from '../field.ts'
import type { Binding } from '../types/core-v1.ts'

/** Checks which node a pod is bound to (ValidatePodBinding). */
export function validateBinding({ metadata, target }: Binding, path: Field): void {
  if (!metadata?.name) path.at('metadata').at('name').required('must be that of the pod')
  const { kind = '', name = '' } = target ?? {}
  if (kind !== '' && kind !== 'Node') path.at('target').at('kind').unsupported(kind, ['Node'])
  if (name === '') path.at('target').at('name').required('must be that of a node')
}
