import { labelKeyFault, labelValueFault, labelValueHint } from '../../kubernetes/labels.ts'
import { dnsLabelFault, dnsSubdomainFault, maskTrailingDash, pathSegmentFault } from '../../kubernetes/names.ts'
import { key } from '../../model/path.ts'
import type { Field, Grammar } from '../field.ts'
import { each } from '../kind.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'

/** What is wrong with a name, or with the prefix that one is generated from. */
export type NameGrammar = (text: string, prefix: boolean) => string | undefined

/** What a kind's metadata is judged by. */
export interface MetadataRules {
  readonly name: NameGrammar
  readonly namespaced: boolean
  /** Finalizers must be standard ones or have a DNS name before a slash (pkg/apis/core/validation, not apimachinery). */
  readonly qualifiedFinalizers: boolean
  /** The server counts generations from 1, whatever number it is given (PrepareForCreate). */
  readonly generationSet?: boolean
  /** A name is there that cannot be judged: its absence is none. */
  readonly nameHidden?: boolean
}

/** Checks what every object has (ValidateObjectMeta of pkg/apis/core/validation or of apimachinery). */
export function validateObjectMeta(metadata: ObjectMeta | undefined, path: Field, rules: MetadataRules): void {
  validateName(metadata, path, rules)
  if (metadata === undefined) return
  if (rules.namespaced && given(metadata.namespace)) path.at('namespace').matches(metadata.namespace, dnsLabelFault)
  const { generation = 0 } = metadata
  if (generation < 0 && !rules.generationSet) path.at('generation').invalid(generation, 'must not be negative')
  validateLabels(metadata.labels, path.at('labels'))
  validateAnnotations(metadata.annotations, path.at('annotations'))
  validateOwnerReferences(metadata.ownerReferences, path.at('ownerReferences'))
  validateFinalizers(metadata.finalizers, path.at('finalizers'), rules.qualifiedFinalizers)
}

/** Letters and digits that a server puts behind `generateName`, and what it keeps of the prefix (names.SimpleNameGenerator). */
const SUFFIX = 'xxxxx'
const PREFIX_LENGTH = 58

/** Checks the name of an object. One that is generated is judged too: `a.-` is a good prefix, but no name comes of it. */
export function validateName(
  metadata: ObjectMeta | undefined,
  path: Field,
  { name: grammar, nameHidden }: Pick<MetadataRules, 'name' | 'nameHidden'>,
): void {
  const { name, generateName } = metadata ?? {}
  if (!given(name) && !given(generateName)) {
    if (!nameHidden) path.at('name').required('or `generateName` is required')
    return
  }
  if (given(generateName)) path.at('generateName').matches(generateName, (text) => grammar(text, true))
  if (given(name)) path.at('name').matches(name, (text) => grammar(text, false))
  else {
    const made = nameOf(metadata)
    const fault = grammar(made, false)
    if (fault !== undefined)
      path
        .at('name')
        .invalid(made, `${fault}; it is made from \`generateName\``, { at: [...path.path(), 'generateName'] })
  }
}

/** The name that an object will have: its own, or one like that which the server generates; empty where it has neither. */
export function nameOf(metadata: ObjectMeta | undefined): string {
  if (given(metadata?.name)) return metadata.name
  return given(metadata?.generateName) ? metadata.generateName.slice(0, PREFIX_LENGTH) + SUFFIX : ''
}

/** Checks the labels of an object or the `matchLabels` of a selector; errors are those of the map (unversionedvalidation.ValidateLabels). */
export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: Field): void {
  for (const name in labels) {
    const value = labels[name]!
    validateKey(name, path, labelKeyFault)
    const fault = labelValueFault(value)
    if (fault === undefined) continue
    const at = [...path.placePath(), key(name)]
    path.invalid(value, fault, { at, subject: `the value of "${name}"`, hint: labelValueHint(value) })
  }
}

const ANNOTATIONS_LIMIT = 256 * 1024

/** Checks the annotations of an object (apimachinery ValidateAnnotations): keys in any case, and at most 256 KiB in all. */
export function validateAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: Field): void {
  for (const name in annotations) validateKey(name, path, annotationKeyFault)
  validateAnnotationsSize(annotations, path)
}

/** Checks how much annotations hold, keys and values (ValidateAnnotationsSize). */
export function validateAnnotationsSize(annotations: Readonly<Record<string, string>> | undefined, path: Field): void {
  let size = 0
  for (const name in annotations) size += byteLength(name) + byteLength(annotations[name]!)
  if (size > ANNOTATIONS_LIMIT) path.tooLong(ANNOTATIONS_LIMIT, size, { unit: 'bytes', part: 'key', hint: LARGE_TEXTS })
}

const LARGE_TEXTS =
  'keep large texts in a ConfigMap; `kubectl apply` copies the whole object into an annotation, `--server-side` does not'

function annotationKeyFault(text: string): string | undefined {
  return labelKeyFault(text.toLowerCase())
}

/** Places are only worked out for keys that are none: most are fine. */
function validateKey(name: string, path: Field, grammar: Grammar): void {
  if (grammar(name) !== undefined)
    path.matches(name, grammar, { at: [...path.placePath(), key(name)], part: 'key', subject: 'the key' })
}

