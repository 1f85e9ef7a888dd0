// Written by `npm run rules` from the files in this folder.
import type { Rule } from '../src/engine/rule.ts'

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
]
