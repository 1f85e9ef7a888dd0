import type { Feature } from '../feature.ts'
import { definition, typeDefinition } from './definition.ts'
import { documentHighlight } from './highlight.ts'
import { references } from './references.ts'
import { prepareRename, rename } from './rename.ts'

/** What leads from a text to others that are about the same. */
export const navigation: readonly Feature[] = [
  definition,
  typeDefinition,
  references,
  documentHighlight,
  prepareRename,
  rename,
]
