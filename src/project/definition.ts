import type { PlainResource } from '../workspace/resource.ts'

/** The kind of what defines custom resources. */
export const DEFINITION = 'CustomResourceDefinition'

export function isDefinition({ kind, builtIn }: PlainResource): boolean {
  return builtIn && kind === DEFINITION
}
