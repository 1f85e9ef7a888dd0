import type { Field } from '../field.ts'
import type { CustomResourceSubresources } from '../types/apiextensions-v1.ts'
import { simplePathFault } from './simple-path.ts'

/** The fields of `scale`, and below which fields of the resource they may point. */
const PATHS = [
  ['specReplicasPath', ['.spec.']],
  ['statusReplicasPath', ['.status.']],
  ['labelSelectorPath', ['.spec.', '.status.']],
] as const

/** Checks the subresources of a custom resource (ValidateCustomResourceDefinitionSubresources). */
export function validateSubresources(subresources: CustomResourceSubresources | undefined, path: Field): void {
  const scale = subresources?.scale
  if (scale === undefined) return
  for (const [name, roots] of PATHS) {
    const value = scale[name]
    if (!value) continue
    const at = path.at('scale').at(name)
    const wanted = roots.map((root) => `\`${root}\``).join(' or ')
    if (at.matches(value, simplePathFault) && !roots.some((root) => value.startsWith(root)))
      at.invalid(value, `must begin with ${wanted}`)
  }
}
