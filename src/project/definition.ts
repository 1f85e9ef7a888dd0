import { CustomDefinitions } from '../schema/custom/definitions.ts'
import type { PlainResource } from '../workspace/resource.ts'

/** The kind of what defines custom resources. */
export const DEFINITION = 'CustomResourceDefinition'

/** For what is judged as if there were none. */
export const NO_CUSTOMS = new CustomDefinitions()

export function isDefinition({ kind, builtIn }: PlainResource): boolean {
  return builtIn && kind === DEFINITION
}