function validateOwnerReferences(owners: ObjectMeta['ownerReferences'], path: Field): void {
  let controller: string | undefined
  const repeated = repeatedOwners(owners ?? [])
  each(owners, path, (owner, itemPath, index) => {
    if (repeated.has(index)) return
    const { group, version } = groupVersion(owner.apiVersion ?? '')
    for (const name of OWNER_TEXTS) {
      const at = [...path.path(), index, name]
      if (name !== 'apiVersion' && !given(owner[name])) path.at(name).invalid(undefined, 'must not be empty', { at })
      if (name === 'apiVersion' && version === '')
        path.at(name).invalid(owner.apiVersion, 'must have a version, as in "apps/v1"', { at })
    }
    if (group === '' && version === 'v1' && owner.kind === 'Event')
      path.invalid(undefined, 'must not name an Event as owner', { at: itemPath.path() })
    if (owner.controller !== true) return
    const title = `${owner.kind} "${owner.name}"`
    if (controller !== undefined)
      path.invalid(undefined, `may have one controller, but ${controller} and ${title} both are`, {
        at: itemPath.path(),
      })
    controller ??= title
  })
}

/** The owners that stand in the list before in the same words, by index: servers remove them (dedupOwnerReferences). */
export function repeatedOwners(owners: NonNullable<ObjectMeta['ownerReferences']>): ReadonlySet<number> {
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (let i = 0; i < owners.length; i++) {
    if (owners[i] === undefined) continue
    const { controller, blockOwnerDeletion } = owners[i]!
    const words = [...OWNER_TEXTS.map((name) => owners[i]![name] ?? ''), `${controller}`, `${blockOwnerDeletion}`]
    const id = JSON.stringify(words)
    if (seen.has(id)) repeated.add(i)
    seen.add(id)
  }
  return repeated
}

const OWNER_TEXTS = ['apiVersion', 'kind', 'name', 'uid'] as const

/** The minor since which servers tell that they remove repeated owners. */
const REPEATED_OWNERS_SINCE = 20

/** Warns of what servers take out of the metadata, whether they accept the rest or not. */
export function warnAboutMetadata(metadata: ObjectMeta | undefined, path: Field, minor: number): void {
  const { ownerReferences: owners = [], clusterName } = metadata ?? {}
  if (minor >= REPEATED_OWNERS_SINCE && owners.length > 1) {
    const [index] = repeatedOwners(owners)
    if (index !== undefined) {
      const at = path.at('ownerReferences')
      at.standingAt(at.at(index)).warn('stands in the list before; the server removes it', { subject: 'this owner' })
    }
  }
  if (given(clusterName) && minor === 24) path.at('clusterName').warn('is not kept', { hint: 'remove it' })
}

/** Both parts of an API version; empty where there is more than one slash (schema.ParseGroupVersion). */
function groupVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const parts = apiVersion.split('/', 3)
  if (parts.length === 2) return { group: parts[0]!, version: parts[1]! }
  return { group: '', version: parts.length === 1 ? parts[0]! : '' }
}

/** Finalizers that need no DNS name (helper.IsStandardFinalizerName). */
export const STANDARD_FINALIZERS = new Set(['foregroundDeletion', 'orphan', 'kubernetes'])

function validateFinalizers(finalizers: readonly string[] | undefined, path: Field, qualified: boolean): void {
  each(finalizers, path, (finalizer, itemPath) => {
    validateFinalizer(finalizer, path.standingAt(itemPath))
    if (qualified) validateStandardFinalizer(finalizer, itemPath)
  })
  if (finalizers?.includes('foregroundDeletion') && finalizers.includes('orphan'))
    path.invalid(undefined, 'may not hold both "foregroundDeletion" and "orphan"')
}

/** Checks the form of a finalizer (ValidateFinalizerName). */
export function validateFinalizer(finalizer: string, path: Field): void {
  path.matches(finalizer, labelKeyFault, { subject: 'the finalizer' })
}

/** Checks that a finalizer is a standard one or has a DNS name (validateKubeFinalizerName). */
export function validateStandardFinalizer(finalizer: string, path: Field): void {
  if (!finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer))
    path.invalid(finalizer, 'must have a DNS name and a `/` before it, such as "example.com/cleanup"')
}

/** Names of most kinds are DNS subdomains (NameIsDNSSubdomain). */
export const subdomainName: NameGrammar = withPrefix(dnsSubdomainFault)

/** Names that become part of a host name are DNS labels (NameIsDNSLabel). */
export const labelName: NameGrammar = withPrefix(dnsLabelFault)

/** Names that only have to fit in a URL (path.ValidatePathSegmentName). */
export const pathSegmentName: NameGrammar = (text, prefix) =>
  prefix && (text === '.' || text === '..') ? undefined : pathSegmentFault(text)

/** A grammar for names as one for prefixes too: a `-` at the end of a prefix stands for what is generated behind it (maskTrailingDash). */
export function withPrefix(grammar: Grammar): NameGrammar {
  return (text, prefix) => grammar(prefix ? maskTrailingDash(text) : text)
}

function given(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

function byteLength(text: string): number {
  return Buffer.byteLength(text)
}
