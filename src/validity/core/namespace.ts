import { labelValueFault } from '../../kubernetes/labels.ts'
import type { Field } from '../field.ts'
import { type Context, each, type KindCheck } from '../kind.ts'
import { labelName, validateFinalizer, validateStandardFinalizer } from '../meta/object-meta.ts'
import type { Namespace } from '../types/core-v1.ts'

const NAME_LABEL = 'kubernetes.io/metadata.name'
const LABELLED_SINCE = 21

/** The checks of Namespaces: one that has a name is given a label with it, whatever it was before. */
export const namespace: KindCheck = {
  name: labelName,
  made: (metadata, { minor }) => {
    if (minor < LABELLED_SINCE || !metadata?.name || metadata.labels?.[NAME_LABEL] === undefined) return metadata
    return { ...metadata, labels: { ...metadata.labels, [NAME_LABEL]: '' } }
  },
  check: validateNamespace,
}

/** Checks a Namespace (ValidateNamespace). */
function validateNamespace({ metadata, spec }: Namespace, path: Field, { minor }: Context): void {
  const at = path.at('metadata')
  const { name = '' } = metadata ?? {}
  if (minor >= LABELLED_SINCE && labelValueFault(name) !== undefined)
    at.at('labels').standingAt(at.at('name')).invalid(name, 'must be fit for a label, which the Namespace is given')
  const list = path.at('spec').at('finalizers')
  each(spec?.finalizers, list, (finalizer, itemPath) => {
    const at = list.standingAt(itemPath)
    validateFinalizer(finalizer, at)
    validateStandardFinalizer(finalizer, at)
  })
}
