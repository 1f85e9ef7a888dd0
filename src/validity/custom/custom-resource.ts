import { labelKeyFault } from '../../kubernetes/labels.ts'
import type { Minor } from '../../model/version.ts'
import type { CustomKind } from '../../schema/custom/definitions.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { STANDARD_FINALIZERS, subdomainName, validateObjectMeta, warnAboutMetadata } from '../meta/object-meta.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'
import { validateEmbedded } from './embedded.ts'
import { validateScale } from './scale.ts'

/** A resource that is of no built-in kind. */
export interface CustomResource {
  /** Undefined where there is no definition: then only what holds for every kind is judged. */
  readonly kind: CustomKind | undefined
  /** Without nulls and values of the wrong type. */
  readonly metadata: ObjectMeta | undefined
  /** The resource with its defaults, as it is validated. */
  readonly object: any
  /** A name is there, with a wrong type. */
  readonly nameHidden: boolean
}

/** Checks what every custom resource has, the resources embedded in it, and its scale (customresource strategy). */
export function validateCustomResource(
  { kind, metadata, object, nameHidden }: CustomResource,
  path: Field,
  minor: Minor,
): void {
  const at = path.at('metadata')
  warnAboutMetadata(metadata, at, minor)
  validateObjectMeta(metadata, at, {
    name: kind === undefined ? () => undefined : subdomainName,
    namespaced: kind?.namespaced ?? true,
    qualifiedFinalizers: false,
    generationSet: true,
    nameHidden: nameHidden || kind === undefined,
  })
  if (kind === undefined) return
  validateEmbedded(object, kind.schema, path)
  validateScale(object, kind, path)
  if (minor >= FINALIZERS_SINCE) warnOfFinalizers(metadata?.finalizers, at.at('finalizers'))
}

/** The first minor that warns of names of finalizers. */
const FINALIZERS_SINCE = 29

/** Finalizers without a domain are those of the server (validateKubeFinalizerName). */
function warnOfFinalizers(finalizers: readonly string[] | undefined, path: Field): void {
  each(finalizers, path, (finalizer, itemPath) => {
    if (finalizer.includes('/') || STANDARD_FINALIZERS.has(finalizer) || labelKeyFault(finalizer) !== undefined) return
    path.standingAt(itemPath).warn(`"${finalizer}" may be the name of another one`, {
      subject: 'the finalizer',
      hint: `put a domain of your own before it, such as "example.com/${finalizer}"`,
    })
  })
}
