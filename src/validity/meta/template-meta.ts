import type { Field } from '../field.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { validateAnnotations, validateLabels } from './object-meta.ts'

/** Checks the metadata of what is made from a template under a name of its own: labels and annotations only (ValidateTemplateObjectMeta). */
export function validateTemplateMeta(metadata: ObjectMeta | undefined, path: Field): void {
  if (metadata === undefined) return
  validateAnnotations(metadata.annotations, path.at('annotations'))
  validateLabels(metadata.labels, path.at('labels'))
  for (const [name, value] of Object.entries(metadata))
    if (name !== 'annotations' && name !== 'labels' && value !== '' && value !== 0)
      path.at(name).forbidden('may not be set in a template, only `labels` and `annotations` may')
}
